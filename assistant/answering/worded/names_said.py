"""Whether the people and bodies of a statement are those of its evidence, in the same part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.terms import stems
from assistant.answering.worded import meaning
from assistant.answering.worded.evidence import Evidence
from assistant.answering.wordings import wording_of

_SMALL = frozenset({"of", "and", "the", "for", "to", "on", "in"})
_AFTER_WORDS = 9
# What every council's papers are about, whether they print it or not.
_ANY_COUNCIL = frozenset({"Members", "Council", "Council's", "Council’s"})
# What one person does, once.
_OF_ONE = frozenset({"asked", "moved", "seconded", "chaired", "apologised", "undertook"})
# "The Director, asked whether it was ready, said": after a comma somebody is asked.
_PASSIVE = re.compile(r"(?i)^\W*(?:was|were|is|are|had been|has been|been)\s|^,\s(?:asked|told)\b")
_INFINITIVE = re.compile(r"(?i)\bto (?:ask|answer|say|reply|tell)\b")
_PRONOUN = re.compile(r"^\W*(?:He|She|They)\b")


def has_unknown_name(own: str, evidence: Evidence) -> bool:
    """Return whether a statement names what its evidence does not name."""
    told = [evidence.whole, evidence.known]
    return any(
        name not in _ANY_COUNCIL
        and not _is_short_for(name, "\n".join(told))
        and not _only_begins(name, own, told)
        for name in wording_of(own).unnamed(told)
    )


def gives_other_parts(own: str, evidence: Evidence) -> bool:
    """Return whether somebody named is said to have done what another did."""
    return any(_acts_otherwise(name, own, evidence) for name in wording_of(own).names)


def _only_begins(name: str, own: str, told: Sequence[str]) -> bool:
    """Return whether only the first word of a sentence is not found: it is large for that."""
    first, _, rest = name.partition(" ")
    held = {stem for text in told for stem in stems(text)}
    return own.strip().startswith(first) and set(stems(rest)) <= held


def _is_short_for(name: str, text: str) -> bool:
    """Return whether a name stands in a text by its initials, or initials by the name.

    >>> _is_short_for("Principal Social Worker", "The PSW said so.")
    True
    """
    words = [word for word in name.split() if word not in _SMALL]
    initials = "".join(word[0] for word in words)
    if len(words) > 1 and re.search(rf"\b{re.escape(initials)}s?\b", text):
        return True
    if len(words) == 1 and name.isupper() and len(name) > 1:
        long = r"\W+(?:(?:of|and|the|for|to)\W+)*".join(rf"{letter}[a-z]+" for letter in name)
        return re.search(rf"(?<![A-Za-z]){long}", text) is not None
    return False


def _acts_otherwise(name: str, own: str, evidence: Evidence) -> bool:
    """Return whether a name is followed by another part, as of asking, than in the evidence."""
    does = _part_after(name, own)
    did: set[str] = set()
    for number, told in enumerate(evidence.sentences):
        part = _part_after(name, told.text)
        did |= part
        if set(stems(name)) <= set(stems(told.text)) and number + 1 < len(evidence.sentences):
            following = evidence.sentences[number + 1].text
            did |= meaning.acts(following) if _PRONOUN.match(following) else set()
    if does and did and not does & did:
        return True
    return any(_another_does(part, name, evidence) for part in does & _OF_ONE)


def _another_does(part: str, name: str, evidence: Evidence) -> bool:
    """Return whether what somebody is said to have done is done only in sentences without them."""
    named = set(stems(name))
    doing = [told for told in evidence.sentences if part in meaning.acts(told.text)]
    present = any(named <= set(stems(told.text)) for told in evidence.sentences)
    return bool(doing) and present and not any(named <= set(stems(t.in_full)) for t in doing)


def _part_after(name: str, text: str) -> set[str]:
    last = name.split()[-1]
    found: set[str] = set()
    for match in re.finditer(rf"\b{re.escape(last)}\b", text):
        after = text[match.end() :]
        if not _PASSIVE.match(after):
            found |= meaning.acts(" ".join(_INFINITIVE.sub(" ", after).split()[:_AFTER_WORDS]))
    return found
