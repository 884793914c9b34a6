"""Finds the sentences that tell of a vote: its figures, and whether what was put was carried."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.council import Votes
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph
from ingest.extracting.resolutions.votes import read_counts, read_outcome

_BALLOT = re.compile(
    r"(?i)\bvot(?:e|es|ed|ing)\b|\bshow of hands\b|\bunanimous\w*|\bdeclared\b"
    r"|\b(?:was|were) (?:then |duly )?put\b"
    r"|\b(?:motion|amendment|proposal) (?:was |is )?(?:carried|lost|fell)\b"
    r"|(?:^|\. )(?:in favour|for): \d"
)
# "For: 5. Against: 1." is one tally.
_TALLY = re.compile(r"(?i)\W*(?:votes? )?(?:in favour|for|against|abst\w+)\s*[:\-–]\s*\d{1,3}\W*$")
_THEN = re.compile(r"(?i)the (?:motion|amendment|recommendation)\b")
_LINE = 60  # characters of a line that says no more than "Amendment lost."


def votes_told(
    paper: Paper, paragraph: Paragraph
) -> Iterator[tuple[int, int, bool | None, Votes | None]]:
    """Yield each sentence that tells of a vote: its place, whether it was carried, and the vote."""
    if len(paragraph.text) < _LINE:
        outcome = read_outcome(paragraph.text)
        if outcome is not None:
            counts = read_counts(paragraph.text)
            span = paper.span(paragraph.start, paragraph.end)
            votes = (
                Votes(counts.in_favour, counts.against, counts.abstained, span) if counts else None
            )
            yield paragraph.start, paragraph.end, outcome, votes
            return
    if not _BALLOT.search(paragraph.text):
        return
    sentences = _with_tallies(paragraph)
    for (start, end), following in zip(sentences, [*sentences[1:], None], strict=True):
        sentence = paragraph.text[start - paragraph.start : end - paragraph.start]
        if not _BALLOT.search(sentence):
            continue
        counts, outcome = read_counts(sentence), read_outcome(sentence)
        if counts:
            if outcome is None and following is not None:
                first, last = (at - paragraph.start for at in following)
                then = paragraph.text[first:last]
                outcome = read_outcome(then) if _THEN.match(then) else None
            span = paper.span(start, end)
            yield (
                start,
                end,
                outcome,
                Votes(counts.in_favour, counts.against, counts.abstained, span),
            )
        elif outcome is not None:
            yield start, end, outcome, None


def _with_tallies(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph; those that count one side each are one."""
    joined: list[tuple[int, int]] = []
    open_tally = False
    for start, end in paragraph.sentences():
        tally = (
            _TALLY.match(paragraph.text[start - paragraph.start : end - paragraph.start])
            is not None
        )
        if tally and open_tally:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        open_tally = tally
    return joined
