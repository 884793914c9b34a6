"""What the pages say of kept questions: who sees them, how long, and what a list of them shows.

Each sentence follows from the settings in force, so that none can be untrue.
"""

from __future__ import annotations

from assistant.web.wording import counted

# Browsers keep no cookie for longer.
MOST_COOKIE_DAYS = 400
MOST_TITLE_CHARACTERS = 100

TITLE_TOO_LONG = f"Name must be {MOST_TITLE_CHARACTERS} characters or less"
UNREADABLE_TITLE = "Name holds characters that cannot be read. Type it again"
NO_SUCH = "These questions are no longer kept. They may have been deleted."
NOT_KEPT = (
    "No questions and answers are kept at this address. They may have been deleted. You can ask"
    " again below."
)
NOT_YOURS = (
    "These questions were asked in another browser. Only that browser can rename or delete them."
)
DONE = {
    "renamed": "The new name is saved.",
    "deleted": "The questions and their answers are deleted.",
    "all": "All your questions and their answers are deleted.",
}


def cookie_days(keep_days: int) -> int:
    """Return how long the cookie lasts: as long as conversations are kept, where browsers allow.

    >>> cookie_days(90), cookie_days(0)
    (90, 400)
    """
    return min(keep_days or MOST_COOKIE_DAYS, MOST_COOKIE_DAYS)


def privacy_words(here: bool, keep_days: int) -> str:
    """Return who sees a conversation and how long it is kept, as it is in force.

    `here` says that the reader is at the computer that keeps it; `keep_days` counts from its
    last question, and 0 means until it is deleted.
    """
    where = "on this computer" if here else "on the council’s server"
    until = (
        f"and deleted {counted(keep_days, 'day')} after the last question, or when you delete them"
        if keep_days
        else "until you delete them"
    )
    return (
        f"Questions and answers are kept {where} {until}. Only this browser lists them under "
        "“Your questions”. Anyone who has the address of a conversation, and can reach this page, "
        "can read it."
    )


def cookie_words(keep_days: int) -> str:
    """Return what the cookie is for and how long it lasts."""
    return (
        "It holds a random number and nothing about you. By it we find the questions that were "
        "asked in this browser. It is set when you ask your first question, lasts for "
        f"{counted(cookie_days(keep_days), 'day')} after your last, and no other site can read it."
    )


def feedback_words(on_loopback: bool) -> str:
    """Return what becomes of feedback, as it is in force.

    It names the computer that serves the site, so that it is true for a reader elsewhere too.
    """
    readers = (
        "It is listed on a page that opens only on the computer that serves this site, from where "
        "it can be copied to make test questions; copies are not deleted with it."
        if on_loopback
        else "No page lists it."
    )
    return (
        "What you say about an answer is kept with the question, the answer and how the answer "
        f"was found, and deleted with them. {readers}"
    )


def result_words(total: int, search: str) -> str:
    """Return how many conversations there are, or match a search.

    >>> result_words(1, ""), result_words(0, "damp")
    ('1 conversation', 'No conversations with “damp”')
    """
    about = f" with “{search}”" if search else ""
    found = counted(total, "conversation") if total else "No conversations"
    return f"{found}{about}"
