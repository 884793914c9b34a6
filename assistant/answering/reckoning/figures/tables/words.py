"""The words of measures and of questions about them, brought to one form."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.terms import stems

_NUMBERS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
    "thirty": "30",
}
_LENGTH = re.compile(
    rf"(?i)\b(?P<number>\d+|{'|'.join(_NUMBERS)})[ -](?P<unit>minute|hour|day|week|month|year)s?\b"
)
_REWRITES = (
    (re.compile(r"(?i)\bhalf an hour\b"), "30 minutes"),
    (re.compile(r"(?i)\b(?P<lead>over|than|within|under) (?:a|one) year\b"), r"\g<lead> 12 months"),
    (re.compile(r"(?i)\bhalf a year\b"), "6 months"),
    (
        re.compile(r"(?i)\b(?:over|under) ?spen\w+|\b(?:over|under|within) (?:the )?budget\b"),
        "variance",
    ),
    (re.compile(r"(?i)\bin[- ]house\b"), "inhouse"),
    (re.compile(r"(?i)\blooked[- ]after\b"), "lookedafter"),
    (
        re.compile(
            r"(?i)\b(?:means?|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|going|set) to spend\b"
        ),
        "planned",
    ),
    (re.compile(r"(?i)\bout of hospital\b"), "leaving hospital"),
    (re.compile(r"(?i)\b(?:up )?on time\b|\bin time\b"), "punctual"),
)
# Everyday words and those that papers print, by their stems.
_SAME_AS = {
    "vacanc": "vacant", "unfil": "vacant", "exclus": "exclud", "suspens": "exclud", "suspend": "exclud",
    "clean": "cleans", "empti": "cleans", "bin": "wast", "refus": "wast", "rubbish": "wast",
    "happi": "satisfi", "happier": "satisfi", "happiest": "satisfi", "unhappi": "satisfi",
    "unhappiest": "satisfi", "satisfact": "satisfi", "dissatisfi": "satisfi",
    "upheld": "uphold", "kid": "children", "child": "children", "hous": "home", "dwell": "home",
    "staff": "worker", "employe": "worker", "late": "overdu", "sick": "absenc", "mend": "repair",
    "sent": "send", "bill": "cost", "price": "cost",
    "readmiss": "readmit", "answer": "repli", "respond": "repli", "respons": "repli",
    "expenditur": "spend", "flat": "home", "inhabit": "resid", "tenanc": "tenant",
    "shut": "close", "student": "pupil", "covid": "pandem", "coronavirus": "pandem", "relin": "line",
    "payment": "pay", "paid": "pay", 
}  # fmt: skip
# Words with which a figure is asked for, and that need stand in no heading.
_FRAMING = frozenset(
    stems(
        """change changed changes changing trend trends time since compare compared comparison gone go
        risen rise rising rose fallen fall falling fell increase increased decrease decreased reduce
        reduced higher lower improve improved better worse worsen figure figures number numbers now
        latest newest recent last previous earlier first ago year years month months quarter quarters
        session sessions history direction moved move far much many stood look looking progress track
        data statistics stats show graph past grown grow dropped drop council borough county district
        versus vs against difference list long they reach reached hit passed hitting meeting meet met
        meant target targets aim goal worst best highest lowest most least biggest smallest fewest
        largest greatest peak peaked bad badly bigger smaller fewer rate percentage proportion share
        score level levels overall total totals altogether together add sum both whole all combined
        come coming getting getting bring turning turn living live keep still people person
        somebody everyone each every among performance per cent standing currently wanted want
        period end half hopeful heading forecast quoted report reported reports published state
        part area areas place places ward wards locality localities street streets neighbourhood
        say says actually really did happen start starting begin began any other did more than
        us we our ours there here one ones that give gave given number please kind exactly
        single count counted counts mean median average run running through until including what's
        amount sum money figure pounds latest position stand down up near close percent
        it's they're job jobs scheme project works thing things financial calendar january february
        march april may june july august september october november december spring summer autumn
        winter have did service services team teams back full new two three four moment
        going goes"""
    )
)


@lru_cache(maxsize=20_000)
def measure_stems(text: str) -> frozenset[str]:
    """Return the words of a measure as stems of one form, lengths of time as one word.

    >>> sorted(measure_stems("Visits made within half an hour"))
    ['30minute', 'visit', 'within']
    """
    for pattern, form in _REWRITES:
        text = pattern.sub(form, text)
    lengths = [_length(match) for match in _LENGTH.finditer(text)]
    bare = _LENGTH.sub(" ", text)
    found = {
        _SAME_AS.get(stem, stem) for stem in stems(bare) if len(stem) > 1 and not stem[0].isdigit()
    }
    return frozenset(found | set(lengths))


def asked_stems(question: str) -> frozenset[str]:
    """Return the words of a question that a measure, or what it stands under, must hold."""
    return frozenset(w for w in measure_stems(question) if w not in FRAMED)


def _length(match: re.Match[str]) -> str:
    number = match["number"].lower()
    count, unit = int(_NUMBERS.get(number, number)), match["unit"].lower()
    if unit == "hour" and count > 24 and count % 24 == 0:
        count, unit = count // 24, "day"
    if unit == "week" and count < 7:
        count, unit = count * 7, "day"
    return f"{count}{unit}"


FRAMED = frozenset({*_FRAMING, *(_SAME_AS.get(stem, stem) for stem in _FRAMING)}) - {"pay"}
_SPELLED: dict[str, list[str]] = {}
for _said, _form in _SAME_AS.items():
    _SPELLED.setdefault(_form, [_form]).append(_said)


def spellings_of(question: str) -> list[str]:
    """Return the other words for those of a question, as they are searched for."""
    return [each for word in asked_stems(question) for each in _SPELLED.get(word, [])]
