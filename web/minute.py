"""The question of a minute, by keys alone: when did Lithuania leave, who says so, what was known a week before."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from web.browser import opened

_PATIENCE = 250
"""So many times a person presses a key before they give up."""

_A_WEEK_BEFORE = date(2021, 5, 15).toordinal()


def in_a_minute(started: Browser, file: Path, name: str, view: dict[str, Any]) -> Iterator[str]:
    """Answer the question on a page that was just opened; what is read is what a screen reader is given."""
    page, wrong = opened(started, file.as_uri(), **view)
    begun, told = time.monotonic(), list[str]()
    try:
        told = [*_when_and_by_whom(page), _known_before(page)]
    except LookupError as lost:
        yield f"in a minute ({name}): {lost}"
    print(f"The question of a minute ({name}): {time.monotonic() - begun:.0f} s by keys; {'; '.join(told[1:])}")
    yield from (f"in a minute ({name}): {one}" for one in wrong)
    if time.monotonic() - begun > 60:
        yield f"in a minute ({name}): it took longer"
    if told and not all(
        part in " ".join(told) for part in ("22 May 2021", "24 May 2021", "“", "holds Lithuania is a full member")
    ):
        yield f"in a minute ({name}): it is told as '{' | '.join(told)}'"
    page.context.close()


def _when_and_by_whom(page: Page) -> Iterator[str]:
    """Go from act to act until one tells of leaving, and open it: the day, and the source with its words."""
    _press_until(page, "Tab", "document.activeElement.id === 'more'", "no button shows the earlier acts")
    page.keyboard.press("Enter")
    act = "document.activeElement.closest('.act')?.textContent.includes('Lithuania left China-CEEC')"
    _press_until(page, "Tab", act, "no act tells of leaving")
    page.keyboard.press("Enter")
    told = page.get_by_role("listitem").filter(has_text="Lithuania left China-CEEC").first.aria_snapshot()
    yield " ".join(told.split())


def _known_before(page: Page) -> str:
    """Choose the day, take back what was known to a week before, and read the answer on the format."""
    for typed in ("05222021", "22052021"):  # a person sees in which order the field has them
        page.keyboard.press("d")
        page.keyboard.type(typed)
        if page.evaluate("document.activeElement.value") == "2021-05-22":
            break
    _press_until(page, "Tab", "document.activeElement.id === 'known'", "no key leads to what was known")
    slider = page.get_by_role("slider", name="Known by")
    known = "Number(document.querySelectorAll('#knowledge > li')[document.activeElement.value].dataset.knownBy || 1e9)"
    _press_until(page, "ArrowLeft", f"{known} <= {_A_WEEK_BEFORE}", "nothing was known so early")
    answer = page.get_by_role("region", name="At the end of 22 May 2021")
    told = answer.get_by_role("listitem").filter(has_text="Lithuania is").first.inner_text()
    return f"known by {slider.get_attribute('aria-valuetext')}: {' '.join(told.split())}"


def _press_until(page: Page, key: str, is_so: str, lost: str) -> None:
    """Press a key until something is so; raises LookupError when it never is."""
    for _ in range(_PATIENCE):
        if page.evaluate(is_so):
            return
        page.keyboard.press(key)
    raise LookupError(lost)
