"""The words by which minutes show that somebody asks, states or replies.

An officer can read and amend these lists: each says what its words show.
"""

from __future__ import annotations

import re

# What follows "asked" when it asks for knowledge; "asked that" and "asked X to" ask for a deed.
OPEN = (
    r"(?:(?:(?:at|in|to|from|by|with|of|on|under|over) )?(?:how|what|which|whom|whose)|whether|if|when"
    r"|why|who|where|for|about|after|regarding|on|as to"
    r"|in relation to"
    r"|concerning|are|is|does|do|did|will|can|could|would|a (?:number of |further )?questions?"
    r"|(?:the )?(?:\w+ )?questions?)\b"
)
# Who is asked stands between: "asked the Head of Repairs whether".
WHOM = (
    r"(?:(?:the|that|all|both) )?(?:[A-Z][\w’'.-]*|officers?|members?|him|her|them)"
    r"(?:,? (?:of|for|and|&|the|[A-Z][\w’'.-]*)){0,9}"
)
ASKS = re.compile(
    r"\b(?:asked\s+(?:(?:again|also|specifically|further|then),?\s+)?"
    rf"(?:{WHOM}\s+(?=(?!on\b|after\b){OPEN}))?(?={OPEN}|:|“|\")"
    r"(?!for [^.;]{0,160}? to be\b|for by\b|for it to\b)"
    r"|quer(?:ied|ying)|questioned|questioning|[ei]nquired|asking\s+(?=whether|if|how|what|when|why|who"
    r"|which|for\b)"
    r"|(?:sought|seeking|looked for|requested|requesting|called for)\s+(?:\w+\s+)?(?:(?:some|any|further"
    r"|more|urgent)\s+)?"
    r"(?:clarif\w+|clarity|details?|(?:re)?assurances?|guarantees?|information|updates?|confirmation"
    r"|explanations?|figures"
    r"|data|answers?|timelines?|timescales?|timeframes?)"
    r"|asked\s+to\s+(?:be (?:informed|advised|told|updated|provided with|given|kept informed)|know|see|hear)"
    r"|wondered\s+(?=whether|if|how|what|when|why|who|where)"
    r"|(?:wished|wanted|would like)\s+to\s+(?:know|understand|hear)"
    r"|requested\s+(?=if\b|whether\b|to know\b)"
    r"|challenged\s+(?=whether|how|why|the|if)"
    r"|raised\s+(?:(?:a|an|the|several|some|further|two|three)\s+)?(?:question|query|queries"
    r"|issue of (?:whether|how|why)))"
    r"(?!\s+by\b)"
)
ASKED_PASSIVE = re.compile(
    r"(?i)^\W*(?:\(?[a-z0-9]{1,3}[.)]\s*)?(?:clarification|clarity|an? (?:further )?(?:question|query"
    r"|update)|questions(?! \d)|quer(?:y"
    r"|ies)|assurances?"
    r"|confirmation|(?:further )?information"
    r"|(?:an? )?(?:further )?updates?)\b(?P<topic>[^.]{0,120}?)\s+(?:was|were)\s+(?:also\s+)?"
    r"(?:then\s+)?(?:sought|asked|raised|put|requested)\b"
)
# A point that begins "Queried when ..." leaves out who asked.
BARE_ASK = re.compile(
    r"\W*(?:\(?[a-z0-9]{1,3}[.)]\s*)?(?:Queried|Questioned|Enquired|Inquired|Wondered (?=if|whether)"
    r"|(?:Sought|Requested) (?:an? |some |further |more )?(?:updates?|clarification|clarity|information"
    r"|details|assurances?|confirmation))\b"
)
IT_WAS_ASKED = re.compile(
    r"(?i)^\W*(?:\(?[a-z0-9]{1,3}[.)]\s*)?it was (?:also |then )?(?:asked|queried|questioned|enquired)\b"
    r"(?! that\b)"
)
# What "was also raised" may be answered in the words that follow.
RAISED = re.compile(
    r"^\W*(?:\(?[a-z0-9]{1,3}[.)]\s*)?(?!The following|Concerns?\b)[A-Z][^.;:]{6,240}?\s(?:was|were)\s(?:also\s"
    r"|then\s)?(?:raised|queried|questioned)\b(?!\s(?:previously|at the (?:last|previous)|in the report))"
)
CONCERN = re.compile(
    r"(?i)^\W*(?:\(?[a-z0-9]{1,3}[.)]\s*)?(?:some |further |grave |serious )?(?:concerns?|disappointment"
    r"|frustration|surprise"
    r"|doubts?) (?:was|were)"
    r" (?:also )?(?:expressed|raised|voiced)\b"
)
STATES = re.compile(
    r"\b(?:expressed|was concerned|were concerned|felt|highlighted|raised|stated|said|noted|mentioned"
    r"|referred|pointed"
    r"|outlined|reminded|commented|suggested|reported|argued|observed|drew attention"
    r"|was disappointed"
    r"|were disappointed|advised|asked that|requested (?:that|an?|the)|called (?:for|on))\b"
)
REPLIES = re.compile(
    r"\b(?:replied|responded|answered|confirmed|advised|explained|clarified|assured|reassured|informed"
    r"|apologi[sz]ed"
    r"|undertook|agreed|accepted|acknowledged|replying|responding|indicated|stated|said|reported|noted"
    r"|outlined"
    r"|added|commented|offered|tabled|told|gave|was not present|provided|pointed out|emphasised|stressed"
    r"|suggested)\b"
)
SURE_REPLY = re.compile(
    r"\b(?:replied|responded|answered|confirmed|explained|clarified|assured|reassured|apologi[sz]ed|replying"
    r"|responding|undertook|informed)\b"
)
PASSIVE_REPLY = re.compile(
    r"(?i)^\W*(?:was|were) (?:informed|advised|told|assured|reassured)\b|^(?:that|this|it) (?:was"
    r"|is) (?:a|one) (?:matter|question) for\b"
    r"|^\W*(?:s?he|(?:the )?(?:councillor|cllr|alderman|mr|mrs|ms|miss|dr)\.? (?-i:[A-Z])[\w’'-]+) was"
    r" (?:then )?(?:informed|advised|told|assured|reassured)\b"
    r"|^\W*(?:(?:in|by way of) (?:response|reply|answer)[^,]{0,160},\s*)?(?:it was|this was"
    r"|members were|the (?:committee"
    r"|panel|board|meeting|member|councillor|members) (?:was|were)|they were)\s+(?:\w+ly )?(?:also "
    r"|then |further )?"
    r"(?:confirmed|explained|stated|noted|clarified|advised|reported|replied|answered|agreed|informed"
    r"|told|assured"
    r"|acknowledged|said|understood|responded|pointed out|highlighted)\b"
)
RESPONSE = r"(?:response|reply|answer|replying|responding|answering)"
IN_RESPONSE = re.compile(
    rf"^\W*(?:\(?[a-z0-9]{{1,3}}[.)]\s*)?(?:(?:When )?[Aa]sked\b|[Ii]n {RESPONSE}\b|[Rr]esponding\b"
    rf"|[Rr]eplying\b"
    rf"|By way of {RESPONSE}|Answering\b)"
    rf"|,\s+in {RESPONSE} to\b|,\s+(?:responding|replying) to\b"
)
# "Further to comments and questions from Members it was noted:", and a list below it.
GROUP_LEAD = re.compile(
    r"\W*(?:\d{1,3}[.)]\s*)?(?:Further to|Following|In (?:response|reply|answer) to|Arising from|During"
    r"|After|As a result of)\b"
    r"[^:]{0,80}\b(?:questions?|comments|queries|points)\b"
)
WAS_TOLD = re.compile(r",?\s+and\s+(?=(?:was|were) (?:informed|advised|told|assured|reassured)\b)")
OF_SOMEBODY = re.compile(rf"\s*(?:was|were)\s+(?:also\s+|then\s+|further\s+)?asked\s+(?={OPEN})")
NUMBERED = re.compile(r"\W*(?:Q\s?\d{0,3}|Question(?: \d{1,3})?|QUESTION(?: \d{1,3})?)\s*[:.)]?\s+")
SUPPLEMENTARY = re.compile(r"(?i)\W*supplementary(?: question)?\W*$")
ANSWER_MARK = re.compile(r"\W*A\s?\d{0,3}\s*[:.]\s+(?=\S)")
MOTION = re.compile(
    r"(?i)(?<!\bhad )(?<!\bhas )(?<!\bhave )(?<!\bbeen )(?<!\bbe )(?<!\bwere )"
    r"\bmoved\b(?! (?:on|in|out|up|down|away|back|house|over|across"
    r"|to (?:the|an?|another|other|new|its|their))\b)"
    r"|\b(?:been|be|were) (?:duly |formally |then )?moved(?: by\b| and\b| that\b| from the chair\b|,)"
    r"|\b(?:seconded|proposed by|proposed and|put to the vote|motion (?:was|be)|on the proposal of"
    r"|(?:motion|amendment|proposal|vote|substantive motion) (?:was |is )?(?:declared )?(?:carried|lost"
    r"|agreed))\b"
)
LABEL = re.compile(
    r"\b(?:REPLY|Reply|REPLIES|ANSWER|Answer|RESPONSE|Response)(?: FROM [A-Z& ]{2,40})?\s?:"
)
LABEL_ALONE = re.compile(
    r"(?i)\W{0,5}(?:reply|replies|answer|response)(?: from [\w& ]{2,40})?\W{0,5}$"
)
WRITTEN = re.compile(
    r"\W*(?:\d{1,3}\s?\.?\s*)?(?i:(?:public |supplementary |written "
    r"|oral )*questions? (?:no\.? ?)?(?:\d{1,3})?[a-z]?\W*"
    r"(?:submitted |asked |received |put )?(?:by|from)\s+)"
)
# A question on paper begins with these words, also where its head cannot be read.
WILL_ASK = re.compile(r"\W*(?:(?:I|We|1|l)\s+)?(?<![\w’'])will ask\b")
# Business that begins below the reply to a written question.
ENDS_REPLIES = re.compile(
    r"(?i)\W*(?:\d{1,3}\s?\.?\s*)?(?:notices? of motions?\b|(?:correspondence|any other business|urgent"
    r" business|votes? of (?:sympathy|congratulations))\W*$|this conclude[sd]\b|signed\b"
    r"|there being no (?:other|further)\b|the meeting (?:then )?(?:concluded|closed|ended)"
    r"|the following (?:items|issues|matters) were"
    r"(?: also)? raised)"
)
FIRST_WORD = re.compile(
    r"\s(?=(?:How|What|When|Why|Who|Which|Where|Will|Does|Do|Did|Is|Are|Can|Could|Would|Should|Has|Have|Had"
    r"|Please|Given|Following|Further|If|I|In|On|Under|As)\s|[|1]\s+will\s)"
)
# Minutes say that nobody replied: no answer, and no next business either.
NO_REPLY = re.compile(
    r"(?i)\bno (?:reply|answer|response|figures?|number|date|explanation) (?:was|were|could be|had been)"
    r" (?:given|made|recorded|offered|provided|forthcoming)\b"
    r"|\b(?:question|query|point|matter) (?:was|were) (?:left|not answered|not taken up|unanswered)\b"
    r"|\b(?:nobody|no one|no (?:\w+ )?officers?|none of the officers|no (?:\w+ )?representative)\b[^.]{0,80}"
    r"\b(?:present|in attendance|could (?:reply|answer)|able to (?:reply|answer|say))\b"
    r"|\bbefore (?:there was|anybody gave|it had) (?:a|an|any) (?:reply|answer)\b"
    r"|\bmoved (?:on )?to the next question\b|\bwithout (?:a|an|any) (?:reply|answer)\b"
)
PERFECT = re.compile(
    r"\b(?:had|has|have|having|been|being|be|was|were|to be)\s+(?:\w+ly\s+|also\s+|previously\s+)?$"
)
MEMBER = re.compile(
    r"(?i)\b(?:councillors?|cllrs?|cmhlr|alder(?:wo)?m[ae]n|bailies?|members?|representatives?|comhairleoir|co-?optee|committee|panel|residents?"
    r"|questioner)\b"
)
# A body resolves and acts; it is people who answer.
BODY = re.compile(
    r"(?i)(?:the )?(?:council|cabinet|committee|panel|board|commission|executive|sub-?committee|forum"
    r"|working group|meeting)$"
)
EXECUTIVE = re.compile(
    r"(?i)\b(?:cabinet member|portfolio holder|lead member|leader(?! of the [\w ]{0,40}\b(?:group"
    r"|opposition)\b)|deputy leader|cabinet|executive member)\b"
)
_ANOTHER = re.compile(r";\s+(?:but |and )?(?:[Tt]he )?[A-Z]")


def tells_no_reply(text: str) -> bool:
    """Return whether a sentence tells that nobody replied, and nobody else replies in it.

    >>> tells_no_reply("No officer was present."), tells_no_reply("No reply was given; Mr X said no.")
    (True, False)
    """
    told = SURE_REPLY.search(text) or ASKS.search(text) or _ANOTHER.search(text)
    return told is None and NO_REPLY.search(text) is not None
