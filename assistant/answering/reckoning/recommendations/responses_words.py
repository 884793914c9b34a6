"""The words by which questions ask what was answered to recommendations, and with which verdict."""

from __future__ import annotations

import re

from assistant.answering.terms import stems
from assistant.council import ResponseVerdict

RESPONDS = re.compile(
    r"(?i)\baccept\w*|\breject\w*|\brefus\w*|\bturn(?:ed)? down\b|\brespon(?:d\w*|se\w*)\b"
    r"|\bagreed?\b|\badopt\w*|\bdeclined?\b|\bsay to\b|\bsaid to\b|\bsay about\b|\bsaid about\b"
    r"|\bsay (?:on|in)\b|\bthrown out\b|\breply\b|\banswer(?:ed)? to\b"
    r"|\bdecided? (?:about|on)\b|\btaken up\b|\b(?:happened to|became of|become of)\b"
    r"|\bwhen\b|\bby what date\b|\bdeadline\b|\bput (?:\w+ ){0,3}?(?:off|back)\b|\bdefer\w*|\bpostpon\w+"
    r"|\bshelved\b|\bparked\b|\byes\b|\bdecided\b|\bhalf[- ]?way\b|\bgo(?:t|ne)? through\b"
)
_NO = r"(?:\bnot|\b\w+n['’]t|\bnever|\bwouldn['’]?t|\bdidn['’]?t)"
_YES = (
    r"(?:accept\w*|agree[ds]?|adopt(?:ed)?|back(?:ed)?(?= )(?! (?:to|in|from|then|at)\b)|support(?:ed)?"
    r"|endors\w+|sign(?:ed)? up to|sa(?:y|id) yes to|t(?:ake|aken|ook) up|g[o]ne? along with|go along with)"
)
_REJECTED = re.compile(
    rf"(?i){_NO} (?:be )?(?:\w+ )?{_YES}|\breject\w*|\brefus\w*|\bturn(?:ed|ing)? (?:\w+ ){{0,6}}?down\b"
    r"|\bdeclined?\b|\bthr(?:ew|own?|ow) (?:\w+ )?out\b|\bknock(?:ed)? (?:\w+ ){0,2}?back\b"
    r"|\bsa(?:y|id) no to\b|\b(?:got|get|getting|given|was|were|is) a (?:flat |firm |straight )?no\b"
    r"|\bknock(?:ed|ing)? back\b|\bdismissed\b|\bvetoed\b|\brul(?:e|ed) out\b"
)
_ACCEPTED = re.compile(
    rf"(?i)(?<!\bnot )(?<!n['’]t )\b{_YES}|\b(?:got|get|given|won|had) a (?:\w+ )?yes\b|\bgo ahead\b"
)
_PARTLY = re.compile(
    r"(?i)\bpart(?:ly|ial|ially)?\b|\bin part\b|\bhalf[- ]?way\b|\bwith (?:changes|amendments|conditions)\b"
    r"|\bwatered down\b|\bto some extent\b|\bonly (?:some|half) of\b|\bhalf (?:a )?(?:yes|accept|agree)\w*"
)
_DEFERRED = re.compile(
    r"(?i)\bdefer\w*|\bpostpon\w+|\b(?:put|putting|pushed|kick(?:ed)?) (?:\w+ ){0,4}?(?:off|back)\b|\bshelv\w+"
    r"|\bparked\b|\bon (?:ice|hold)\b|\binto the long grass\b|\bfor later\b"
)
_NOT_IN_FULL = re.compile(
    rf"(?i){_NO}\b[^?]{{0,50}}\b(?:in full|fully|completely|entirely|wholly|as (?:it|they) stood)\b"
    rf"|{_NO}\b[^?]{{0,30}}\b(?:full|outright|straight|clear|clean|simple)\b[^?]{{0,12}}\b(?:yes|acceptance|agreement)\b"
)
_UNCHANGED = re.compile(
    r"(?i)\bwithout (?:\w+ )?(?:alter|chang|amend)\w*|\bun(?:altered|changed|amended)\b"
    r"|\bas they (?:stand|stood)\b"
)
# "Did the Cabinet accept all of them?" is told by all of them.
_OF_ALL = re.compile(
    r"(?i)\b(?:did|do|does|were|was|have|has|are)\b.*\b(?:all|every|each|everything|the lot)\b"
)
_BOTH = re.compile(r"(?i)\b(?:accept\w*|agreed) (?:or|and|/) (?:not|reject\w*)|\bwhether\b")
_SAYS = re.compile(
    r"(?i)\bwhat did (?:the )?[\w ]{3,40}? (?:say (?:to|about|on)|settle on|make of|do about)\b"
)
# Words that only ask for a verdict, and name no matter.
FRAMING = frozenset(
    stems(
        """knock knocked knocking back backed backing flat outright half way halfway yes no sign signed up
        full fully complete completely completly entirely wholly alter altering altered unaltered
        unchanged change changes changed amend amending amended without everything anything lot idea
        proposal ask asked asks want wanted let go along gone learning point points which grounds mean turn
        turning rejecting refuse refusing support supported settle settled told tell rather please those
        these not never only just outcome decision decide decided end made what so hard straight flatly
        defer deferred postpone postponed put off now shelve shelved park parked ice hold long grass later
        excuse grounds asks request requests demand demands suggestion suggestions ideas proposals
        didn't wasn't weren't hasn't haven't doesn't isn't aren't wouldn't couldn't won't wont didnt
        knock straight clear clean simple stood
        thrown threw out throw dismiss dismissed vetoed rule ruled asking group task agree agreeing"""
    )
)


def names_verdict(question: str) -> bool:
    """Return whether a question asks what somebody said yes or no to, or what they said.

    >>> names_verdict("why did Cabinet turn the pond idea down"), names_verdict("who dug the pond?")
    (True, False)
    """
    return bool(
        _REJECTED.search(question)
        or _ACCEPTED.search(question)
        or _PARTLY.search(question)
        or _SAYS.search(question)
        or _NOT_IN_FULL.search(question)
        or _DEFERRED.search(question)
    )


def names_refusal(question: str) -> bool:
    """Return whether a question says that something was refused, put off or only partly taken up.

    >>> names_refusal("why was the pond knocked back?"), names_refusal("was the pond agreed?")
    (True, False)
    """
    return any(each.search(question) for each in (_REJECTED, _PARTLY, _DEFERRED))


def verdicts_asked(question: str) -> tuple[ResponseVerdict, ...]:
    """Return the verdicts that a question keeps to, none where it asks for all.

    >>> [v.value for v in verdicts_asked("Which were partly accepted?")]
    ['partly']
    >>> verdicts_asked("Which were accepted or rejected?"), verdicts_asked("Were all accepted?")
    ((), ())
    >>> [v.value for v in verdicts_asked("Which did they not sign up to in full?")]
    ['partly', 'rejected']
    """
    if _BOTH.search(question) or _OF_ALL.search(question):
        return ()
    accepted, rejected = _ACCEPTED.search(question), _REJECTED.search(question)
    if _DEFERRED.search(question) and not (accepted or rejected):
        return (ResponseVerdict.DEFERRED,)
    if _PARTLY.search(question) and not re.search(r"(?i)\breject", question):
        return (ResponseVerdict.PARTLY,)
    if _NOT_IN_FULL.search(question):
        return (ResponseVerdict.PARTLY, ResponseVerdict.REJECTED)
    if _UNCHANGED.search(question) and accepted:
        return (ResponseVerdict.ACCEPTED,)
    if accepted and rejected:
        either = re.search(r"(?i)\baccept\w*.*\breject|\breject\w*.*\baccept", question)
        return () if either else (ResponseVerdict.REJECTED,)
    found = ((ResponseVerdict.REJECTED, rejected), (ResponseVerdict.ACCEPTED, accepted))
    return tuple(verdict for verdict, match in found if match)
