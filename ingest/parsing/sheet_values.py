"""Shows the values and colours of workbook cells as a reader of the sheet sees them."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from datetime import date, datetime, time

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.workbook import Workbook

_SCHEME = re.compile(
    r"<a:(?:dk1|lt1|dk2|lt2|accent\d|hlink|folHlink)>\s*<a:\w+ (?:[^>]*?lastClr|val)=\"([0-9A-F]{6})",
    re.I,
)
# Dates that show a month and no day.
_MONTH_FORM = re.compile(r"(?:\[\$[^\]]*\])?m{3,4}[\s/\\-]{1,3}y{2,4}(?:;@)?")
_DECIMALS = re.compile(r"\.(0+)")


def shown_value(cell: Cell | MergedCell) -> str:
    """Return a cell's value as printed, by its number format where that is a common one."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    form = cell.number_format or "General"
    if isinstance(value, date) and _MONTH_FORM.fullmatch(form.lower()):
        month = value.strftime("%B" if "mmmm" in form.lower() else "%b")
        return f"{month}{'-' if '-' in form else ' '}{value.strftime('%Y' if 'yyyy' in form.lower() else '%y')}"
    if isinstance(value, datetime):
        is_day = value.time() == time(0)
        return value.strftime("%d/%m/%Y") if is_day else value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float):
        return _number(float(value), form)
    return str(value)


def _number(value: float, form: str) -> str:
    decimals = _DECIMALS.search(form)
    places = len(decimals.group(1)) if decimals else 0
    comma = "," if "#,#" in form else ""
    if "%" in form:
        return f"{value * 100:.{places}f}%"
    if form == "General" or not ("0" in form or "#" in form):
        return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"
    shown = f"{abs(value):{comma}.{places}f}"
    currency = next((mark for mark in "£€$" if mark in form), "")
    return f"{'-' if value < 0 else ''}{currency}{shown}"


def theme_colours(book: Workbook) -> list[str]:
    """Return the theme's colours as rrggbb, in the order in which cells refer to them."""
    theme = book.loaded_theme
    text = theme.decode("utf-8", "replace") if isinstance(theme, bytes) else str(theme or "")
    found = _SCHEME.findall(text)
    if len(found) < 4:
        return []
    dark, light, dark_2, light_2, *rest = found
    return [light, dark, light_2, dark_2, *rest]


def visible_fill(cell: Cell | MergedCell, theme: Sequence[str]) -> str | None:
    """Return a cell's fill as "#rrggbb", None where there is none or it is white."""
    fill = cell.fill
    if fill is None or fill.fill_type in (None, "none"):
        return None
    colour = _resolved(fill.fgColor, theme)
    return None if colour in (None, "ffffff") else f"#{colour}"


def _resolved(colour: Color, theme: Sequence[str]) -> str | None:
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return (
            colour.rgb[-6:].lower()
            if colour.rgb[:2] != "00" or colour.rgb[2:] != "000000"
            else None
        )
    if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])[-6:].lower()
    if colour.type == "theme" and 0 <= colour.theme < len(theme):
        return _tinted(theme[colour.theme], colour.tint or 0.0)
    return None


def _tinted(colour: str, tint: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(
        f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, light, saturation)
    )
