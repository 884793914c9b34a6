"""Conversations belong to who began them, are forgotten in time, and feedback goes with answers."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.api.forgetting import forgetting
from assistant.feedback import Asked, Reason, Said, Usefulness
from assistant.stores.database import open_for_writing
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from tests.stores_papers import BUDGET, DIMENSION, EMBEDDER, SAFEGUARDING, stage
from tests.test_stores_answers import make_answer

MINE, THEIRS = "a" * 64, "b" * 64


@pytest.fixture
def place(tmp_path: Path) -> StorePlace:
    return StorePlace(tmp_path / "store")


@pytest.fixture
def library(place: StorePlace) -> Iterator[Library]:
    opened = Library(place)
    yield opened
    opened.close()


def begin(library: Library, conversation_id: str, owner: str = MINE, *answers: str) -> None:
    library.conversations.begin(conversation_id, owner)
    for answer_id in answers or (f"{conversation_id}-1",):
        library.answers.save(make_answer(answer_id, conversation_id), {})


def grow_old(place: StorePlace, days: int, *answer_ids: str) -> None:
    """Make stored answers look as if they had been asked `days` ago."""
    then = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    engine = open_for_writing(place)
    with engine.begin() as connection:
        for answer_id in answer_ids:
            connection.execute(
                text("UPDATE answers SET saved_at = :then WHERE answer_id = :id"),
                {"then": then.strftime("%Y-%m-%d %H:%M:%S.%f"), "id": answer_id},
            )
    engine.dispose()


def test_each_sees_only_the_conversations_begun_by_itself(library: Library) -> None:
    begin(library, "c1")
    begin(library, "c2", THEIRS)
    library.answers.save(make_answer("nobody's", "c3"), {})
    library.conversations.begin("never-answered", MINE)

    mine = library.conversations.of(MINE)

    assert [each.conversation_id for each in mine] == ["c1"]
    assert library.conversations.find("c2", MINE) is None
    assert library.conversations.owner_of("c2") == THEIRS
    assert library.conversations.owner_of("c3") is None


def test_the_conversation_that_was_asked_in_last_comes_first(
    library: Library, place: StorePlace
) -> None:
    begin(library, "older", MINE, "o1", "o2")
    begin(library, "newer", MINE, "n1")
    grow_old(place, 3, "n1")

    found = library.conversations.of(MINE)

    assert [each.conversation_id for each in found] == ["older", "newer"]
    assert found[0].questions == ("Is it balanced?", "Is it balanced?")
    assert found[0].last_at.tzinfo is dt.UTC


def test_only_its_owner_renames_a_conversation(library: Library) -> None:
    begin(library, "c1")

    library.conversations.rename("c1", THEIRS, "Not yours")
    assert library.conversations.of(MINE)[0].title is None
    library.conversations.rename("c1", MINE, "Budget for May")
    assert library.conversations.of(MINE)[0].title == "Budget for May"


def test_deleting_all_leaves_other_peoples(library: Library) -> None:
    begin(library, "c1")
    begin(library, "c2", THEIRS)

    library.conversations.delete_all(MINE)

    assert library.conversations.of(MINE) == []
    assert library.answers.turns("c1") == []
    assert library.answers.turns("c2") != []


def test_a_conversation_is_deleted_so_many_days_after_its_last_question(
    library: Library, place: StorePlace
) -> None:
    begin(library, "over", MINE, "over-1", "over-2")
    begin(library, "alive", MINE, "alive-1", "alive-2")
    library.feedback.save(Said("over-1", Usefulness.USEFUL))
    grow_old(place, 31, "over-1", "over-2", "alive-1")

    library.answers.delete_outdated()
    assert len(library.answers.turns("over")) == 2
    forgetful = Library(place, keep_days=30)
    forgetful.answers.save(make_answer("new", "c9"), {})

    assert forgetful.answers.turns("over") == []
    assert len(forgetful.answers.turns("alive")) == 2
    assert [each.conversation_id for each in forgetful.conversations.of(MINE)] == ["alive"]
    assert forgetful.feedback.count() == 0
    forgetful.close()


def test_a_running_app_forgets_without_being_asked(library: Library, place: StorePlace) -> None:
    begin(library, "over", MINE, "over-1")
    grow_old(place, 31, "over-1")
    forgetful = Library(place, keep_days=30)

    async def run() -> None:
        async with asyncio.timeout(10), forgetting(forgetful.answers, every_s=0.01):
            while forgetful.answers.turns("over"):
                await asyncio.sleep(0.01)

    asyncio.run(run())
    forgetful.close()


def test_feedback_is_kept_with_the_whole_state(library: Library) -> None:
    earlier, answer = make_answer("a0", "c1"), make_answer("a1", "c1")
    asked = Asked({"embedding_model": "invented-8"}, "0.1.0")
    library.answers.save(earlier, {})
    library.answers.save(answer, {"confidence": 0.5})
    library.answers.note_asked("a1", asked)
    said = Said("a1", Usefulness.NOT_USEFUL, Reason.MISSED, "There is a later plan.")

    feedback_id = library.feedback.save(said)

    assert feedback_id is not None
    whole = library.feedback.whole(feedback_id)
    assert whole is not None
    assert whole.feedback.said == said
    assert (whole.answer, whole.asked, whole.trace) == (answer, asked, {"confidence": 0.5})
    assert whole.earlier == (earlier,)
    assert library.feedback.whole("unknown") is None


def test_who_changes_their_mind_replaces_their_word(library: Library) -> None:
    library.answers.save(make_answer("a1", "c1"), {})
    library.feedback.save(Said("a1", Usefulness.USEFUL), MINE)
    library.feedback.save(Said("a1", Usefulness.NOT_USEFUL, Reason.WRONG), MINE)
    library.feedback.save(Said("a1", Usefulness.USEFUL), THEIRS)
    library.feedback.save(Said("a1", Usefulness.USEFUL))
    library.feedback.save(Said("a1", Usefulness.USEFUL))

    assert library.feedback.count() == 4
    assert library.feedback.count(Usefulness.NOT_USEFUL) == 1
    assert [f.said.reason for f in library.feedback.newest(reason=Reason.WRONG)] == [Reason.WRONG]
    assert len(library.feedback.newest(limit=3, offset=2)) == 2
    assert library.feedback.save(Said("unknown", Usefulness.USEFUL)) is None


def test_deleting_a_conversation_deletes_what_was_said_of_it(library: Library) -> None:
    begin(library, "c1")
    library.feedback.save(Said("c1-1", Usefulness.USEFUL))

    library.answers.delete_conversation("c1")

    assert library.feedback.count() == 0
    assert library.conversations.owner_of("c1") is None


def test_removing_a_paper_leaves_no_trace_of_it_in_what_readers_said(
    library: Library, place: StorePlace
) -> None:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, SAFEGUARDING)
        writer.publish()
        doomed = BUDGET.document.document_id
        library.conversations.begin("c1", MINE)
        library.answers.save(make_answer("quotes", "c1"), {})
        library.answers.save(make_answer("apart", "c2", SAFEGUARDING), {"rows": [doomed]})
        for answer_id in ("quotes", "apart"):
            library.feedback.save(Said(answer_id, Usefulness.NOT_USEFUL, Reason.WRONG, "Why?"))

        writer.remove(doomed)
        writer.publish()

    [left] = library.feedback.newest()
    whole = library.feedback.whole(left.feedback_id)
    assert left.said.answer_id == "apart"
    assert whole is not None
    assert whole.trace == {}
    assert library.conversations.of(MINE) == []
    assert BUDGET.passages[0].text.encode() not in place.folder.joinpath("scrutiny.db").read_bytes()
