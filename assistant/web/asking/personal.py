"""Sees personal details that a question about council papers never needs."""

from __future__ import annotations

import re

# No paper is found by these, and a stored question would keep them.
_DETAILS = re.compile(
    r"""
    [\w.+-]+@[\w-]+\.[\w.-]+                             # an e-mail address
    | (?<![\w.,£])(?:\+44[\s-]?|0)(?:\d[\s-]?){9,10}(?!\w)  # a telephone number
    | (?<!\w)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]\s?(?:\d{2}\s?){3}[a-d](?!\w)  # National Insurance
    | (?<![\w.,£])\d{3}\s\d{3}\s\d{4}(?![\w,.]\d)          # an NHS number
    """,
    re.IGNORECASE | re.VERBOSE,
)


def holds_personal_details(text: str) -> bool:
    """Return whether `text` holds an address, telephone or insurance number of a person.

    >>> holds_personal_details("Call me on 01234 567890"), holds_personal_details("In 2024/25?")
    (True, False)
    """
    return _DETAILS.search(text) is not None
