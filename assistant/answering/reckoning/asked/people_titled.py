"""The people whom a question names, whatever they are said to have done."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.answering.planning import Plan

_TITLED = re.compile(
    r"\b(?i:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame)\.?\s+"
    r"(?P<name>[^\W\d_][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)


def named_people(plan: Plan) -> tuple[str, ...]:
    """Return the people of a plan, and the surnames that its question prints after a title.

    >>> from assistant.answering.planning import plan_question
    >>> from assistant.answers import Question
    >>> named_people(plan_question(Question("How did Cllr Anna Okell vote?"), ()))
    ('Okell',)
    """
    titled = (match["name"].split()[-1] for match in _TITLED.finditer(plan.standalone))
    return tuple(dict.fromkeys((*plan.people, *titled)))


def head_first(post: tuple[str, ...], heads: Collection[str]) -> tuple[str, ...]:
    """Return the words of a post with its head in front, where that stands last.

    >>> head_first(("public", "health", "director"), {"director"})
    ('director', 'public', 'health')
    """
    return (post[-1], *post[:-1]) if post[-1] in heads else post
