"""Words that only frame a question, and words that say one thing in several ways."""

from __future__ import annotations

from assistant.answering.terms import stems

# What a question shares with every other about what was asked, promised or decided.
FRAMING = frozenset(
    stems(
        """anyone anybody somebody ever already still yet before previously again last time times
        recently everything gone went raise raised query queried enquire wonder said say
        happen happened become became
        come came back anything thing things issue issues topic topics subject matter matters
        please show all every whole full recorded record records minuted
        councillor councillors cllr member members officer officers committee council meeting
        meetings minutes item question questions ask asked asking answer answers answered reply
        replies replied response respond get got receive actually exactly ever history timeline
        discuss discussed discussion mention mentioned year month report reported since
        pls plz thanks thank thx mainly quick quickly remind reminder want wanted us we our"""
    )
)
# Ways of saying one thing, of which papers print one and people type another.
SAME = (
    ("home educated", "educated at home", "home education", "home-educated", "home schooled",
     "home schooling", "homeschooled", "homeschooling", "elective home education", "ehe"),
    ("case management system", "it system", "computer system", "case system", "software"),
    ("gp", "gps", "doctors", "gp practices", "surgeries"),
    ("cost", "costs", "price", "spend"),
    ("no confidence", "lack of confidence"),
    ("waiting", "waits", "wait", "waiting times", "waiting list"),
    ("agency", "agency staff", "agency workers", "agency social workers"),
    ("icb", "integrated care board", "nhs", "health service"),
    ("write up", "write-up", "writeup", "written summary", "summary"),
    ("aims", "aim", "targets", "target"),
    ("vacancies", "vacancy", "vacant", "unfilled", "stood empty", "empty posts", "empty jobs"),
    ("looked after children", "children in care", "children looked after", "cared for children", "lac", "cla"),
    ("educational psychologists", "educational psychologist", "educational psychology", "ed psychs",
     "ed psych"),
    ("occupational therapists", "occupational therapist", "occupational therapy", "ots", "ot"),
    ("speech and language therapy", "speech and language", "speech therapy"),
    ("readmissions", "readmission", "readmitted", "going back into hospital", "back into hospital",
     "back in hospital"),
    ("discharged", "discharge", "discharges", "sent home", "went home", "going home"),
    ("quicker", "sooner", "faster", "speedier"),
    ("smell", "smells", "odour", "odours"),
    ("quit", "resigned", "leavers", "had left", "who left"),
    ("died", "deceased", "passed on", "passed away"),
    ("moved house", "moved away", "moved home"),
    ("return", "returning", "coming back", "come back", "revisit"),
    ("money back", "refund", "refunds", "refunded", "reimbursed"),
    ("medication", "medicines", "medicine", "tablets"),
    ("areas", "area", "districts", "district", "localities", "locality",
     "parts of the county", "parts of the borough"),
    ("ehc plans", "ehc plan", "ehcps", "ehcp", "education health and care plans",
     "education health and care plan", "ehc"),
    ("bins", "bin", "refuse", "rubbish", "waste collection"),
    ("email", "emails", "e-mail", "e-mails"),
    ("statistical neighbours", "comparator councils", "similar councils"),
)  # fmt: skip
