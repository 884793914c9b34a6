"""The words that show how an answer answers: what it gives, puts off, passes on or only assures.

An officer can read and amend these lists.
"""

from __future__ import annotations

import re

UNABLE = re.compile(
    r"(?i)\b(?:(?:unable|not (?:been )?(?:able|possible|in a position)) to (?:say|commit|promise|confirm|give"
    r"|provide|answer|comment|discuss|report|state|tell|advise|share|supply|quote|estimate|predict|set|offer"
    r"|speak|put)|could not (?:say|give|speak"
    r"|be (?:reported|known|given|confirmed"
    r"|answered|determined)|confirm|discuss|comment|provide|answer|rule out|recall|tell|share|disclose"
    r"|guarantee|commit|be drawn)"
    r"|cannot (?:say|give|be (?:given|confirmed|known|disclosed)|confirm|discuss|comment|provide|answer"
    r"|guarantee|proceed|speak|disclose)"
    r"|(?:did|does|do) not (?:yet )?(?:have|hold|know|record|keep)|(?:has|have"
    r"|had) not (?:yet )?(?:asked|been (?:collected|recorded|decided))"
    r"|too (?:early|soon) to|not (?:yet )?ready|not (?:yet )?(?:available|known|recorded|held|kept|clear"
    r"|collected)"
    r"|no (?:\w+ ){0,2}(?:kept|held|recorded|collected) |no (?:figures?|data|information"
    r"|records?) (?:was|were|is|are)"
    r"|no (?:reply|answer|figures?|date) could be given"
    r"|no record|no count|not appropriate to|would not be appropriate|no decision had been (?:made"
    r"|taken)"
    r"|had no (?:figures?|information|data)|is not (?:yet )?(?:decided|determined))\b"
)
LATER = re.compile(
    r"(?i)\b(?:(?:would|will|(?<!wish )(?<!like )(?<!pleased )to|could|shall)"
    r" (?:also |then |now |be |first |need to |)?(?:be )?(?:provided?|circulated?|shared?|sent|send|"
    r"brought|bring|presented?|reported|submitted?|followed up|follow up|feed back|fed back|report back"
    r"|reported back|come back|revert"
    r"|clarify|clarified|look into|looked into|look at|check|checked|investigated?|write to|written to"
    r"|raised?|liaise|advised?|forwarded?"
    r"|report (?:on|upon) (?:this|that|it) to|be with (?:the |all )?(?:[Mm]embers|[Cc]ommittee|[Pp]anel)"
    r"|find out|find (?:the|that|those|this) (?:\w+ )?(?:numbers?|figures?|information|answers?|sum)|work out"
    r"|worked out|draw up|drawn up|get back to|let (?:[Mm]embers|the \w+|him|her|them|us|you) (?:have|know)"
    r"|emailed?|distributed?|supplied|supply|obtain|ask|come to|contact(?:ed)?|issued?|updated?"
    r"|published|taken away|confirm"
    r"|discuss(?:ed)? (?:this|it|the matter))"
    r"|(?:query|question|matter|request|issue) (?:has|had) been (?:forwarded|sent|passed)"
    r"|outside (?:of )?(?:the|this) meeting|written (?:response|answer|reply|briefing)|in writing"
    r"|in due course"
    r"|at a (?:future|later) (?:meeting|date)|take (?:this|it|that) away|undertook to|agreed to (?:bring"
    r"|provide|circulate|report|send|share"
    r"|check|clarify|look|investigate|write|follow|liaise|contact|arrange|raise|ask)|report would be"
    r"|further report"
    r"|clarification would be sought)\b"
)
ELSEWHERE = re.compile(
    r"(?i)\b(?:(?:a |one )?(?:matter|question|issue|decision) for (?:the )?"
    r"(?!this|next|discussion|debate|concern|urgency|course)\w+"
    r"|(?:is|are|was|were|be|been|remains?) (?:solely |mainly )?the responsibility of"
    r"|should be (?:directed|addressed|referred|put|raised) (?:to|with)"
    r"|passed (?:the|this|your) (?:question|query|matter) to"
    r"|(?:is|was|were|be|been) referred (?:on )?to"
    r"|refer (?:the matter|the question|this|it|these \w+|this \w+) (?:back )?to"
    r"|does not fall (?:within|under)|not (?:a|the) (?:matter|responsibility)"
    r"|outside (?:of )?(?:the|its|our) (?:remit|control|jurisdiction)"
    r"|(?:would|will) (?:need|have) to be (?:answered|raised|taken up) (?:by|with)"
    r")"
)
ASSURES = re.compile(
    r"(?i)\b(?:monitor(?:ed|ing)?|under (?:constant |regular |continual )?review|reviewed (?:every"
    r"|regularly|weekly|monthly|constantly|frequently)"
    r"|timescales? (?:against|for)|there (?:are|were) timescales|timetabled?|working (?:hard|through"
    r"|closely|with)|(?:high |top |key )?priority"
    r"|taken (?:very )?seriously|at the heart|ran through|runs through|properly resourced"
    r"|very good question|good question|important (?:one|question"
    r"|point|issue)|(?:is|was|were|are) (?:being )?(?:considered|pursued|progressed|looked at|addressed"
    r"|watched)|watching|as soon as possible"
    r"|committed to|concerned about|constantly"
    r"|noted the(?![^.;]{0,80}\b(?:outlined|explained|advised|confirmed|gave|stated)\b)"
    r"|in hand|confident that|reassured? (?:members"
    r"|the)|assured? (?:members|the)"
    r"|continu\w+ to (?:work|monitor|review|engage)|every effort|well aware|taken on board"
    r"|making (?:good )?progress|on track"
    r"|participation plan|kept informed|key part|take(?:s|n)? .{0,20}seriously|doing (?:a lot|everything))\b"
)
CLAUSE = re.compile(
    r";\s+|,?\s+(?:and|but|though|although|however)\s+(?:that\s+|so\s+)?(?=(?:that|he|she|they|it|this|a"
    r"|an|the|no|would|will|there|these|those"
    r"|his|her|their)\b)|,\s+(?:and|but)\s+|\s+however,\s+|\s+\((?=[A-Z][a-z])"
)
WITHIN = re.compile(
    r"(?i)\b(?:subject to (?:a|an) |under the category|known to (?:the |social |police)"
    r"|registered (?:with|for)"
    r"|on the waiting list|eligible for|in the first group"
    r"|of those who|only (?:those|for|in)|excluding|of (?:the )?\d+ \w+ (?:who|which|that))\b"
)
NOT_SURE = re.compile(
    r"(?i)\b(?:rule out|how much|for the (?:remaining|rest|others?)|the (?:remaining|rest|others?))\b"
)
SOON = re.compile(
    r"(?i)\b(?:in the (?:coming|next few) (?:weeks|months|years)|shortly|soon|in the near future|later"
    r"|in due course)\b"
)
FUTURE = re.compile(
    r"(?i)\baccepted the (?:point|suggestion|criticism)\b|\bthe next (?:version|edition|report) (?:would"
    r"|will)\b"
)
TREND = re.compile(
    r"(?i)\b(?:rising|rise|risen|falling|fallen|decreas\w+|increas\w+|reduc\w+|going (?:up|down)|improv\w+)\b"
)
CHANGING = re.compile(
    r"(?i)\b(?:would|will) be (?:changed|completed?|met|finished|ready|delivered|achieved|realistic"
    r"|opened?)\b"
)
# Who asks for a deed is answered by "will be done", who asks for knowledge is put off by it.
ASKS_DEED = re.compile(
    r"(?i)^\W*that\b.* be\b|\bif\b.*\b(?:can|could|would)\b.*\bbe\b|\bfor\b.* to be\b"
)
LOOKS_INTO = re.compile(
    r"(?i)\b(?:investigat\w*|look (?:into|at)|follow(?:ed)? up|revert|report back|feed back|check"
    r"|clarify|discuss|raise|liaise|contact|ask|advise|consider\w*|need to)\b"
)
A_DATE = re.compile(r"(?i)\b(?:dates?|when|timescales?)\b")
# Such words answer nothing.
COURTESY = re.compile(
    r"(?i)^(?![^\n]*“)\W*(?:(?:I would like to |we )?thank (?:you|the (?:member|councillor))"
    r"|I (?:trust|hope) (?:you|this)"
    r"|please (?:note (?:the )?response|do not hesitate)|kind regards|if you have any (?:further )?quer)"
)
# Somebody else has been asked and has not replied yet.
AWAITS = re.compile(
    r"(?i)\b(?:await(?:s|ing)? (?:a |an |the |their |its |further |final )?(?:\w+ )?(?:reply|response|approval"
    r"|decision|sanction|information|confirmation|report|feedback)"
    r"|(?:approval|reply|response|decision|sanction|information|confirmation)\b[^.;]{0,90}? (?:is|was|are|were)"
    r" (?:still |currently )?awaited)\b"
)
# "Will be carried out in due course" tells what is done; "a reply will follow in due course" does not.
CARRIED_OUT = re.compile(
    r"(?i)\b(?:carried out|completed|undertaken|done|installed|erected|repaired|commence\w*|delivered)\b"
    r"[^.;]{0,40}\bin due course\b"
)
CONSIDERED = re.compile(
    r"(?i)\b(?:will|would|can|could|may) (?:also |then |now )?be (?:\w+ly )?(?:investigated|considered|examined"
    r"|assessed|explored|looked (?:at|into)|reviewed)\b"
)
REPORT_LATER = re.compile(
    r"(?i)\b(?:report|update|reply|response|briefing)\b[^.;]{0,40}\b(?:will|would) (?:also |then )?be"
    r" (?:circulated|provided|sent|issued|brought|presented|given)\b"
)
COMPLAINS = re.compile(r"(?i)\b(?:disappoint\w*|concern\w*|frustrat\w*|dissatisf\w*)\b")
INTERROGATIVE = re.compile(
    r"(?i)\b(?:whether|if|how|what|when|why|who|which|where|asked|quer(?:y|ied)|questioned|sought|updates?"
    r"|clarif\w+)\b|\?"
)
ASKS_WHEN_WILL = re.compile(r"(?i)\bwhen\b.{0,60}?\b(?:will|would|be)\b")
WAS_DONE = re.compile(r"(?i)\b(?:was|were|has been|have been) (?:\w+ly )?[\w-]+(?:ed|en)\b")
WILL_SEE = re.compile(
    r"(?i)\b(?:investigat\w*|look\w* (?:into|at)|follow\w* up|revert|report back|feed back|check|clarify"
    r"|discuss\w*|raise)\b"
)
# What happens then is open.
DEPENDS = re.compile(r"(?i)\b(?:subject to|will determine|depend(?:s|ent|ing)? on|if funding)\b")
ALL_DONE = re.compile(r"(?i)\b(?:completed?|finished|resolved|resurfaced)\b")
AHEAD = re.compile(
    r"(?i)\b(?:will|would|shall|expected|due|scheduled|anticipated|hoped?|planned|going to"
    r"|by (?:the (?:end|middle|start)|end|mid|early|late|next|\d|[A-Z][a-z]{2,8} \d)|to be|within"
    r"|commenc\w+|next)\b"
)
# Who goes to ask for a date gives none.
SEEKS = re.compile(
    r"(?i)\b(?:ask|press|seek|find out|chase|enquire)\b[^.;]{0,60}\b(?:dates?|timescales?|when|answer)\b"
)
SAYS_NOT = re.compile(r"(?i)\bnot\b")
OWN_NEIGHBOURS = re.compile(r"(?i)\bneighbouring (?:authorit|council|borough|area)")
STATISTICAL = re.compile(r"(?i)\bstatistical neighbour")
TRIED = re.compile(
    r"(?i)\b(?:would be (?:happy|willing) to|offered to|look at what|see what|compiled|are looking at"
    r"|looking at|look to)\b"
)
