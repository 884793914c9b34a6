"""Marks stored answers that cite a withdrawn paper, and takes the mark off again."""

from __future__ import annotations

from dataclasses import replace

from pydantic_core import to_json
from sqlalchemy import Connection, exists, select, update

from assistant.answers import Basis, Sentence
from assistant.managing import CITES_WITHDRAWN
from assistant.stores.answer_log import read_answer
from assistant.stores.tables import answer_citations, answers, document_facts, documents

_MARK = Sentence(CITES_WITHDRAWN, Basis.NOTICE)


def mark_answers(connection: Connection, document_id: str) -> None:
    """Give each answer that cites a document its mark, if another withdrawn paper or this
    one calls for it; take the mark off the others. The document's facts are as staged."""
    citing = select(answer_citations.c.answer_row).where(
        answer_citations.c.document_id == document_id
    )
    cited = (
        exists()
        .where(answer_citations.c.answer_row == answers.c.row_id)
        .where(documents.c.document_id == answer_citations.c.document_id)
        .where(document_facts.c.document_row == documents.c.row_id)
        .where(document_facts.c.generation_to.is_(None), document_facts.c.withdrawn)
    )
    found = select(answers.c.row_id, answers.c.answer, cited).where(answers.c.row_id.in_(citing))
    for row, stored, is_marked in connection.execute(found).all():
        answer = read_answer(stored)
        plain = tuple(sentence for sentence in answer.sentences if sentence != _MARK)
        marked = replace(answer, sentences=(*plain, _MARK) if is_marked else plain)
        if marked != answer:
            connection.execute(
                update(answers)
                .where(answers.c.row_id == row)
                .values(answer=to_json(marked).decode())
            )
