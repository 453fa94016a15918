// Shows what was told of the day on which the slider stands. All texts stand on the page; this only hides and shows them.
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const main = by("main");
  const slider = by("day");
  if (!slider) return;
  document.documentElement.classList.add("live");

  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  const EPOCH = 719163; // the number of 1 January 1970: days are counted from the year 1
  const LAST = 3652058;
  const pad = (number, width) => String(number).padStart(width, "0");
  const calendar = (day) => new Date((day - EPOCH) * 864e5);
  const iso = (day) => {
    const date = calendar(day);
    return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
  };
  const spoken = (day) => {
    const date = calendar(day);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  };
  const number = (text) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) return NaN;
    return Math.round(Date.parse(`${text}T00:00:00Z`) / 864e5) + EPOCH;
  };
  const numbers = (text) => (text ? text.split(" ").map(Number) : []);
  const within = (value, least, most) => Math.min(Math.max(value, least), most);

  const first = Number(main.dataset.first);
  const last = Number(main.dataset.last);
  const now = all(".states > li").map((item) => ({ first: Number(item.dataset.first), lines: numbers(item.dataset.lines) }));
  const knowledge = all("#knowledge > li").map((item) => ({
    knownBy: Number(item.dataset.knownBy) || null,
    told: item.dataset.told,
    packed: item.dataset.states,
  }));
  const lines = new Map(all(".line").map((item) => [Number(item.id.slice(5)), item]));
  const subjects = all(".subject").map((section) => ({ section, items: [...section.querySelectorAll(".line")] }));
  const acts = all(".act").map((item) => ({ item, from: Number(item.dataset.from), last: Number(item.dataset.last),
    known: Number(item.dataset.known) }));
  const FEW = 8;
  let day = last;
  let known = knowledge.length - 1;
  let more = false;

  // The states of what was known by a day are read when they are first asked for; the last are those of the page.
  const isEarlier = () => known < knowledge.length - 1;
  const statesOf = (index) => {
    const told = knowledge[index];
    if (!isEarlier()) return now;
    told.states ??= told.packed.split(";").map((one) => {
      const [begins, rest] = one.split(":");
      return { first: Number(begins), lines: numbers(rest) };
    });
    return told.states;
  };
  const placeOf = (states, when) => {
    let low = 0;
    let high = states.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (states[middle].first <= when) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  // Which lines are shown is the same for all days of a state.
  let lastShown = "";
  const words = new Map([...lines].map(([key, item]) => [key, item.dataset.mark + item.querySelector(".told").textContent]));
  const showLines = (then, later, compares) => {
    // Two lines that say the same on other evidence are one thing: only what is said is compared.
    const saidThen = new Set([...then].map((key) => words.get(key)));
    const saidNow = new Set([...later].map((key) => words.get(key)));
    for (const [key, item] of lines) {
      const onlyThen = compares && then.has(key) && !saidNow.has(words.get(key));
      const onlyNow = compares && later.has(key) && !saidThen.has(words.get(key));
      item.hidden = !(then.has(key) || onlyNow);
      item.classList.toggle("only-then", onlyThen);
      item.classList.toggle("only-now", onlyNow);
    }
    for (const { section, items } of subjects) section.hidden = items.every((item) => item.hidden);
  };
  const show = () => {
    const states = statesOf(known);
    const place = placeOf(states, day);
    const earlier = isEarlier();
    const compares = earlier && by("compare").checked;
    const then = new Set(states[place].lines);
    const later = new Set(earlier ? now[placeOf(now, day)].lines : []);
    const key = `${known}/${place}/${compares ? placeOf(now, day) : ""}`;
    if (key !== lastShown) showLines(then, later, compares);
    lastShown = key;
    showActs(earlier ? knowledge[known].knownBy : null);
    const begins = states[place].first;
    const ends = place + 1 < states.length ? states[place + 1].first - 1 : LAST;
    by("when").textContent = `At the end of ${spoken(day)}`;
    by("span").textContent = spanned(begins, ends, then.size);
    const axis = day < first ? "before the line of time; " : day > last ? "after the line of time; " : "";
    slider.value = within(day, first, last);
    slider.setAttribute("aria-valuetext", axis + spoken(day));
    by("date").value = iso(day);
    by("back").disabled = place === 0;
    by("on").disabled = place + 1 === states.length;
    const mark = document.querySelector(".now");
    mark.style.setProperty("--at", (within(day, first, last) - first) / Math.max(1, last - first));
    if (knowledge.length) sayKnown();
  };
  const spanned = (begins, ends, count) => {
    if (!count) return "No state is told of this day.";
    if (begins <= 0 && ends >= LAST) return "The same on every day.";
    if (begins <= 0) return `The same until ${spoken(ends)}.`;
    if (ends >= LAST) return `The same since ${spoken(begins)}.`;
    return begins === ends ? "On this day alone." : `The same from ${spoken(begins)} to ${spoken(ends)}.`;
  };
  // Of thousands of acts only those are touched that were shown, or are to be.
  let shownActs = acts;
  const showActs = (knownBy) => {
    const next = [];
    let told = 0;
    for (const act of acts) {
      if (act.from > day || (knownBy !== null && act.known > knownBy)) continue;
      told += 1;
      if (more || act.from === day || next.length < FEW) next.push(act);
    }
    const stay = new Set(next);
    for (const act of shownActs) act.item.hidden = !stay.has(act);
    for (const act of next) {
      act.item.hidden = false;
      act.item.classList.toggle("today", act.from === day);
      act.item.classList.toggle("perhaps", act.last > day);
    }
    shownActs = next;
    const shown = next.length;
    by("acts-heading").textContent = "Acts up to this day, the latest first";
    const written = (number) => number.toLocaleString("en-GB");
    const all = told === shown ? "" : `, the last ${written(shown)} shown`;
    const hindsight = knownBy === null ? "" : ` Those first published later are left out; the others are told by what ${by("knowledge").dataset.latest}.`;
    by("acts-told").textContent = (told ? `${written(told)} ${told === 1 ? "act" : "acts"}${all}.` : "None yet.") + hindsight;
    by("more").hidden = more || told === shown;
  };
  const sayKnown = () => {
    const text = knowledge[known].told;
    by("known-by").textContent = text;
    by("known").value = known;
    by("known").setAttribute("aria-valuetext", text);
    by("compare").disabled = !isEarlier();
  };

  // A link holds the pair, the day and, where it is not all, the day by which it was known.
  let waiting = 0;
  const link = () => {
    const parts = [main.dataset.pair, iso(day)];
    if (isEarlier()) parts.push(iso(knowledge[known].knownBy));
    history.replaceState(null, "", `#${parts.join("/")}`);
  };
  // Where the drawing is wider than the screen, the day stays in view; not while a finger drags it.
  const picture = document.querySelector(".picture");
  const follow = () => {
    const part = (within(day, first, last) - first) / Math.max(1, last - first);
    picture.scrollLeft = slider.offsetLeft + part * slider.offsetWidth - picture.clientWidth / 2;
  };
  const go = (when, drags = false) => {
    day = within(when, 1, LAST);
    show();
    if (!drags) follow();
    clearTimeout(waiting);
    waiting = setTimeout(link, 150);
  };
  const step = (by) => {
    const states = statesOf(known);
    const place = placeOf(states, day);
    if (by > 0 && place + 1 < states.length) go(states[place + 1].first);
    else if (by < 0 && day > states[place].first && states[place].first > 0) go(states[place].first);
    else if (by < 0 && place > 0) go(Math.max(states[place - 1].first, states[place].first - 1 < first ? 1 : first));
  };
  const read = () => {
    const [, when, knownBy] = /^#(?:.*?(?:\/|%2F))?(\d{4}-\d\d-\d\d)(?:(?:\/|%2F)(\d{4}-\d\d-\d\d))?$/i.exec(location.hash) ?? [];
    if (knownBy) {
      const by = number(knownBy);
      const found = knowledge.findLastIndex((one) => one.knownBy !== null && one.knownBy <= by);
      known = found < 0 ? known : found;
    }
    const asked = when ? number(when) : NaN;
    day = Number.isNaN(asked) ? day : within(asked, 1, LAST);
    show();
    follow();
  };

  slider.addEventListener("input", () => go(Number(slider.value), true));
  by("date").addEventListener("change", (event) => {
    const asked = number(event.target.value);
    if (!Number.isNaN(asked)) go(asked);
  });
  by("back").addEventListener("click", () => step(-1));
  by("on").addEventListener("click", () => step(1));
  by("more").addEventListener("click", () => {
    more = true;
    show();
    acts.find((act) => !act.item.hidden)?.item.querySelector("summary").focus();
  });
  if (knowledge.length) {
    by("known").addEventListener("input", (event) => {
      known = Number(event.target.value);
      go(day);
    });
    by("compare").addEventListener("change", show);
  }
  document.querySelector(".controls").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.matches("input, select, textarea, [contenteditable]")) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      step(event.key === "ArrowRight" ? 1 : -1);
    }
  });
  // A finger or a mouse on the drawing goes to the day below it.
  const axis = document.querySelector(".axis");
  axis.addEventListener("click", (event) => {
    if (event.target === slider) return;
    const box = slider.getBoundingClientRect();
    const thumb = box.height;
    const part = (event.clientX - box.left - thumb / 2) / (box.width - thumb);
    if (part >= 0 && part <= 1) go(Math.round(first + part * (last - first)));
  });
  window.addEventListener("hashchange", read);
  window.addEventListener("beforeprint", () => all(".line:not([hidden]) details").forEach((one) => { one.open = true; }));

  for (const hidden of [slider, document.querySelector(".now"), document.querySelector(".controls")]) hidden.hidden = false;
  const states = document.querySelector("#states details");
  if (states) states.open = false;
  read();
})();
