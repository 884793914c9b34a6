"""The words by which a promise is known. Officers of democratic services may edit these lists.

Each entry is a plain phrase, as it stands behind "would" or "will" or after "to"; the code
adds no meaning of its own. What a list says of a promise: *firm* (a person or body undertakes
something), *conditional* (an offer, or it hangs on something), *expectation* (predicted, and
undertaken by nobody).
"""

from __future__ import annotations

# "The Head of Service undertook to ...": firm.
UNDERTAKINGS = (
    "agreed to", "also agreed to", "undertook to", "has undertaken to", "promised to",
    "has promised to", "committed to", "gave an undertaking to", "gave a commitment to",
)  # fmt: skip

# "He offered to ...": conditional.
OFFERS = (
    "offered to", "would be happy to", "will be happy to", "was happy to", "would be pleased to",
    "would be glad to", "would be willing to", "was willing to", "would be prepared to",
)  # fmt: skip

# "She would ..." and "the Council will ...": firm.
ACTS = (
    "add", "advise", "amend", "appoint", "arrange", "ask", "attend to", "bring", "carry out",
    "check", "circulate", "clarify", "clear", "collect", "come back", "commence", "commission",
    "complete", "conduct", "confirm", "contact", "convene", "correct", "create", "deliver",
    "discuss with", "discuss it with", "discuss this with", "distribute", "draft", "e-mail",
    "email", "engage with", "ensure", "erect", "establish", "examine", "feed back",
    "feed this back", "feed that back", "find out", "follow up", "follow this up", "follow it up",
    "forward", "get back", "hold a", "include", "inform", "inspect", "install", "instruct",
    "introduce", "investigate", "invite", "issue", "let members", "liaise", "make available",
    "make contact", "make enquiries", "make inquiries", "make representations", "meet", "notify",
    "obtain", "organise", "pass on", "pass this on", "pass that on", "prepare", "present",
    "produce", "provide", "publish", "put in place", "raise", "remind", "remove", "repair",
    "replace", "report", "request", "respond", "restore", "revert", "seek", "send", "set up",
    "share", "speak to", "speak with", "submit", "supply", "survey", "take up", "take this up",
    "take that back", "take this back", "tell", "undertake", "update", "upload", "visit", "write",
)  # fmt: skip

# "She would look into it": conditional, for it may come to nothing.
TRIALS = (
    "consider", "endeavour to", "explore", "have a look", "investigate if", "investigate whether",
    "look at", "look into", "look to", "see if", "see what", "see whether", "seek to", "try to",
)  # fmt: skip

# "A written response would be provided": firm. The first list is what is told, shown or
# handed over; the person who says so is taken to undertake it.
TOLD = (
    "added", "brought back", "brought before", "brought to the committee", "brought to a",
    "brought to the next", "brought to members", "brought to the cabinet", "circulated",
    "clarified", "corrected", "emailed", "e-mailed", "entered", "fed back", "forwarded",
    "given to members", "included", "notified", "presented", "provided", "published", "raised with",
    "reported", "sent", "shared", "submitted", "supplied", "uploaded", "written to",
    "made available",
)  # fmt: skip
# The second list is work to be done; who does it is not told by who speaks of it.
DONE = (
    "actioned", "advertised", "arranged", "brought to", "carried out", "cleaned", "cleared",
    "collected", "commenced", "commissioned", "completed", "conducted", "convened", "cut",
    "delivered", "done", "erected", "examined", "followed up", "implemented", "informed",
    "inspected", "installed", "investigated", "invited", "issued", "kept informed", "looked at",
    "made to", "made with", "organised", "painted", "placed", "power washed", "prepared", "put in place",
    "rectified", "reinstated", "removed", "repaired", "replaced", "resurfaced", "reviewed",
    "separated", "sought", "surveyed", "tasked", "undertaken", "updated", "upgraded",
)  # fmt: skip
# "That would be explored": conditional.
TRIED = ("explored", "looked into")

# "It should be ready by May": an expectation.
EXPECTED = (
    "should be ready", "should be available", "should be complete", "should be completed",
    "should be published", "should be finished", "should be in place", "should be on",
    "should be received", "should be finalised", "is being finalised", "are being finalised",
    "was being finalised", "were being finalised",
)  # fmt: skip
# "It is expected that works will be carried out": an expectation.
PREDICTED = (
    "it is expected that", "it was expected that", "it is anticipated that",
    "it was anticipated that", "it is hoped that", "it was hoped that", "it is envisaged that",
    "it was envisaged that", "is expected to be", "are expected to be", "was expected to be",
    "were expected to be", "was to be", "were to be", "is to be", "are to be", "is due to be", "are due to be",
    "was due to be", "were due to be", "is anticipated to be", "are scheduled to be",
    "is scheduled to be",
)  # fmt: skip

# These make any promise conditional.
CONDITIONS = (
    "if", "subject to", "provided that", "depending on", "pending", "once", "where possible",
    "if possible", "should funding", "should it", "when funding", "may be", "unless",
)  # fmt: skip

# A question, a request, a wish or an opinion holds no promise.
ASKING = (
    "asked", "queried", "questioned", "enquired", "inquired", "requested", "requesting", "sought",
    "urged", "called for", "called on", "wondered", "suggested", "proposed", "proposing",
    "recommended", "hoped", "felt", "believed", "thought", "considered that", "argued",
    "would like", "wished", "expressed", "highlighted", "was concerned", "were concerned",
    "stressed", "demanded", "called", "seeking", "looked forward", "had been told",
    "had been promised", "had been advised", "had been informed", "was told", "had stated",
    "had said", "had promised", "wanted", "understood that", "challenged", "in favour of",
    "move that", "of the view", "hopeful", "welcomed",
)  # fmt: skip
# These tell; what follows them may be a promise.
TELLING = (
    "said", "stated", "confirmed", "advised", "replied", "explained", "responded", "reported",
    "informed", "assured", "clarified", "added", "indicated", "answered", "noted", "agreed",
    "undertook", "commented", "outlined", "apologised", "accepted", "was agreed", "mentioned",
    "pointed out", "introduced", "presented", "gave", "provided an update", "updated",
    "informed members", "was noted", "spoke",
)  # fmt: skip

# Bodies that are not the council's or its partners': what they will do is no promise made here.
OTHERS = (
    "government", "minister", "department of", "department for", "irish water", "tii", "opw", "epa",
    "nra", "ofsted", "supplier", "contractor", "developer", "garda", "gardaí", "parliament",
    "treasury", "secretary of state", "dhplg", "dfe", "esb", "transport infrastructure ireland",
    "applicant", "consultant", "consultants", "landowner", "national transport authority", "hse",
    "school", "schools", "bank", "court", "tribunal", "company", "group can", "ltd", "limited",
    "plc", "nta",
)  # fmt: skip
# Words that tell a body of the council, or one that works with it.
OURS = (
    "council", "committee", "panel", "cabinet", "board", "department", "directorate", "section",
    "team", "service", "services", "partnership", "officers", "officials", "engineers", "planners",
    "staff", "members", "group", "office", "division", "district", "authority", "executive", "unit",
    "commission", "forum",
)  # fmt: skip

# When, in words that no calendar settles.
VAGUE_TIMES = (
    "as soon as possible", "as soon as practicable", "in due course", "shortly", "in the near future",
    "in the coming weeks", "in the coming months", "over the coming weeks", "over the coming months",
    "within the next few weeks", "within the next few days", "within the next few months",
    "in the next few weeks", "in the next few days", "in the next few months", "in the next couple of days",
    "in the next couple of weeks", "in the next couple of months", "within the coming weeks",
    "within the coming months", "outside the meeting", "after the meeting", "following the meeting",
    "later this year", "later in the year", "immediately", "urgently", "going forward", "early next year",
)  # fmt: skip
