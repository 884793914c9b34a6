"""The shapes of sentences that state a figure, and the words that make one doubtful."""

from __future__ import annotations

import re

from ingest.extracting.figures.measures import AMOUNT, MONEY, NOUN

# The nouns of a measure that is stated as "the ... was 17".
_HEADS = (
    r"number|average|median|rate|proportion|percentage|share|total|cost|caseloads?|overspend|underspend"
    r"|deficit|surplus|shortfall|wait|waiting time|turnover|spend|expenditure|attendance|compliance"
)
_IS = (
    r"(?:was|were|is|are|stood at|averaged|totalled|fell to|rose to|increased to|decreased to|reached"
    r"|remained at|has (?:risen|fallen) to|had (?:risen|fallen) to)"
)
_ABOUT = r"(?:(?:about|around|only|now|currently|just|approximately|at) )*"
# A clause begins after a mark, a word like "that", or where a period was blanked out.
_START = r"(?:^|(?<=\s\s)|(?<=, )|(?<=; )|(?<=: )|(?<=that )|(?<=\band ))"
_BALANCE = r"(?:overspend|underspend|deficit|surplus|shortfall)"
_MONEY_KINDS = (
    r"(?:(?:forecast|projected|net|gross|real|revenue|capital|in-year|underlying|cumulative|collection"
    r"|provisional|total|annual|budget|schools?|DSG|directorate) )"
)
_CHANGED = (
    r"(?:fell|fallen|rose|risen|increased|decreased|dropped|grew|grown|improved|declined)"
    r"(?: slightly| sharply)?"
)

# "The average caseload was 17", "Re-referrals were 18 per cent".
STATED = re.compile(
    rf"{_START}(?P<measure>(?:[Tt]he |[Aa]n? )?(?:[\w’'-]+ ){{0,4}}?(?:{_HEADS})\b[^.;:|£%]{{0,120}}?)\s+"
    rf"{_IS}\s+{_ABOUT}(?P<number>{AMOUNT})(?![\w/-])"
)
SHARES = re.compile(
    rf"(?:^|(?<=\s\s))(?P<measure>[A-Z][^.;:|£%,]{{3,90}}?)\s+(?:was|were|is|are|stood at)\s+{_ABOUT}"
    r"(?P<number>\d+(?:\.\d+)?\s?(?:%|per ?cent))(?!\w)"
)
# "Children on a plan fell from 164 to 133".
MOVED = re.compile(
    rf"{_START}(?P<measure>[A-Z“]?[^.;|£]{{4,110}}?)\s+(?:has |have )?{_CHANGED}\s+"
    rf"from\s+(?P<number>{AMOUNT})[\s,]+to\s+(?P<later>{AMOUNT})(?![\w/])"
)
# "Average caseload 16.1 on 31 August 2025."
NOTED = re.compile(
    r"(?:^|(?<=\s\s)|(?<=: ))"
    r"(?P<measure>(?:[Tt]he )?(?:[Aa]verage|[Nn]umber of|[Rr]ate of|[Pp]ercentage of|[Pp]roportion of)"
    rf" [\w’' -]{{3,70}}?)[:,]? (?P<number>{AMOUNT})(?=\s*(?:[,;.]|$))"
)
# "reported an average caseload of 17 children for each worker at May 2024".
OF_AVERAGE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) (?P<measure>(?:average|median|mean) [a-z][\w’'-]+(?: [a-z][\w’'-]+){0,3}?) of"
    rf" {_ABOUT}(?P<number>{AMOUNT})(?![\w/-])(?: (?!in|on|at|for the)[a-z][\w’'-]+"
    r"(?: (?:for each|per|to each|a) [a-z]+(?: [a-z]+)?)?)?"
)
# "a forecast revenue overspend of £2.3m", "£2.3m forecast revenue overspend".
OF_MONEY = re.compile(
    rf"\b(?P<measure>(?:{_MONEY_KINDS}+{_BALANCE}(?: on [\w’' -]{{3,60}}?)?|{_BALANCE} on [\w’' -]{{3,60}}?))"
    rf" of (?P<number>{MONEY})"
    r"(?P<on> on [\w’'&-]+(?: [\w’'&-]+){0,5}?(?=[,.;)(]| (?:be|is|was|and|which|at|in|for)\b|$))?"
)
MONEY_FIRST = re.compile(rf"(?P<number>{MONEY}) (?P<measure>{_MONEY_KINDS}+{_BALANCE})\b")
# "152 children were subject to a plan".
COUNTED = re.compile(
    rf"{_START}{_ABOUT}(?P<number>{AMOUNT})(?P<of> of(?: the| all| these)?)?\s+"
    rf"(?P<what>(?:[\w’'-]+ ){{0,3}}?(?:{NOUN})\b[^.;:,|]{{0,60}}?)\s+"
    r"(?P<verb>were|are|had|have|was|is)\s+(?P<rest>[^.;:,|]{3,110})"
)
# "304 practitioners trained in GCP2": an item of a list that gives the position on a day.
LISTED = re.compile(
    rf"^(?P<number>{AMOUNT})\s+(?P<what>(?:[\w’'-]+ ){{0,2}}?(?:{NOUN})\b)(?P<of>)(?P<verb>)\s+"
    r"(?P<rest>[a-z]+ed (?:in|on|by|to|for|with) [^.;:,|]{2,60})"
)
# "Average 19.2 on 31 August 2023", "Open: 16.1 on 31 January 2026": a cell of a plan.
IN_CELL = re.compile(
    rf"(?:^|[.;:]\s*)(?:(?:[Aa]verage|[Mm]edian|[Nn]ow|[Cc]urrently)\s+)?(?P<number>{AMOUNT})(?=\s*(?:$|[.;,]|\s\s))"
)
# What an action of a plan is to change: "Reduce the average caseload to 16".
AIMED_AT = re.compile(
    r"(?i)\b(?P<measure>(?:average|median|number of|rate of|percentage of|proportion of)"
    r" [a-z][a-z’' -]{3,60}?)(?=\s+(?:to|of|below|under|at|by)\s+(?:under |below )?[\d£]|[.,;]|$)"
)
COMPARED = re.compile(rf"\bcompared (?:with|to) (?P<number>{AMOUNT})(?![\w/])")

_WIDER = (
    r"(?:England|Wales|Scotland|Northern Ireland"
    r"|(?:the )?(?:UK|United Kingdom|Great Britain|country|nation|region))"
)
# A figure of the nation or the region is none of the council's: said before it, or right after.
ELSEWHERE = re.compile(
    rf"\b(?i:in|across|throughout|for) {_WIDER}\b(?! Kingdom)|\b(?i:nationally|regionally|in the rest of)\b"
    r"|\b(?i:national|England|English|regional) (?:average|rate|figure|median|number|total|proportion)\b"
    r"|\b(?i:statistical neighbours?|neighbouring (?:councils|authorities)|other (?:councils|authorities))\b"
)
THERE = re.compile(
    rf"\W*(?:[\w%]+ )?(?:(?:in|across|throughout) {_WIDER}\b|nationally\b|regionally\b)"
)
# What is wished for is no figure of what is.
WISHED = re.compile(
    r"(?i)\b(?:target|guideline|aim|limit|goal|ambition|standard|expected|would|will|should|could|may|might"
    r"|if|not|proposed|recommended|projected to|planned|due to)\b"
)
# A clause inside a measure makes it unclear.
CLAUSE = re.compile(
    r"(?i)\b(?:said|asked|stated|confirmed|noted|reported|explained|advised|which|who|it|this|they|he|she"
    r"|we|its|their|includes?|when|because|was|were|is|are|has|had|that|there|these|those"
    r"|(?:in|de)creas(?:ed|es) (?:by|to)|fell|rose|received per)\b|\([^)]*$"
)
VAGUE = re.compile(
    r"(?i)^(?:number|average|median|rate(?: per [\d,]+.*)?|proportion|percentage|share|total|cost|figure|wait)$"
)
MONEY_MEASURE = re.compile(
    r"(?i)\b(?:cost|overspend|underspend|deficit|surplus|shortfall|spend|expenditure)\b"
)
_LEADING = r"(?:that|the|an?|and|of|with|to|in|for|is|was|be|note|has|by) "
LEADING_WORDS = re.compile(rf"(?i)^(?:{_LEADING})+")
# Measures that are clear without a period; what is only counted needs one.
STATED_ALONE = re.compile(
    r"(?i)\b(?:average|median|number of|rate|proportion|percentage|cost|caseloads?|overspend|underspend"
    r"|deficit|surplus|shortfall)\b"
)
NOT_A_STATE = re.compile(r"(?:asked|told|to|being|in favour)\b")
# The paragraph above may name the measure of which "the average" is said.
NAMED_ABOVE = re.compile(
    r"\b(?P<measure>(?:average|median) [a-z][\w’'-]+(?: [a-z][\w’'-]+){0,2}?|number of [^.?,;]{4,90}?)"
    r"(?= (?:was|were|is|are|had|has)\b|[.?,;])"
)
SAID = re.compile(
    r"^(?P<who>[A-Z][^.;:]{2,120}?) (?:has since |also |then )?(?:said|confirmed|reported|advised|stated"
    r"|explained|replied|informed [\w ]{2,40}|told [\w ]{2,40}) that\b"
)
PRONOUN = re.compile(r"^(?:He|She|They|It|This|We)$")
