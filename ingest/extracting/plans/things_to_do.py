"""Tells whether a text says what is to be done: an order, as plans word their actions."""

from __future__ import annotations

import re

VERBS = frozenset(
    """
    accelerate achieve acquire act adapt add address adjust adopt advertise advise agree align allocate
    amend analyse answer appoint approach approve arrange ask assess assign assist attend audit award
    begin benchmark bid book brief bring build buy calculate call capture carry cease celebrate change chase
    check choose circulate clarify clean clear close co-design co-produce collate collect combine commission
    communicate compare compile complete conclude conduct confirm connect consider consolidate construct
    consult contact continue contribute convene convert coordinate co-ordinate correct count create cut deal
    decide define deliver demolish demonstrate deploy design determine develop devise digitise direct discuss
    display disseminate distribute document double draft draught-proof draw drive educate embed employ enable
    encourage end enforce engage enhance enlarge enrol ensure enter equip escalate establish evaluate examine
    expand explain explore express extend facilitate feed fill finalise find finish fit fix focus follow form
    formalise formulate forward foster freeze fund further gather get give go grow guarantee halve hand have
    help hire hold host identify implement improve include incorporate increase influence inform initiate
    inspect install integrate introduce investigate invest invite involve issue join keep launch lay lead learn
    lend let liaise light link list listen lobby log look lower maintain make manage map mark market measure
    meet mend merge mitigate model modernise monitor move name negotiate nominate note notify obtain offer open
    oppose order organise oversee paint participate pay phase pick pilot place plan plant play post prepare
    present press prevent print prioritise procure produce progress promote propose protect provide publicise
    publish purchase pursue put quantify raise reach rebuild recalculate receive recommend reconfirm record
    recruit recycle redesign reduce refer refine refresh refurbish refuse register reinforce reinstate relaunch
    release relocate remind remove renew rename repair repeat replace reply report represent request require
    research reset resolve resource respond restore restructure resurface retain rethink retrain retrofit
    return review revise revisit rewrite roll run safeguard save scale schedule scope scrutinise seek select
    sell send separate serve set settle share show shorten sign signpost simplify solve speak specify spend
    sponsor staff standardise start state step stop streamline strengthen study submit supply support survey
    take talk target teach tell tender test thank tighten track train transfer transform translate treat trial
    trim undertake unify update upgrade upload urge use utilise validate verify visit walk warn weed weigh
    welcome widen win work write
    """.split()
)
_FIRST = re.compile(
    r"^(?:\W|\(?[a-z0-9]{1,3}[.)]\s)*(?:(?:to|and|also|jointly|formally|actively|further|that\s+\w+\s+\w+)\s+)?"
    r"(?P<verb>[A-Za-z]+(?:-[a-z]+)?)(?!\s+of\b)\b",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:will|should|must|is\s+to|are\s+to|to\s+be)\b")
_LEAST_WORDS, _MOST_WORDS = 3, 120


def is_thing_to_do(text: str) -> bool:
    """Return whether a text says what is to be done.

    >>> is_thing_to_do("Review the opening hours"), is_thing_to_do("The council will write a guide")
    (True, True)
    >>> is_thing_to_do("Share of visits to libraries"), is_thing_to_do("Report")
    (False, False)
    """
    words = text.count(" ") + 1
    if not _LEAST_WORDS <= words <= _MOST_WORDS:
        return False
    first = _FIRST.match(text)
    if first is None:
        return False
    verb = first["verb"].lower()
    return verb in VERBS or verb.removeprefix("re-") in VERBS or _MUST.search(text) is not None
