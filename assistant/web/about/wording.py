"""The words of the About page that follow from settings, papers and evaluation runs."""

from __future__ import annotations

from collections.abc import Collection

from assistant.models.uses import ChatUse
from assistant.web.about.model_wording import sent_words

NO_RUN = (
    "No evaluation run is here, so how often this installation answers right or wrong has not "
    "been measured."
)
RUN_UNREADABLE = "An evaluation run is here and cannot be read."
NO_CONTACT = "The council has not named a contact here yet. Ask its scrutiny officers."


def where_words(*, here: bool, remote_stores: bool) -> str:
    """Return where papers, questions and answers are kept and worked on.

    `here` says that the reader is at the computer that does so.

    >>> where_words(here=True, remote_stores=False)
    'Papers, questions and answers are kept and worked on by this computer alone.'
    """
    where = "this computer" if here else "the council’s server"
    if remote_stores:
        return (
            f"Papers, questions and answers are worked on by {where}, and kept on database servers "
            "that the council has set."
        )
    return f"Papers, questions and answers are kept and worked on by {where} alone."


def leaves_words(
    *, remote_stores: bool, chat_model: str | None = None, uses: Collection[ChatUse] = ()
) -> str:
    """Return what leaves the council.

    >>> leaves_words(remote_stores=False)
    'Nothing is sent to any service. No language model is used.'
    """
    also = " other than those database servers" if remote_stores else ""
    if chat_model and uses:
        return f"{sent_words(chat_model, uses)} Nothing else is sent to any service{also}."
    return f"Nothing is sent to any service{also}. No language model is used."


def reach_words(*, here: bool) -> str:
    """Return who can reach the pages; `here` as for `where_words`."""
    if here:
        return "Only people who use this computer can reach these pages."
    return "Whoever can reach the council’s server can read these pages. There is no sign-in."


def measured_words(label: str, counted: str, likely: str) -> str:
    """Return a measured figure in one line.

    >>> measured_words("Wrong or unsupported", "4 of 72", "likely between 2% and 13%")
    'Wrong or unsupported: 4 of 72 (likely between 2% and 13%)'
    """
    return f"{label}: {counted}{f' ({likely})' if likely else ''}"


def last_test_words(questions: str, day: str) -> str:
    """Return when and with how much it was last tested.

    >>> last_test_words("72 test questions", "22 November 2026")
    'In the last test, on 22 November 2026, 72 test questions were put to it:'
    """
    return f"In the last test, on {day}, {questions} were put to it:"
