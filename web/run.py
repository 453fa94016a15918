"""Tries pages in a browser, and measures: `make web`. The exit code is 1 where something is not as it must be.

Chromium comes from Debian (`apt-get install chromium`), Playwright and axe from the extra `web-test`. With `--short`
fewer pages are looked at in fewer views, and times are told but not judged, for they are those of the machine.
"""

import gzip
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from look.samples import STORE
from look.scenes import stage
from tracker import Desk
from tracker.desk.asking import of_two
from tracker.desk.bounds import bounds
from tracker.desk.reading import tell
from tracker.projections.relation import gathered
from tracker.site.writing import write_pair, write_site
from web.browser import browser, opened
from web.in_firefox import in_firefox
from web.minute import in_a_minute

TALLEST = 8000
"""Of a page that is longer only so many pixels are drawn: a browser draws no picture of any length."""

BUILD = Path(__file__).resolve().parent.parent / "build" / "web"
FIRST, LAST = date(2012, 1, 1).toordinal(), date(2025, 12, 31).toordinal()
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
VIEWS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": DESK},
    "desk-dark": {"viewport": DESK, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "has_touch": True},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "print": {"viewport": {"width": 700, "height": 900}},
}
PAIRS = (("LTU", "CHN"), ("LTU", "JPN"), ("ISL", "PRY"), ("VCT", "MKD"), ("GEO", "KOR"), ("EU", "BLR"), ("ARG", "URY"),
         ("LTU", "OECD"))  # fmt: skip
"""Of each sort one: crowded, quiet, empty, long names, other scripts, a list of hundreds, claims alone, no state."""

SHORT_PAIRS, SHORT_VIEWS = (0, 7), ("desk", "phone-dark")
"""What the short form looks at: a crowded pair and one without a state, each in two views."""

SITE = ("index.html", "search.html", "kinds.html", "calendar.html", "actors/LTU.html", "formats/CHN-CEEC.html",
        "documents/cna-budrys-2025-11.html")  # fmt: skip
"""A page of each sort of a site."""

SLIDE = """
async ({first, last, times}) => {
  const slider = document.getElementById("day");
  const taken = [];
  for (let time = 0; time < times; time += 1) {
    slider.value = Math.round(first + (last - first) * ((time * 617) % times) / times);
    const begun = performance.now();
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    taken.push(performance.now() - begun);
  }
  return taken.sort((a, b) => a - b);
}
"""
SHOWN = """
({first, last, step}) => {
  const slider = document.getElementById("day");
  slider.min = first;
  slider.max = last;
  const found = [];
  for (let day = first; day <= last; day += step) {
    slider.value = day;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    found.push([...document.querySelectorAll(".line:not([hidden])")].map((line) => Number(line.id.slice(5))));
  }
  return found;
}
"""


AXE = {"runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]}}  # fmt: skip
"""All rules that axe has, with those that it leaves out by itself."""


def main() -> int:
    """Write pages of each sort, try them, and say what was found."""
    faults: list[str] = []
    short = "--short" in sys.argv
    pairs = [PAIRS[place] for place in SHORT_PAIRS] if short else PAIRS
    (BUILD / "pictures").mkdir(parents=True, exist_ok=True)
    with stage() as scratch, TemporaryDirectory() as folder, Desk.open(Path(scratch, STORE)) as desk:
        begun = time.process_time()
        first = write_pair(desk, Path(folder), *PAIRS[0], {"on": "2026-01-01"})
        print(f"Lithuania and China written in {time.process_time() - begun:.2f} s of processor time")
        files = [first, *(write_pair(desk, Path(folder), *pair, {"on": "2026-01-01"}) for pair in pairs[1:])]
        bounded = write_pair(desk, Path(folder, "bounded"), *PAIRS[0], {"known_by": "2021-09-30"})
        write_site(desk, Path(folder, "site"), {"on": "2026-01-01"}, "LTU")
        files += [Path(folder, "site", name) for name in SITE]
        with browser() as started:
            faults += [*_size(first), *_every_day(started, first, desk)]
            faults += [*_keys(started, first), *_keys_of_site(started, Path(folder, "site"))]
            faults += [one for view in ("desk", "phone") for one in in_a_minute(started, first, view, VIEWS[view])]
            faults += [*_without_script(started, first), *_odd_address(started, first), *_bounded(started, bounded)]
            faults += _slider(started, first, judged=not short)
            faults += _served(started, Path(scratch, STORE), judged=not short)
            views = {name: VIEWS[name] for name in SHORT_VIEWS} if short else VIEWS
            faults += [fault for file in files for fault in _looked_at(started, file, views)]
        faults += in_firefox(first, Path(folder, "site"), BUILD / "pictures")
    for fault in faults:
        print(f"NOT AS IT MUST BE: {fault}")
    print(f"{len(faults)} findings; pictures: {BUILD / 'pictures'}")
    return 1 if faults else 0


def _must(is_so: bool, fault: str) -> Iterator[str]:
    """Yield a fault where something is not as it must be."""
    if not is_so:
        yield fault


def _size(file: Path) -> Iterator[str]:
    whole, zipped = file.stat().st_size, len(gzip.compress(file.read_bytes(), 9))
    print(f"{file.name}: {whole / 1000:.0f} kB, zipped {zipped / 1000:.0f} kB")
    yield from _must(zipped <= 60_000, f"{file.name} is {zipped} bytes when zipped")


def _slider(started: Browser, file: Path, *, judged: bool) -> Iterator[str]:
    """Move the slider over all days, and measure until the picture is drawn."""
    page, wrong = opened(started, file.as_uri(), viewport=DESK)
    taken = page.evaluate(SLIDE, {"first": FIRST, "last": LAST, "times": 200})
    p95 = taken[int(len(taken) * 0.95)]
    print(f"Slider to picture: median {taken[len(taken) // 2]:.0f} ms, p95 {p95:.0f} ms")
    yield from (f"{file.name}: {one}" for one in wrong)
    yield from _must(p95 <= 40 or not judged, f"the slider takes {p95:.0f} ms")


def _every_day(started: Browser, file: Path, desk: Desk) -> Iterator[str]:
    """Hold what the page shows of each of 5,114 days against the desk's answer to that day alone."""
    page, _ = opened(started, file.as_uri(), viewport=DESK)
    shown = page.evaluate(SHOWN, {"first": FIRST, "last": LAST, "step": 1})
    lines = desk.states(*PAIRS[0], on="2026-01-01", knowledge=True).value.lines
    told_of = tell(desk, of_two(*PAIRS[0]), bounds("2026-01-01"))
    derived, pair = told_of.narrative.catalogue.is_derived, gathered(told_of.narrative, told_of.subject)
    wrong = []
    for day, numbers in zip(range(FIRST, LAST + 1), shown, strict=True):
        told = {answer for number in numbers for answer in lines[number].answers}
        asked = pair.on(told_of.on(day)).answers
        answers = {(str(one.fluent), one.value, one.answer.value) for one in asked}
        made = {one for one in answers - told if derived(one[0].partition("(")[0]) and one[2] != "holds"}
        if told != answers - made:
            wrong.append(date.fromordinal(day).isoformat())
    print(f"Days held against the desk: {len(shown):,}, {len(wrong)} differ")
    yield from _must(not wrong, f"another answer than the desk's on {', '.join(wrong[:5])}")


def _keys(started: Browser, file: Path) -> Iterator[str]:
    """Find by the keyboard alone when Lithuania left the format, who says so, and what was known a week before."""
    page, wrong = opened(started, f"{file.as_uri()}#LTU-CHN/2021-05-01", viewport=DESK)
    page.keyboard.press("ArrowRight")
    heading = page.inner_text("#when")
    yield from _must(heading == "At the end of 22 May 2021", f"the next change after 1 May is shown as '{heading}'")
    left = page.locator(".line:not([hidden])", has_text="Lithuania is not a member of").first
    left.locator("summary").focus()
    page.keyboard.press("Enter")
    told = left.locator(".sources").inner_text()
    yield from _must("24 May 2021" in told and "“" in told, f"its source is told as '{told}'")
    page.locator("#known").focus()
    for _ in range(60):
        if date.fromordinal(_known_by(page)) <= date(2021, 5, 15):
            break
        page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(300)
    yield from _must("/2021-05-22/2021-" in page.url, f"the link is {page.url}")
    page.locator("#answer").click()
    page.keyboard.press("?")
    yield from _must(page.locator("#keys").is_visible(), "'?' does not list the keys")
    yield from (f"by keys: {one}" for one in wrong)


def _keys_of_site(started: Browser, site: Path) -> Iterator[str]:
    """Go to the field of the index, from there to the search, and from a page of two to the index, by keys alone."""
    page, wrong = opened(started, (site / "index.html").as_uri(), viewport=DESK)
    page.keyboard.press("g")
    place = page.evaluate("document.activeElement.id")
    yield from _must(place == "filter", f"'g' on the index leads to '{place}'")
    page.keyboard.type("china")
    yield from _must("LTU" in page.url or page.locator("#pairs > li:not([hidden])").count() > 0, "no pair is found")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pairs/**")
    page.keyboard.press("/")
    page.wait_for_url("**/search.html")
    yield from (f"by keys of the site: {one}" for one in wrong)


def _odd_address(started: Browser, file: Path) -> Iterator[str]:
    """Open a page by an address that is no link of it."""
    for anchor in ("%", "%E0%A4%A", "LTU-CHN/2021-13-45", "line-0", "q=%"):
        page, wrong = opened(started, f"{file.as_uri()}#{anchor}", viewport=DESK)
        yield from _must(page.inner_text("#when").startswith("At the end of "), f"#{anchor} stops the page")
        yield from (f"#{anchor}: {one}" for one in wrong)


def _bounded(started: Browser, file: Path) -> Iterator[str]:
    """See that a page of what was known by a day never says that it tells all that is known."""
    page, wrong = opened(started, file.as_uri(), viewport=DESK)
    told = page.inner_text("body")
    yield from _must("all documents" not in told and "known now" not in told, "a bounded page speaks of all documents")
    yield from _must(page.locator("#compare").is_disabled(), "a bounded page compares with itself")
    page.locator("#known").focus()
    page.keyboard.press("ArrowLeft")
    text = page.inner_text("#acts-told")
    yield from _must("what was known by 30 September 2021" in text, f"of acts it says '{text}'")
    yield from (f"bounded: {one}" for one in wrong)


def _known_by(page: Page) -> int:
    """Return the day by which what is shown was known."""
    place = int(page.input_value("#known"))
    return int(page.locator("#knowledge > li").nth(place).get_attribute("data-known-by") or LAST)


def _without_script(started: Browser, file: Path) -> Iterator[str]:
    """See that without a script every state stands there, and a link leads to one."""
    page, _ = opened(started, f"{file.as_uri()}#2021-08-10", viewport=DESK, java_script_enabled=False)
    state = page.locator("[id='2021-08-10']")
    yield from _must(state.is_visible(), "without a script the state of 10 August 2021 is not shown")
    yield from _must("no ambassador in Lithuania" in state.inner_text(), "the state without a script lacks the recall")
    yield from _must(not page.locator("#day").is_visible(), "without a script there is a slider that does nothing")


def _served(started: Browser, store: Path, *, judged: bool) -> Iterator[str]:
    """Serve the store, move the slider of a served page, and ask under a foreign name."""
    port = 8431
    words = (sys.executable, "-m", "tracker", "--store", str(store), "serve", "--port", str(port))
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}/pairs/CHN-LTU.html"
            _await(port)
            begun = time.perf_counter()
            page, wrong = opened(started, address, viewport=DESK)
            print(f"Served: first view {time.perf_counter() - begun:.1f} s")
            taken = page.evaluate(SLIDE, {"first": FIRST, "last": LAST, "times": 100})
            print(f"Served: slider to picture p95 {taken[95]:.0f} ms")
            yield from _must(taken[95] <= 140 or not judged, f"the served slider takes {taken[95]:.0f} ms")
            yield from (f"served: {one}" for one in wrong)
            foreign = http.client.HTTPConnection("127.0.0.1", port)
            foreign.request("GET", "/", headers={"Host": "evil.example"})
            yield from _must(foreign.getresponse().status == 403, "a foreign host is answered")
        finally:
            server.terminate()


def _await(port: int) -> None:
    """Wait until something listens at a port."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _looked_at(started: Browser, file: Path, views: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Draw a page in every view, and ask axe about each."""
    for name, view in views.items():
        page, wrong = opened(started, file.as_uri(), **view)
        if name == "print":
            page.emulate_media(media="print")
        part = {"x": 0, "y": 0, "width": view["viewport"]["width"], "height": min(_height(page), TALLEST)}
        page.screenshot(path=BUILD / "pictures" / f"{file.stem}-{name}.png", full_page=True, clip=part)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        yield from _must(wide <= 0, f"{file.name} ({name}) is {wide} pixels wider than the screen")
        yield from (f"{file.name} ({name}): {one}" for one in [*wrong, *_axe(page)])
        page.context.close()


def _height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def _axe(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:120]})" for one in found]


if __name__ == "__main__":
    sys.exit(main())
