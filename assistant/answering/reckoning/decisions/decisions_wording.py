"""The words by which questions ask for decisions, votes and movers."""

from __future__ import annotations

import re

from assistant.council import VerbClass

_BODY = (
    r"(?:committee|cabinet|council|councillors|cllrs|members|panel|board|executive"
    r"|meeting|we|they)"
)
_DECIDE = (
    r"(?:resolv\w+|decid\w+|agree[ds]?|approv\w+|endors\w+|not(?:e[ds]?|ing)|adopt\w*|receiv\w+"
    r"|accept\w*|request\w*|recommend\w*|refer(?:red)?|appoint\w*|elect(?:ed)?|exclud\w+|reject\w*)"
)
# "Who got the vice-chair's job?"
_GOT_POST = (
    r"\bwho (?:got|took|became|was (?:given|made|chosen|voted|picked)|were (?:given|made)|won|landed)\b"
    r"[^?]{0,20}\b(?:vice[- ]?chair|deputy chair|chair|champion|representative|rep)\w*\b"
)
VOTE = re.compile(r"(?i)\bvot(?:e|es|ed|ing)\b|\bfor and against\b|\babst(?:ain|en)\w*")
MOVER = re.compile(
    r"(?i)\bwho\b.{0,40}\b(?:mov(?:ed?|ing)|propos(?:ed?|ing)|second(?:ed|ing|s)?|put forward|tabled)\b"
    r"|\b(?:mover|seconder|proposer)\b|\bwhose (?:motion|amendment|proposal|idea|move|bid)\b"
)
CARRIED = re.compile(
    r"(?i)\b(?:motion|amendment|proposal)s?\b.{0,60}\b(?:carried|lost|pass(?:ed)?|fail(?:ed)?|fell"
    r"|defeated|agreed|approved|rejected|succeed\w*|go through|happened to|outcome|result)\b"
    r"|\b(?:was|were|did|what happened to|outcome of|result of)\b.{0,60}\b(?:motion|amendment)s?\b"
)
NATURE = re.compile(
    r"(?i)\b(?:approv\w+|agree[ds]?|endors\w+|accept\w*|adopt\w*|resolv\w+) or (?:just |only |merely )?"
    r"(?:not|receiv)\w+|\b(?:noted?|received?) or (?:approv|agree|endors|accept|adopt)\w+"
    rf"|^\W*(?:so |and |but )?(?:was|were|has|have|did|is)\b.{{0,140}}\b{_DECIDE}"
    r"|\b(?:press|public)\b.{0,20}\b(?:kept out|shut out|asked to leave)\b"
)
REASON = re.compile(
    r"(?i)^\W*(?:so |and |but )?why\b|\bwhat (?:was|is|were) the reasons?\b|\breasons? (?:for|given)\b"
)
LIST = re.compile(
    rf"(?i)\bresolv\w+|\bresolutions?\b|\bdecisions?\b|\b{_BODY}\b.{{0,60}}\b{_DECIDE}\b"
    r"|\bwhat (?:did|has|have|had|was|were)\b.{0,80}"
    r"\b(?:decid\w+|agree[ds]?|approv\w+|endors\w+|adopt\w+)\b"
    r"|\b(?:list|all|everything|anything)\b.{0,40}\b(?:resolved|decided|agreed|approved)\b"
    r"|\b(?:was|were|been) (?:\w+ )?(?:resolved|decided|agreed|approved|endorsed|adopted)\b"
    r"|\boutcome of the (?:item|debate|meeting)\b"
    r"|\b(?:outcome|result) (?:of|on|for|at)\b.{0,60}\b(?:cabinet|committee|council|panel)\b"
    r"|\b(?:committee|cabinet|panel|board|members|we)\b.{0,12}\bask(?:ed|s)?\b.{2,60}\bto\b"
    r"|\bwho (?:was|is|were|got) (?:appointed|elected)\b"
    rf"|{_GOT_POST}"
)
# Decisions yet to be taken, and agreements that are no decisions of a meeting.
NOT_OURS = re.compile(
    r"(?i)^\W*(?:by )?how (?:much|far|long|often|big|soon)\b|^\W*(?:by )?what (?:percentage|amount|sum)\b"
    r"|\b(?:will|would|should|could|can|might) (?:the |we |it |they )?(?:\w+ ){0,3}"
    r"(?:decide|approve|agree|vote)\b|^\W*(?:when|where)\b|\bwhat (?:date|day|time)\b"
    r"|\bhow (?:many|much) (?:children|families|pupils|people|schools|contacts|practi\w+)\b(?! vot)"
    r"|\bdecision[- ]mak\w+|\b(?:court|threshold|placement|safeguarding|social work\w*) decisions?\b"
    r"|\bdecisions? (?:that |which )?(?:had |have |has |were |was |got )?(?:been )?changed\b"
    r"|\bchanged decisions?\b|\b(?:each|every|per) (?:\w+ )?decision\b"
    r"|\bagreed? to (?:circulate|provide|send|bring|report back|write|share|give|supply)\b"
    r"|\bvote for me\b|\bactions? (?:were |was )?(?:agreed|decided)\b|\baction points?\b"
    r"|\bdo (?:you|officers) agree\b|\bwho (?:chaired|presided)\b"
    r"|\brecommendations?\b.{0,80}\b(?:accept|reject|refus|turned down|respon|agreed to)\w*"
    r"|\b(?:accept|reject|refus|respon)\w*\b.{0,80}\brecommendations?\b"
)
# "Which recommendations did the review make" asks for recommendations, not for decisions.
UNVERBED = re.compile(
    r"(?i)^(?!.*\b(?:resolv|decid|decision|approv|endors|noted|vote|voting|carried|amend|moved|second"
    r"|referred|reject|accept|agree|deleted)).*\brecommendations?\b"
)
# The body that decides, as the subject; and the body that something is sent to.
SUBJECT = re.compile(
    r"(?i)\b(?:did|has|have|had)\s+(?:the\s+)?(?P<body>cabinet|executive)\b(?! members?\b)"
)
COMMITTEE = re.compile(
    r"(?i)\b(?:did|has|have|had|by)\s+(?:the|our)\s+(?:scrutiny\s+)?(?P<body>committee|panel|board)\b"
)
ROUTED = re.compile(
    r"(?i)\b(?:to|response of|reply of|report of) (?:the )?(?:cabinet|council|executive)\b"
    r"|\bcabinet['’]s\b"
)
# A question that names nothing else asks of a body, or of what was decided as such.
OURS = re.compile(
    rf"(?i)\b{_BODY}\b|\b(?:was|were|been|got) (?:\w+ ){{0,3}}{_DECIDE}|\bresolutions?\b|\bdecisions?\b"
    r"|\bvot(?:e|es|ed|ing)\b"
)
RESPONSE = re.compile(
    r"(?i)\b(?:response|reply) of (?:the )?(?P<body>cabinet|council|executive)\b"
    r"|\b(?P<whose>cabinet|council|executive)['’]s (?:response|reply)\b"
)
LATEST = re.compile(r"(?i)\b(?:latest|last|newest|most recent(?:ly)?)\b(?! (?:\w+ )?meeting)")
FRAMING = """resolve resolved resolves resolution resolutions decide decided decides decision
decisions agree agreed agrees approve approved approves approval endorse endorsed note noted notes
noting adopt adopted receive received accept accepted request requested requests recommend
recommended recommends refer referred vote votes voted voting motion motions amendment amendments
carried lost passed pass fail failed fell defeated rejected move moved mover second seconded
seconder propose proposed proposer proposal outcome result reason reasons why go went against
favour abstain abstained abstention abstentions how many figures just only merely formally called
call cabinet executive panel board scrutiny body appoint appointed elect elected everything taken
took make made concern final finally full wording exact text did happen happened
exclude excluded kept keep shut out leave any
press public private session got elected latest last newest recent recently first came come
became given chosen picked won job role post position municipal
substantive"""
# Verbs that keep a question to decisions of one class, where it names them.
CLASSES = (
    (
        re.compile(
            r"(?i)\brecommend(?:ed|s)?\b.{0,30}\b(?:to )?(?:the )?(?:cabinet|council|executive)\b"
            r"|\b(?:committee|panel|board)\b.{0,30}\brecommend"
        ),
        (VerbClass.RECOMMEND, VerbClass.REFER),
    ),
    (
        re.compile(
            r"(?i)\b(?:committee|panel|board|members)\b.{0,40}\brequest(?:ed|s)?\b"
            r"|\b(?:committee|panel|board|members|we)\b.{0,12}\bask(?:ed|s)?\b.{2,60}\bto\b"
        ),
        (VerbClass.REQUEST,),
    ),
    (re.compile(rf"(?i)\b(?:appoint|elect)(?:ed|s)?\b|{_GOT_POST}"), (VerbClass.APPOINT,)),
    (
        re.compile(
            r"(?i)\bexclud\w+\b.{0,20}\b(?:press|public)\b"
            r"|\b(?:press|public)\b.{0,20}\b(?:exclud|kept out|shut out|asked to leave)"
        ),
        (VerbClass.EXCLUDE_PUBLIC,),
    ),
)
# What a body asked somebody to do.
ASKED_TO = re.compile(
    r"(?i)\b(?:committee|cabinet|panel|board|members|council|we)\b.{0,12}\b(?:ask|request)(?:ed|s)?\b.{2,60}\bto\b"
)
CALLED_IN = re.compile(r"(?i)\bcall(?:ed)?[- ]?in\b")
# Whether earlier minutes were approved, and what of their text decides it.
MINUTES = re.compile(
    r"(?i)^\W*(?:were|was|have|has|did)\b(?!.*\b(?:report|plan|item)\b).{0,40}\bminutes\b"
)
OF_MINUTES = re.compile(r"(?i)\bminutes (?:of|from)\b")
LOST = re.compile(r"(?i)\b(?:lost|defeated|fell|failed|rejected|voted down)\b")
MOTION = re.compile(
    r"(?i)\bmotions?\b|\bamendments?\b|\bproposals?\b|\bmoved\b|\bseconded\b|\bproposed\b"
)
VOTERS = re.compile(r"(?i)\bhow many people(?= vot)")
AMENDMENT = re.compile(r"(?i)\bamendments?\b|\balternative budgets?\b")
