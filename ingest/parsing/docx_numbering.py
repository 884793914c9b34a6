"""Works out the numbers that Word prints before paragraphs but does not store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_LEVELS = 9
MAX_LETTERED = 2_000
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


class Numbering:
    """Counts list paragraphs as Word does, in document order; one use."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {
                int(level.get(f"{W}ilvl") or 0): _level(level) for level in abstract.iter(f"{W}lvl")
            }
            self._levels[abstract.get(f"{W}abstractNumId") or ""] = levels
        for instance in root.iter(f"{W}num"):
            target = instance.find(f"{W}abstractNumId")
            if target is not None:
                self._abstract[instance.get(f"{W}numId") or ""] = target.get(f"{W}val") or ""

    def next_mark(self, number_id: str, depth: int) -> str | None:
        """Return what is printed before the next paragraph of a list, None for nothing."""
        abstract = self._abstract.get(number_id)
        levels = self._levels.get(abstract or "", {})
        level = levels.get(depth)
        if abstract is None or level is None or level.form == "none":
            return None
        if level.form == "bullet":
            return "•"
        key = (abstract, depth)
        self._counts[key] = self._counts.get(key, level.start - 1) + 1
        for deeper in range(depth + 1, MAX_LEVELS):
            self._counts.pop((abstract, deeper), None)
        return self._shown(abstract, levels, level) or None

    def _shown(self, abstract: str, levels: Mapping[int, _Level], level: _Level) -> str:
        shown = level.pattern
        for depth, one in levels.items():
            count = self._counts.get((abstract, depth), one.start)
            shown = shown.replace(f"%{depth + 1}", _counted(count, one.form))
        return shown.strip()


def _level(element: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = element.find(f"{W}{name}")
        return default if found is None else found.get(f"{W}val") or default

    start = value("start", "1")
    return _Level(value("numFmt", "decimal"), value("lvlText", ""), int(start or 1))


def _counted(count: int, form: str) -> str:
    if not 0 < count <= MAX_LETTERED:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        numeral = _roman(count)
        return numeral.upper() if form == "upperRoman" else numeral
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        while count >= value:
            numeral += letters
            count -= value
    return numeral
