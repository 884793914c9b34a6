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
    "took an action to", "gave an assurance to", "took away an action to",
)  # fmt: skip

# "He offered to ...": conditional.
OFFERS = (
    "offered to", "would be happy to", "will be happy to", "was happy to", "would be pleased to",
    "would be glad to", "would be willing to", "was willing to", "would be prepared to",
    "could assist", "can assist",
    "is willing to", "is happy to", "are happy to", "would be available to",
    "would be open to",
)  # fmt: skip

# "She would ..." and "the Council will ...": firm.
ACTS = (
    "accelerate", "action", "add", "address", "adjust", "advise", "amend", "apply for", "apply to",
    "appoint", "approach", "arrange", "ask", "assemble", "assess", "assign", "assist", "attend a",
    "attend the", "attend to", "brief", "bring", "call to", "carry out", "chase", "check",
    "circulate", "clarify", "clear", "close", "close off", "co-ordinate", "collect", "come back",
    "commence", "commission", "complete", "conduct", "confirm", "consult", "contact", "convene",
    "coordinate", "correct", "create", "cut", "deliver", "design", "develop", "discuss it with",
    "discuss this with", "discuss with", "display", "distribute", "do so", "do this", "draft",
    "draw up", "e-mail", "email", "engage", "engage with", "ensure", "erect", "escalate",
    "establish", "examine", "facilitate", "extend an", "feed back", "feed that back",
    "feed this back", "fill",
    "finalise", "find out", "fix", "follow", "follow it up", "follow this up", "follow up",
    "forward", "furnish", "get back", "give an update", "give members", "hold a",
    "implement", "include", "inform", "inspect", "install", "instruct", "introduce",
    "investigate", "invite", "issue", "keep members", "keep the", "launch", "let members", "liaise",
    "lobby", "lodge", "look again", "make a submission", "make an application",
    "make arrangements", "make available", "make contact", "make enquiries", "make inquiries",
    "make representations", "make the necessary", "meet", "monitor", "negotiate", "notify",
    "obtain", "organise", "paint", "pass on", "pass that on", "pass this on",
    "prepare", "present", "produce", "progress", "provide", "publish", "pursue",
    "put in place", "put up", "raise", "re-examine", "re-issue", "recirculate",
    "recruit", "refer", "relay", "remind", "remove", "repaint", "repair", "replace", "report",
    "request", "respond", "restore", "resurface", "return to", "revert", "review", "roll out",
    "run", "schedule", "seek", "send", "set up", "share", "sign", "speak to",
    "speak with", "start", "submit", "supply", "survey", "take action", "take it", "take steps",
    "take that back", "take the matter", "take this back", "take this up", "take up", "tell",
    "tender", "trim", "undertake", "update", "upgrade", "upload", "visit",
    "work with", "write",
    "acquire", "advance", "attend our", "award", "bring forward", "build", "construct",
    "demolish", "discuss the matter", "discuss these", "discuss this matter",
    "explain", "host", "move to", "nominate", "order", "oversee", "procure",
    "proceed with", "purchase", "put forward", "reinstate", "relocate", "remedy", "resolve the",
    "revisit", "table", "trial",
    "advertise", "allocate", "decide", "resume", "work closely", "sort", "trace",
    "pilot", "process the", "re-open", "reopen", "restart", "secure", "verify",
    "clean", "sweep", "patch", "grit", "re-line", "refurbish",
    "strengthen", "extend the", "expand", "tidy", "audit", "prioritise", "programme",
    "rectify",
)  # fmt: skip

# These are promised even in minutes where nobody is said to tell it.
SURE = (
    "advise", "arrange", "bring", "circulate", "contact", "feed", "follow", "forward", "inform",
    "investigate",
    "liaise", "notify", "prepare", "present", "provide", "report", "respond", "revert", "send", "share",
    "submit", "update", "write",
)  # fmt: skip

# "She would look into it": conditional, for it may come to nothing.
TRIALS = (
    "consider", "endeavour to", "explore", "have a look", "investigate if", "investigate whether",
    "look at", "look into", "look to", "see if", "see what", "see whether", "seek to", "try to",
)  # fmt: skip

# "A written response would be provided": firm. The first list is what is told, shown or
# handed over; the person who says so is taken to undertake it.
TOLD = (
    "added", "advised to members", "brought back", "brought before", "brought forward",
    "brought to a", "brought to members", "brought to the attention", "brought to the cabinet",
    "brought to the committee", "brought to the next", "circulated", "clarified", "conveyed",
    "corrected", "discussed with", "e-mailed", "emailed", "entered", "fed back", "forwarded",
    "given to members", "given to the", "included", "issued to", "made available", "made public",
    "notified", "passed on", "posted", "presented", "provided", "published", "put to",
    "raised with", "referred", "relayed", "reported", "reported back", "responded to",
    "returned to", "sent", "set out", "shared", "shown", "submitted", "supplied", "tabled",
    "taken up with", "uploaded", "written to",
    "a standing item", "an agenda item", "given an update", "on the agenda",
    "put forward", "revisited",
)  # fmt: skip
# The second list is work to be done; who does it is not told by who speaks of it.
DONE = (
    "acted on", "actioned", "added", "addressed", "adjusted", "advertised", "advised",
    "altered", "amended", "applied for", "appointed", "arranged", "assessed",
    "attended to", "begun", "briefed", "brought to", "built", "carried out", "cleaned", "cleared",
    "closed off", "co-ordinated", "collected", "commenced", "commissioned", "completed",
    "conducted", "constructed", "consulted", "contacted", "convened", "coordinated",
    "cut", "cut back", "delivered", "designed", "developed", "done", "drafted",
    "drained", "drawn up", "engaged", "enhanced", "erected", "escalated", "established", "examined",
    "filled", "finalised", "fitted", "fixed", "followed",
    "followed through", "followed up", "implemented", "incorporated",
    "informed", "inspected", "installed", "introduced", "investigated", "invited",
    "issued", "kept informed", "kept under review", "laid", "launched", "levelled", "liaised with",
    "lodged", "looked at", "made good", "made to", "made with", "marked",
    "monitored", "moved", "noted on", "notified", "obtained", "organised", "painted", "passed on",
    "patched", "placed", "planted", "power washed", "prepared", "prioritised", "processed",
    "procured", "progressed", "pursued", "put in place", "put out", "put up", "re-advertised",
    "re-examined", "re-issued", "rebuilt", "recirculated", "recruited", "rectified", "redesigned",
    "refilled", "refurbished", "reinstalled", "reinstated", "re-run", "rerun", "repeated",
    "relayed", "relined", "relocated",
    "remedied", "removed", "repainted", "repaired", "replaced", "requested", "resolved", "restored",
    "resurfaced", "reviewed", "rolled out", "run", "scheduled", "separated", "set up", "signposted",
    "sought", "started", "strimmed", "surveyed", "swept", "taken in charge",
    "taken up", "tarred", "tasked", "tendered", "tested", "topped", "trimmed",
    "undertaken", "updated", "upgraded", "widened",
    "acquired", "advanced", "ascertained", "brought up to", "continued",
    "demolished", "deployed", "discussed by", "dispatched", "extended to",
    "gritted", "hosted", "listed", "lowered", "nominated", "opened to", "ordered",
    "purchased", "realigned", "re-lined", "replanted", "revised", "taken down", "trialled",
    "advertised for", "held with", "made in relation", "made under",
    "reassessed", "re-assessed", "re-inspected", "re-surfaced", "re-lined", "renewed",
    "repositioned",
    "awarded", "signed", "switched on", "refreshed", "let", "tidied", "rolled over", "dealt with",
    "opened", "sprayed", "tagged", "rescheduled", "reopened", "re-opened", "secured", "audited",
    "cleansed", "repointed", "capped", "served on", "served with", "boarded up", "topped up",
    "put on", "put forward", "placed on", "given to this", "given to these", "looked after",
    "carried forward", "paid out", "rolled-out",
)  # fmt: skip
# "That would be explored": conditional.
TRIED = (
    "explored", "looked into", "considered for", "considered in", "considered as", "considered under",
    "considered when",
    "considered", "taken into account", "taken into consideration", "taken on board",
    "borne in mind", "kept in mind",
)  # fmt: skip

# "It should be ready by May": an expectation.
EXPECTED = (
    "should be ready", "should be available", "should be complete", "should be completed",
    "should be published", "should be finished", "should be in place", "should be on",
    "should be received", "should be finalised", "is being finalised", "are being finalised",
    "was being finalised", "were being finalised", "should commence", "should start",
    "should begin", "should be delivered", "should be carried out", "should be issued",
    "should issue", "arrangements are being made", "is being arranged", "are being arranged",
    "is being organised", "are being organised",
    "is being referred to", "are being referred to",
)  # fmt: skip
# "It is expected that works will be carried out": an expectation.
PREDICTED = (
    "it is expected that", "it was expected that", "it is anticipated that",
    "it was anticipated that", "it is hoped that", "it was hoped that", "it is envisaged that",
    "it was envisaged that", "is expected to be", "are expected to be", "was expected to be",
    "were expected to be", "was to be", "were to be", "is to be", "are to be", "is due to be",
    "are due to be", "was due to be", "were due to be", "is anticipated to be",
    "are scheduled to be", "is scheduled to be", "it is hoped", "it was hoped", "it is expected",
    "it was expected", "it is anticipated", "it was anticipated", "it is planned that",
    "it was planned that", "it is intended that", "it was intended that", "is planned to be",
    "are planned to be", "were scheduled to be", "was scheduled to be", "is hoped to be",
    "are hoped to be", "were anticipated to be", "are anticipated to be",
    "is likely to be", "are likely to be", "is programmed to be",
    "are programmed to be", "is set to be", "are set to be", "it is envisaged",
    "it was envisaged", "it is proposed that", "it is intended",
)  # fmt: skip

# "It is hoped to ..." and "the Council intends to ...", before the words of a promise: an
# expectation.
HOPED = (
    "it is hoped to", "it was hoped to", "it is proposed to", "it is intended to", "it was intended to",
    "it is planned to", "it was planned to", "it is expected to", "hoped to have", "aiming to have",
    "hoping to have", "it is envisaged to", "it is anticipated to",
    "it is aimed to", "it is the intention to",
    "it is our intention to",
)  # fmt: skip
INTENDS = (
    "intends to", "intend to", "intended to", "expects to", "expect to", "hopes to", "hope to",
    "proposes to", "propose to", "are planning to", "is planning to",
    "is hoping to", "are hoping to",
    "was planning to", "were planning to", "hoped to", "hoped to be able to", "hope to be able to",
    "planned to", "was hoping to", "were hoping to",
    "would hope to", "would intend to", "plan to", "aim to", "aims to",
    "is aiming to", "are aiming to", "is proposing to", "are proposing to",

)  # fmt: skip
# Work that "will commence" or "take place" (firm), or "is scheduled for May" (an expectation).
WORKS = (
    "work", "works", "roadworks", "construction", "repairs", "resurfacing", "patching", "installation",
    "upgrade", "upgrades", "upgrading", "inspection", "inspections", "consultation", "survey", "surveys",
    "review", "audit", "clean-up", "sweeping", "cleaning", "cutting", "painting", "recruitment",
    "interviews", "workshop", "workshops", "site visit", "briefing", "tendering", "refurbishment",
    "maintenance", "surface dressing", "training", "rollout", "roll-out", "site meeting",
    "plenary session", "official opening", "opening", "public consultation",
    "information evening", "information session", "open day", "exhibition", "public meeting",
    "further meeting", "a meeting", "meetings with", "discussions", "demolition",
    "tender process", "procurement", "elections",
)  # fmt: skip
# What is handed over when it comes: "the report is expected in May".
OUTPUTS = (
    "report", "reports", "design", "designs", "layout", "decision", "response", "responses", "approval",
    "results", "update", "completion", "tender", "tenders", "contractor", "appointment", "delivery",
    "publication", "drawings", "funding", "figures", "reply", "plan", "document",
    "information", "units", "houses", "crew", "facility", "facilities", "playground", "scheme",
    "project", "stage", "phase", "study", "strategy", "programme",
)  # fmt: skip

# These make any promise conditional.
CONDITIONS = (
    "if", "subject to", "provided that", "depending on", "pending", "once", "where possible",
    "if possible", "should funding", "should it", "when funding", "may be", "unless",
    "as resources", "as soon as resources", "when resources", "as soon as funding",
    "resources permitting", "weather permitting", "where feasible",
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
    "the forecast indicated", "the forecast showed", "estimated",
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
    "deputation", "delegation",
)  # fmt: skip
# Words that tell a body of the council, or one that works with it.
OURS = (
    "council", "committee", "panel", "cabinet", "board", "department", "directorate", "section",
    "team", "service", "services", "partnership", "officers", "officials", "engineers", "planners",
    "staff", "members", "group", "office", "division", "district", "authority", "executive", "unit",
    "commission", "forum",
    "member", "representative", "representatives",
    "departments", "sections", "committees", "teams", "directorates",
    "inspectors", "overseer", "overseers", "foreman", "wardens", "warden",
    "crew", "crews",
)  # fmt: skip

# When, in words that no calendar settles.
VAGUE_TIMES = (
    "as soon as possible", "as soon as practicable", "in due course", "shortly", "in the near future",
    "in the coming weeks", "in the coming months", "over the coming weeks", "over the coming months",
    "within the next few weeks", "within the next few days", "within the next few months",
    "in the next few weeks", "in the next few days", "in the next few months", "in the next couple of days",
    "in the next couple of weeks", "in the next couple of months", "within the coming weeks",
    "within the coming months", "after the meeting", "following the meeting",
    "later this year", "later in the year", "immediately", "urgently", "going forward", "early next year",
    "during the summer months", "over the summer months", "this week", "next week",
    "early next week", "later this week", "in the following week",
    "in the following couple of weeks", "over the next few weeks", "over the next few months",
    "over the next number of weeks", "over the next number of months",
    "in the next number of weeks", "in the new year", "in the short term",
    "as soon as is possible", "when available", "at a later date", "at the earliest opportunity",
)  # fmt: skip
