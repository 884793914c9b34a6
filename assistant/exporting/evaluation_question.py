"""Turns feedback into the beginning of an evaluation question: one line of JSON.

The format is told field by field in `eval/README.md`. What only a person can say is left
empty: the type, the right status, the nuggets of a right answer, who wrote the question. Until
it has a nugget, `python -m eval check` refuses the line and says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from assistant.answers import Answer, Citation
from assistant.documents import Document
from assistant.feedback import WholeState

# The id of a turn ends so, by which evaluation knows conversations.
_TURN = "-t{number}"
_ID_CHARACTERS = 12
# A paper with its text; None for one that is no longer held.
TextOf = Callable[[str], tuple[Document, str] | None]


def question_line(state: WholeState, text_of: TextOf, note: str) -> str:
    """Return the line, its proofs those that the answer cited: a place to begin from."""
    answer, earlier = state.answer, state.earlier
    number = f"feedback-{state.feedback.feedback_id[:_ID_CHARACTERS]}"
    line = {
        "id": number + (_TURN.format(number=len(earlier) + 1) if earlier else ""),
        "split": "dev",
        "sets": ["feedback"],
        "type": "fact",
        "question": answer.question,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "turns": list(_turns(earlier)),
        "standalone": answer.standalone if earlier else None,
        "expect_status": [],
        "nuggets": [],
        "support": list(_supports(answer, text_of)),
        "author": "",
        "note": note,
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


def _turns(earlier: tuple[Answer, ...]) -> Iterator[dict[str, str]]:
    for turn in earlier:
        yield {"role": "user", "text": turn.question}
        said = " ".join(sentence.text for sentence in turn.sentences)
        yield {"role": "assistant", "text": said or turn.status.value}


def _supports(answer: Answer, text_of: TextOf) -> Iterator[dict[str, object]]:
    cited = [each for each in answer.citations if each.number not in answer.nearest]
    for group, citation in enumerate(cited, start=1):
        yield {
            "group": str(group),
            "doc": citation.file,
            "page": citation.page,
            "nth": occurrence(citation, text_of(citation.document_id)),
            "quote": citation.quote,
        }


def occurrence(citation: Citation, paper: tuple[Document, str] | None) -> int:
    """Return which occurrence of its words, on its page, a citation quotes, from 1.

    1 where the paper is no longer held: a person will see whether that is right.
    """
    if paper is None:
        return 1
    document, text = paper
    words = r"\s+".join(re.escape(word) for word in citation.quote.split())
    earlier = [
        found
        for found in re.finditer(words, text[: citation.start])
        if citation.page is None or document.page_at(found.start()) == citation.page
    ]
    return len(earlier) + 1
