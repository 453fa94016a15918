"""The pages in Firefox: a day is found by keys, a slider is moved, a word is searched for, a page is watched."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tracker.site.watching import watch_page
from web.firefox import Firefox, firefox, has_firefox

_HEADING = "return document.getElementById('when').textContent"
_TIMED = """
return (async () => {
const slider = document.getElementById("day"), taken = [];
for (let time = 0; time < 60; time += 1) {
  slider.value = Number(slider.min) + (slider.max - slider.min) * ((time * 37) % 60) / 60;
  const begun = performance.now();
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  taken.push(performance.now() - begun);
}
return taken.sort((a, b) => a - b)[56];
})();
"""


def in_firefox(file: Path, site: Path, pictures: Path) -> Iterator[str]:
    """Use pages as a person would, and yield what is not as it must be; without a Firefox there is nothing to say."""
    if has_firefox() is None:
        print("Firefox is not there, and was not tried")
        return
    with firefox() as started:
        started.size(1180, 800)
        yield from _by_keys(started, file)
        started.picture(pictures / "firefox-day.png")
        print(f"Firefox: slider to picture p95 {started.run(_TIMED):.0f} ms")
        started.open((site / "search.html").as_uri())
        started.press(*"lithuania recalled")
        found = started.run("return document.getElementById('found').textContent")
        yield from _must(
            found, lambda text: text.endswith("entries.") and not text.startswith("0 "), "the search finds"
        )
        started.picture(pictures / "firefox-search.png")
        started.open((site / "actors" / "LTU.html").as_uri())
        started.picture(pictures / "firefox-actor.png")
        yield from _watched(started, pictures.parent / "watch.html")
        started.size(390, 844)
        started.open(file.as_uri())
        wide = started.run("return document.documentElement.scrollWidth - innerWidth")
        yield from _must(wide, lambda pixels: pixels <= 0, "on a phone the page is wider than the screen by")
        started.picture(pictures / "firefox-phone.png")


def _by_keys(started: Firefox, file: Path) -> Iterator[str]:
    """Go to the next change, open what stands behind a line, and move both sliders, by keys alone."""
    started.open(f"{file.as_uri()}#LTU-CHN/2021-05-01")
    started.press("ArrowRight")
    yield from _must(started.run(_HEADING), lambda told: told == "At the end of 22 May 2021", "the next change is")
    left = (
        "[...document.querySelectorAll('.line:not([hidden])')].find((one) => one.textContent.includes('not a member'))"
    )
    started.run(f"{left}.querySelector('summary').focus()")
    started.press("Enter")
    told = started.run(f"return {left}.querySelector('.sources').innerText")
    yield from _must(told, lambda text: "24 May 2021" in text, "the source is told as")
    started.run("document.getElementById('day').focus()")
    started.press("ArrowRight", "ArrowRight")
    yield from _must(started.run(_HEADING), lambda told: told == "At the end of 24 May 2021", "two days on it is")
    started.run("document.getElementById('known').focus()")
    started.press("ArrowLeft")
    known = started.run("return document.getElementById('known-by').textContent")
    yield from _must(known, lambda text: text != "all documents", "known by is still")


def _watched(started: Firefox, file: Path) -> Iterator[str]:
    """See that a watched page says what is new, and that the reader stays where they were."""
    lines = "\n".join(map(str, range(300)))
    file.write_text(watch_page(f"12:00:00\nNo fault.\n{lines}", "mark"), encoding="utf-8")
    started.open(file.as_uri())
    started.run("scrollTo(0, 1500); window.stays = true")
    file.write_text(watch_page(f"12:00:09\n1 fault.\n{lines}", "mark"), encoding="utf-8")
    said = ""
    for _ in range(100):
        said = started.run("return document.getElementById('again').textContent")
        if said:
            break
        time.sleep(0.1)
    yield from _must(said, lambda text: text == "Checked again: 1 fault.", "a watched page says")
    stays = started.run("return scrollY > 1000 && window.stays === true")
    yield from _must(stays, bool, "the reader stays")
    file.unlink()


def _must(found: Any, is_so: Callable[[Any], bool], fault: str) -> Iterator[str]:
    """Yield a fault with what was found, where that is not as it must be."""
    if not is_so(found):
        yield f"in Firefox {fault} '{found}'"
