"""Words of a request for a paper, and of the page that drafts it, once.

What they say of the law is what regulation 17 of SI 2012/2089 and section 100C of the
Local Government Act 1972 say, and no more; how days are counted is told as an assumption.
"""

from __future__ import annotations

PAPER_EMPTY = "Enter which paper you would like to see"
KIND_EMPTY = "Choose what kind of paper it is"
TO_EMPTY = "Enter who the request is for"
DATE_WRONG = "Enter a real date, or leave it empty"
RECEIVED_WRONG = "Enter the date on which you will send the request"
TOO_LONG = "This must be {limit} characters or less"
UNREADABLE = "This holds characters that cannot be read. Type it again"

DEFAULT_TO = "Democratic Services"
NO_SENDER = "[Your name]"
FROM_ANSWER = "It would help to answer: “{question}”"
NOT_FOUND = "I did not find it in the {papers} that I searched, the newest dated {newest}."
NOT_FOUND_UNDATED = "I did not find it in the {papers} that I searched."

KINDS = {
    "executive": "A paper of the cabinet or executive, on business it has done or a decision taken",
    "meeting": "Minutes, an agenda or a report of a meeting",
    "other": "Another paper, or I am not sure",
}
KIND_HINTS = {
    "executive": "As a scrutiny member you may have it within 10 clear days (regulation 17).",
    "meeting": "These stay open to inspection for six years after the meeting (section 100C).",
    "other": "The request is made without naming a rule.",
}

SUBJECT = "Request for a paper: {paper}"
MEMBER = "I am a member of {committee}."
PLEASE = "Please would you send me this paper: {paper}. If it is published, a link to it is enough."
REGULATION = (
    "I ask for it as a member of an overview and scrutiny committee, under regulation 17 of the "
    "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012 (SI 2012/2089), as a document of the executive on business transacted or a "
    "decision taken. Under that regulation it is to be provided no later than 10 clear days after "
    "the executive receives the request."
)
CLOCK = (
    "If this is received on {received}, I make that {every_day}, or {working_day} if only working "
    "days are counted. Please tell me if you count the days in another way."
)
EXEMPT = (
    "If any part is exempt, I ask for that part as far as it is relevant to a matter that is under "
    "scrutiny or in the committee’s work programme. If the paper or a part of it is refused, "
    "please give me the reasons in writing."
)
INSPECTION = (
    "I understand that minutes, agendas and reports of meetings stay open to inspection for six "
    "years (section 100C of the Local Government Act 1972)."
)
WHY = "If it cannot be sent, I would be grateful to know why."
THANKS = "Thank you."
DATE_LINE = "Date: {day}"
TO_LINE = "To: {to}"
FROM_LINE = "From: {sender}"

OLDER = (
    "That date is more than six years ago. The paper may no longer be open to inspection, so the "
    "draft does not say that it is."
)
CLOCK_RULE = (
    "The day on which the request is received does not count. The regulations do not say whether "
    "only working days count, so both dates are given. Working days leave out Saturdays, Sundays "
    "and the usual bank holidays of England; extra bank holidays are not known here."
)
CHECK = (
    "The rule is for councils in England that have an executive. This is not legal advice: the "
    "monitoring officer can say how it applies."
)
NOT_KEPT = "Nothing that you type on this page is kept."
