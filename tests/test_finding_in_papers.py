"""Words found in a paper, and the pages or parts that a paper is read in."""

from __future__ import annotations

import pytest

from assistant.documents import Document
from assistant.web.sources.finding import MOST_FOUND, Match, around, find_words, pieces_of
from assistant.web.sources.leaves import LONGEST_PART, leaf_at, leaves_of

TEXT = "Early\nhelp was late. The child’s EARLY  help plan (version 2) helped early."


def found(words: str) -> list[str]:
    return [TEXT[match.start : match.end] for match in find_words(TEXT, words)]


def test_words_are_found_whatever_case_and_space_they_are_printed_in() -> None:
    assert found("early help") == ["Early\nhelp", "EARLY  help"]
    assert found("child's") == ["child’s"]


def test_words_begin_where_a_word_begins() -> None:
    assert found("elp") == []
    assert found("help") == ["help", "help", "help"]


@pytest.mark.parametrize("typed", ["(version 2)", "plan (version"])
def test_marks_are_taken_as_they_are_typed(typed: str) -> None:
    assert found(typed) == [typed]


@pytest.mark.parametrize("typed", ["", "   ", "moon", "x" * 300, "(a|", "[", "\\"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert found(typed) == []


def test_a_long_list_of_places_ends() -> None:
    assert len(find_words("so " * 5000, "so")) == MOST_FOUND


def test_pieces_put_together_are_the_text_with_the_shown_match_told_apart() -> None:
    matches = find_words(TEXT, "help")
    pieces = pieces_of(TEXT, (0, len(TEXT)), matches, current=2)
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece.text for piece in pieces if piece.marked] == ["help", "help", "help"]
    assert [piece.text for piece in pieces if piece.current] == ["help"]


def test_words_around_a_match_are_whole_and_stay_on_their_page() -> None:
    text = "word " * 200
    start, end = around(text, Match(1, 500, 504), (400, 700))
    assert start >= 400
    assert text[start:end].split() == ["word"] * len(text[start:end].split())


def paper(**facts: object) -> Document:
    return Document("d", "a", "A", 30, "pdf", **facts)  # type: ignore[arg-type]


def test_pages_begin_where_their_text_begins() -> None:
    document = paper(page_labels=("i", "1"), page_starts=(0, 12))
    leaves = leaves_of(document, "x" * 30)
    assert [(each.number, each.start, each.end, each.label) for each in leaves] == [
        (1, 0, 12, "i"),
        (2, 12, 30, "1"),
    ]
    assert leaf_at(leaves, 11).number == 1
    assert leaf_at(leaves, 12).number == 2
    assert leaf_at(leaves, 10_000).number == 2


@pytest.mark.parametrize("text", ["", "short", "word " * 5000, "x" * 20_000, "line\n" * 4000])
def test_parts_together_are_the_whole_text_and_none_is_too_long(text: str) -> None:
    leaves = leaves_of(paper(), text)
    assert "".join(text[leaf.start : leaf.end] for leaf in leaves) == text
    assert all(leaf.end - leaf.start <= LONGEST_PART for leaf in leaves)
    assert [leaf.number for leaf in leaves] == list(range(1, len(leaves) + 1))
