"""Going through a page with the Tab key, and what is asked of every stop on the way."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

MOST_STOPS = 600

STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  window.stops ??= [];
  // A day has a stop for each of its parts, in one element.
  if (window.stops.at(-1) === at && at.matches("input[type=date], video")) return {inside: true};
  const looks = () => {
    const style = getComputedStyle(at);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(" ");
  };
  const focused = looks();
  // The mark must come from the focus: what looks the same without it shows nothing.
  at.blur();
  const resting = looks();
  at.focus({preventScroll: true, focusVisible: true});
  const box = at.getBoundingClientRect();
  const previous = window.stops.at(-1);
  const known = window.stops.includes(at);
  window.stops.push(at);
  const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  // Each line of a link that wraps has a box of its own; one of them must be free of what sticks or floats.
  const free = [...at.getClientRects()].some((line) => {
    // Of something taller than what is left of the window, the part in sight counts.
    const middle = (Math.max(line.top, 0) + Math.min(line.bottom, innerHeight)) / 2;
    const seen = document.elementFromPoint(line.left + line.width / 2, middle);
    return seen && (at.contains(seen) || seen.contains(at));
  });
  const sticky = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (["sticky", "fixed"].includes(getComputedStyle(box).position)) return true;
    }
    return false;
  };
  return {
    name: `${at.tagName.toLowerCase()} “${(at.getAttribute("aria-label") ?? at.innerText ?? "").trim().slice(0, 60)}”`,
    again: known,
    marked: focused !== resting,
    inSight,
    free,
    inOrder:
      !previous || previous === at ||
      Boolean(previous.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
    left: box.left,
    right: box.right,
    sticky: sticky(at),
    scrolls: at.classList.contains("table-scroll"),
  };
}"""


def stops(page: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Press a key until the focus has gone round once; yield every stop."""
    page.evaluate("() => { window.stops = []; }")
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop: dict[str, Any] | None = page.evaluate(STOP)
        if stop is not None and stop.get("inside"):
            continue
        if stop is None or stop["again"]:
            return
        yield stop
    raise AssertionError(f"The focus never comes round in {MOST_STOPS} stops.")


def go_to(page: Page, wanted: str) -> None:
    """Press Tab until an element that fits a selector has the focus; every stop on the way must show it."""
    for stop in stops(page):
        assert stop["marked"], f"The focus can’t be seen on {stop['name']}"
        assert stop["inSight"], f"The focus is out of sight on {stop['name']}"
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab never reaches {wanted}")


def focus_is_on(page: Page, wanted: str) -> bool:
    """Tell whether the focused element fits a selector."""
    return bool(page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted))
