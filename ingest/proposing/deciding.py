"""Tells whether a sentence records what a meeting as a whole decided, and by which word."""

from __future__ import annotations

import re

from ingest.extracting.exchanges.exchanges_cues import BODY
from ingest.proposing.roles import mentions

_DECIDING = re.compile(
    r"(?i)\b(?:agreed|resolved|decided|approved|endorsed|adopted|accepted|noted|received|supported"
    r"|settled on|carried|consented|assented|signed off|went with|concluded|recommended|deferred|referred"
    r"|elected|appointed|nominated|put off|dropped|extended|left that"
    r"|(?:were |was )?(?:all )?(?:content|happy|of one mind|satisfied)"
    r"|no objections?|without dissent)\b"
)
# That nobody is against something denies nothing.
_UNOPPOSED = re.compile(
    r"(?i)\b(?:nobody|no one|no member) (?:spoke (?:out )?against|objected|dissented|opposed)\b"
    r"|\bwithout (?:dissent|objection|a vote|debate)\b"
)
_UNDECIDED = re.compile(
    r"(?i)\b(?:not|never|n[’']t|nobody|no (?:decision|agreement|vote)|failed to|declined to|lost|fell"
    r"|defeated|withdrawn|split|could not agree|asked that|asked for|asked whether|asked if"
    r"|suggested|hoped|if|whether|unless|should|could|might|urged"
    r"|(?:would|will) be|to be)\b"
)
_AS_A_WHOLE = re.compile(
    r"(?i)\b(?:it was|this was|that was|members|all|everyone|everybody|those present|councillors"
    r"|they)\b"
)


def decides(sentence: str, words: int) -> str | None:
    """Return the word by which a meeting decides in a sentence; None where it does not.

    `words` is where what is said to be decided begins. One person who agrees decides nothing.

    >>> decides("Members were content that the letter should go.", 17)
    'were content'
    >>> decides("Councillor Hale agreed to send the letter.", 21) is None
    True
    """
    sentence = _UNOPPOSED.sub(lambda found: " " * len(found.group()), sentence)
    for found in _DECIDING.finditer(sentence):
        before = sentence[: found.start()]
        clause = re.split(r"[;.]|, (?:and|but|after|when|while)\b", before)[-1]
        undone = _UNDECIDED.search(clause) or _UNDECIDED.search(
            sentence[found.end() : max(found.end(), words)]
        )
        if undone or _is_one_person(clause, found.group()):
            continue
        return found.group()
    return None


def _is_one_person(clause: str, verb: str) -> bool:
    """Return whether the last who is named before the verb is a person and no meeting."""
    named = [each for each in mentions(f"{clause}{verb}") if each.end <= len(clause)]
    if not named or _AS_A_WHOLE.search(clause[named[-1].end :]):
        return False
    speaker = named[-1].speaker
    if BODY.match(speaker.printed) or _AS_A_WHOLE.search(speaker.printed):
        return False
    behind = clause[named[-1].end :]
    passive = re.search(r"\b(?:was|were|is|are|be|been)\s+(?:\w+ly\s+)?$", behind) is not None
    return bool(speaker.name or speaker.role) and not passive
