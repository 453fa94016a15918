// A field that filters a list, by every word that is typed; keys that every page has: '?' lists them; a link with the key's name in `data-key` is followed.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.target.matches("input:not([type=range]), select, textarea")) return;
  const list = document.getElementById("keys");
  const named = `[data-key="${CSS.escape(event.key)}"]`;
  const place = document.querySelector(`input${named}`) ?? document.querySelector(named);
  if (event.key === "?" && list) {
    event.preventDefault();
    if (list.open) list.close();
    else list.showModal();
  } else if (place) {
    event.preventDefault();
    if (place.matches("a")) place.click();
    else place.focus();
  }
});
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone '%' stands for itself
  }
};
for (const field of document.querySelectorAll("[data-filters]")) {
  const items = [...document.querySelectorAll(`${field.dataset.filters} > li`)];
  const texts = items.map((item) => item.textContent.toLowerCase());
  const MOST = 200;
  const filter = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    items.forEach((item, place) => {
      const fits = words.every((word) => texts[place].includes(word));
      if (fits) found += 1;
      item.hidden = !fits || found > MOST;
    });
    const more = found > MOST ? `, the first ${MOST} shown` : "";
    document.getElementById("found").textContent = `${found.toLocaleString("en-GB")} ${found === 1 ? "entry" : "entries"}${more}.`;
  };
  field.closest(".search").hidden = false;
  field.addEventListener("input", filter);
  field.addEventListener("keydown", (event) => {
    const first = items.find((item) => !item.hidden);
    if (event.key === "Enter" && first) first.querySelector("a").click();
  });
  if (location.hash.startsWith("#q=")) field.value = decoded(location.hash.slice(3));
  filter();
  if (document.querySelector("#all")) field.focus();
}
