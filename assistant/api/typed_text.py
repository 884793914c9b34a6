"""What was typed into a form or an address, as text that can be kept and shown."""

from __future__ import annotations

from starlette.datastructures import FormData, QueryParams


def typed_texts(data: FormData | QueryParams, name: str) -> list[str]:
    """Return what was typed or chosen under a name, in its order; files are left out."""
    return [readable(value) for value in data.getlist(name) if isinstance(value, str)]


def typed_text(data: FormData | QueryParams, name: str) -> str:
    """Return what was typed first under a name; empty where nothing was."""
    return next(iter(typed_texts(data, name)), "")


def readable(typed: str) -> str:
    r"""Return a text that can be encoded, with the ends of lines that Python knows.

    >>> readable("Bus\r\nPanel\ud800")[:-3], set(readable("\ud800"))
    ('Bus\nPanel', {'�'})
    """
    text = typed.encode(errors="surrogatepass").decode(errors="replace")
    return text.replace("\r\n", "\n")
