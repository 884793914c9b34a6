"""What a reader says of an answer, as typed and as checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.feedback import MOST_COMMENT_CHARACTERS, Reason, Said, Usefulness
from assistant.web.feedback.wording import COMMENT_TOO_LONG, REASON_MISSING
from assistant.web.wording import UNREADABLE


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """What the form holds. A verdict or reason that is not on it counts as not given."""

    answer_id: str
    verdict: Usefulness = Usefulness.NOT_USEFUL
    reason: Reason | None = None
    comment: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)

    def to_said(self) -> Said:
        """Return what was said as the stores take it."""
        if self.verdict is Usefulness.USEFUL:
            return Said(self.answer_id, self.verdict)
        return Said(self.answer_id, self.verdict, self.reason, self.comment)


def read_feedback(answer_id: str, verdict: str, reason: str, comment: str) -> FeedbackForm:
    """Return the form, with a problem for each field that cannot be used."""
    if verdict == Usefulness.USEFUL.value:
        return FeedbackForm(answer_id, Usefulness.USEFUL)
    comment = comment.replace("\r\n", "\n").strip()
    chosen = Reason(reason) if reason in set(Reason) else None
    problems = {}
    if chosen is None:
        problems["reason"] = REASON_MISSING
    if any("\ud800" <= character <= "\udfff" for character in comment):
        comment, problems["comment"] = "", UNREADABLE
    elif len(comment) > MOST_COMMENT_CHARACTERS:
        problems["comment"] = COMMENT_TOO_LONG
    return FeedbackForm(answer_id, Usefulness.NOT_USEFUL, chosen, comment, problems)
