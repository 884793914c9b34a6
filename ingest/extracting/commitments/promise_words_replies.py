"""More words of promises: those of replies, beside the lists of `promise_words`."""

from __future__ import annotations

# What a body "will be" doing that is no undertaking: "the Council will be facing a deficit".
STATES = (
    "attending", "being", "causing", "coming", "costing", "depending", "experiencing", "facing",
    "getting", "going", "having", "increasing", "leaving", "living", "looking forward", "losing",
    "meaning", "missing", "needing", "ongoing", "outstanding", "paying", "relying", "retiring",
    "rising", "seeing", "standing", "taking part", "voting",
)  # fmt: skip
# What "can be" done, or "could be" weighed, where a reply tells it: conditional.
COULD_BE = (
    "assessed", "considered", "examined", "explored", "inspected", "investigated", "looked at",
    "re-examined", "reviewed", "taken into account", "taken into consideration",
)  # fmt: skip
CAN_BE = (
    "added to", "arranged", "carried out", "circulated", "conducted", "examined", "forwarded",
    "included", "installed", "organised", "prepared", "prioritised", "programmed", "provided",
    "put in place", "repaired", "replaced", "undertaken", "upgraded",
)  # fmt: skip
# "The Council can ...": conditional.
CAN_ACT = (
    "arrange", "assess", "carry out", "check", "circulate", "consider", "examine", "follow up",
    "investigate", "liaise", "look at", "look into", "meet", "organise", "prepare", "provide",
    "raise", "review", "send", "submit", "write",
)  # fmt: skip
# What "will be" so and is no work to be done: rules, effects, meetings and money.
NO_WORK = (
    "achieved", "adjourned", "adopted", "affected", "agreed", "allocated", "allowed", "applied",
    "appreciated", "approved", "asked", "assumed", "attended", "banned", "based", "called",
    "chaired", "charged", "classed", "closed", "compared", "concerned", "considered", "covered", "created",
    "deemed", "deferred", "delayed", "deprived", "determined", "directed", "discharged", "discussed",
    "disposed", "elected", "encouraged", "entitled", "excluded", "expected", "exceeded",
    "exempted", "extended", "facilitated", "filmed", "forced", "funded", "generated", "governed",
    "granted", "guided", "impacted", "improved", "increased", "interested", "invested",
    "involved", "jeopardised", "judged", "learned", "limited", "located", "maintained", "managed",
    "measured", "missed", "named", "needed", "noted", "obliged", "offset", "open-ended",
    "opposed", "pleased", "postponed", "preferred", "proposed", "protected", "raised",
    "ranked", "recorded", "reduced", "refunded", "refused", "regarded", "reinvested", "rejected", "related",
    "required", "reserved", "restricted", "retained", "saved", "seconded", "strengthened",
    "suited", "supported", "surprised", "suspended", "tasked", "treated", "used", "valued",
    "welcomed",
)  # fmt: skip
# "There will be ...": firm.
THERE_WILL_BE = (
    "briefing", "consultation", "engagement", "exhibition", "public consultation", "review",
    "site visit", "survey", "update", "upgrade", "workshop",
)  # fmt: skip
