"""Resolutions: limbs, verbs, movers, votes, and what is no resolution."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest

from assistant.council import Resolution, VerbClass
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.limbs import read_marker, split_inline
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions import extract_resolutions
from ingest.extracting.resolutions_verbs import read_verb
from ingest.extracting.votes import Counts, read_counts, read_outcome
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

MINUTES = (
    "# Aldermere Borough Council\n\n"
    "MINUTES of a meeting of the Housing Committee held on Monday, 4 March 2024.\n\n"
)


def read(folder: Path, text: str, name: str = "minutes.md") -> list[Resolution]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath(name), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    paper = Paper("d", parsed, facts, tuple(passages))
    found = extract_resolutions(paper)
    for record in found:
        assert record.span.text == paper.text[record.span.start : record.span.end]
        assert record.passage_id
    assert len({record.record_id for record in found}) == len(found)
    return found


def minutes(folder: Path, body: str) -> list[Resolution]:
    return read(folder, MINUTES + body)


def test_an_opener_in_one_sentence_is_one_limb(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\nMembers had questions.\n\nRESOLVED that the report be noted. "
        "The meeting ended at 8 pm.\n",
    )

    assert [(r.text, r.verb, r.verb_class) for r in found] == [
        ("the report be noted.", "noted", VerbClass.NOTE)
    ]
    assert (found[0].committee, found[0].day) == ("Housing Committee", dt.date(2024, 3, 4))
    assert (found[0].item, found[0].item_title) == ("5", "Repairs")
    assert found[0].opener is not None
    assert found[0].opener.text == "RESOLVED that"
    assert found[0].carried is None


@pytest.mark.parametrize(
    ("marks", "printed"),
    [
        (("1.", "2."), ["1.", "2."]),
        (("(a)", "(b)"), ["(a)", "(b)"]),
        (("(i)", "(ii)"), ["(i)", "(ii)"]),
        (("a)", "b)"), ["a)", "b)"]),
    ],
)
def test_limbs_have_their_markers(
    tmp_path: Path, marks: tuple[str, str], printed: list[str]
) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\nRESOLVED: That the Committee:-\n\n"
        f"{marks[0]} notes the report; and\n\n{marks[1]} requests the Head of Housing to report in May.\n\n"
        "The Chair thanked officers.\n",
    )

    assert [r.marker for r in found] == printed
    assert [r.verb_class for r in found] == [VerbClass.NOTE, VerbClass.REQUEST]
    assert [r.addressee for r in found] == [None, "the Head of Housing"]
    assert found[0].text == "notes the report"


def test_a_paper_that_numbers_its_paragraphs_goes_on_after_the_limbs(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\n4. RESOLVED that Cabinet:\n\n1. Agree the plan;\n\n2. Note the cost.\n\n"
        "5. The Chair closed the item.\n",
    )

    assert [r.text for r in found] == ["Agree the plan", "Note the cost."]
    assert [r.verb_class for r in found] == [VerbClass.APPROVE, VerbClass.NOTE]


def test_limbs_below_a_short_lead_take_its_verb(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Budget\n\nRESOLVED that the Council:\n\n1. agrees to:\n\n(a) the capital programme;\n\n"
        "(b) the reserves policy; and\n\n2. notes the risks.\n",
    )

    assert [(r.marker, r.verb_class) for r in found] == [
        ("1. (a)", VerbClass.APPROVE),
        ("1. (b)", VerbClass.APPROVE),
        ("2.", VerbClass.NOTE),
    ]


@pytest.mark.parametrize(
    ("limb", "kind"),
    [
        ("the report be noted", VerbClass.NOTE),
        ("the report be received", VerbClass.RECEIVE),
        ("recommendations 1 and 2 be accepted", VerbClass.ACCEPT),
        ("the strategy be adopted", VerbClass.APPROVE),
        ("the minutes were a correct record and be signed by the Chair", VerbClass.APPROVE),
        ("Recommends to the Cabinet that the check be funded", VerbClass.RECOMMEND),
        ("the Director be asked to report by October 2025", VerbClass.REQUEST),
        ("the seven proposals be referred to the Cabinet", VerbClass.REFER),
        ("Councillor Hale be appointed Vice-Chair", VerbClass.APPOINT),
        ("under section 100A the press and public be excluded", VerbClass.EXCLUDE_PUBLIC),
        ("the audit be welcomed", VerbClass.OTHER),
        ("To note that the planned use of reserves is approved elsewhere", VerbClass.NOTE),
        ("Agree to request that the Minister consider it", VerbClass.REQUEST),
    ],
)
def test_the_verb_inside_the_limb_tells_what_it_does(limb: str, kind: VerbClass) -> None:
    assert read_verb(limb, agreed=True).kind is kind


def test_recommending_and_referring_have_an_addressee() -> None:
    assert read_verb("Recommends to the Cabinet that it be funded").addressee == "the Cabinet"
    assert (
        read_verb("the proposals be referred to the Cabinet with thanks").addressee == "the Cabinet"
    )
    request = read_verb("the Head of Legal Services be requested to write")
    assert request.addressee == "the Head of Legal Services"


def test_agreed_in_capitals_after_its_subject_is_a_decision(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 3. Minutes\n\nThe minutes of 5 February 2024 were AGREED as a correct record.\n",
    )

    assert [r.verb_class for r in found] == [VerbClass.APPROVE]


def test_what_members_said_was_agreed_elsewhere_is_no_decision(tmp_path: Path) -> None:
    assert not minutes(
        tmp_path,
        "## 3. Repairs\n\nMr Hale said that it was agreed that the work would stop. "
        "It was agreed that the tenants had a point.\n\nIt was noted that the roof leaked.\n",
    )


def test_proposer_and_seconder_stand_above_the_resolution(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 1. Minutes\n\nProposed by Councillor Hale (J);\n\nSeconded by Councillor Orr;\n\nAnd Resolved:\n\n"
        "“That, the draft minutes, as circulated, be taken as read and adopted”. "
        "The Chair then spoke of the weather.\n\n"
        "On the proposal of Councillor Orr, seconded by Councillor Dunne, "
        "it was agreed to allocate £500 to the hall.\n",
    )

    assert [(r.mover and r.mover.printed, r.seconder and r.seconder.printed) for r in found] == [
        ("Councillor Hale (J)", "Councillor Orr"),
        ("Councillor Orr", "Councillor Dunne"),
    ]
    assert found[0].text.endswith("be taken as read and adopted")
    assert found[1].text == "allocate £500 to the hall."


def test_a_lost_amendment_is_a_motion_with_its_votes(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 6. Reserves\n\nCouncillor Hale moved, and Councillor Orr seconded, "
        "that recommendation 6 be deleted. "
        "On being put to the vote the amendment was lost, three Members voting for and seven against.\n\n"
        "The recommendations were then put to the vote and carried, "
        "seven Members voting for, two against, with one abstention.\n\n"
        "RESOLVED that the report be endorsed.\n",
    )

    amendment, resolved = found
    assert (amendment.motion, amendment.carried) == (True, False)
    assert amendment.mover is not None
    assert amendment.mover.printed == "Councillor Hale"
    assert amendment.votes is not None
    assert (amendment.votes.in_favour, amendment.votes.against) == (3, 7)
    assert (resolved.motion, resolved.carried) == (False, True)
    assert resolved.votes is not None
    assert resolved.votes.abstained == 1


def test_votes_listed_by_name_belong_to_the_paragraph_they_refer_to(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 6. Reserves\n\n1) Mr Hale proposed, and Mr Orr seconded the motion that\n\n"
        "“Council is asked to:\n\n(1) Note the report; and\n\n(2) Agree the budget.”\n\n"
        "2) Mr Dunne proposed and Ms Fell seconded the following amendment "
        "to the motion set out in paragraph 1:\n\n"
        "“Council is asked to note the report.”\n\n"
        "3) The Chair put the amendment set out in paragraph 2 to the vote and the voting was as follows:\n\n"
        "For (2)\n\nMr Dunne, Ms Fell\n\nAgainst (3)\n\n"
        "Mr Hale, Mr Orr, Ms Moss\n\nAbstain (0)\n\nAmendment lost.\n\n"
        "4) The Chair put the motion set out in paragraph 1 to the vote and the voting was as follows:\n\n"
        "For (4)\n\nMr Hale, Mr Orr, Ms Moss, Ms Fell\n\nAgainst (1)\n\nMr Dunne\n\nMotion carried.\n\n"
        "5) RESOLVED that Council:\n\n(1) Notes the report; and\n\n(2) Agrees the budget.\n",
    )

    motion, _, amendment, first, second = found
    assert [r.motion for r in found] == [True, True, True, False, False]
    assert (motion.carried, amendment.carried, first.carried) == (True, False, True)
    assert amendment.votes is not None
    assert (amendment.votes.in_favour, amendment.votes.against) == (2, 3)
    assert second.votes is not None
    assert (second.votes.in_favour, second.votes.against, second.votes.abstained) == (4, 1, None)
    assert second.seconder is not None
    assert second.seconder.printed == "Mr Orr"


def test_a_reason_is_kept_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Decision notice: Cabinet, 4 March 2024\n\n## Item 8. Budget\n\n"
        "Decision: That the overspend be noted. Reason for decision: To keep the Cabinet informed.\n\n"
        "Other options considered: None.\n",
        "decision-notice-2024-03-04.md",
    )

    assert [r.text for r in found] == ["the overspend be noted."]
    assert found[0].reason is not None
    assert found[0].reason.text == "To keep the Cabinet informed."


def test_a_limb_may_amend_an_earlier_minute(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 3. Minutes\n\nRESOLVED that the minutes be approved, "
        "amended as follows: in Minute 4, delete “146” and insert “164”.\n",
    )

    assert [r.amends_minute for r in found] == ["4"]


def test_reports_agendas_and_news_hold_no_decision(tmp_path: Path) -> None:
    body = "RESOLVED that the report be noted.\n\nRecommended - That the plan be approved.\n"
    assert not read(tmp_path, f"# News report\n\n{body}", "news-report.md")
    assert not read(tmp_path, f"AGENDA\n\nHousing Committee\n\n{body}", "agenda-frontsheet.md")
    proposed = "# PROPOSED RECORD OF DECISION\n\n## Decision:\n\nCabinet agree to:\n\n1. the plan\n"
    assert not read(tmp_path, proposed, "decision-record.md")


def test_votes_are_read_in_words_and_figures() -> None:
    assert read_counts("by 7 votes to 3") == Counts(7, 3, None)
    assert read_counts("12 votes in favour, 3 against and 1 abstention") == Counts(12, 3, 1)
    assert read_counts("There were 12 questions from the public by 5 pm.") is None
    assert read_outcome("The motion was debated.") is None


def test_markers_and_inline_limbs() -> None:
    assert read_marker("The report") is None
    assert split_inline("the figures for 2024 (a rise) were noted") == []


def test_a_motion_carried_and_not_printed_again_is_the_decision(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 6. Tributes\n\nMr Hale proposed, and Mr Orr seconded, "
        "that the Council record its sense of loss.\n\n"
        "Agreed unanimously.\n",
    )

    assert (found.motion, found.carried, found.verb_class) == (False, True, VerbClass.APPROVE)


def test_a_limb_that_also_agrees_is_two(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 6. Budget\n\nRESOLVED that Cabinet note the settlement; "
        "and agree to delegate the reply to the Leader.\n",
    )

    assert [r.verb_class for r in found] == [VerbClass.NOTE, VerbClass.APPROVE]
    assert found[0].span.text.startswith("RESOLVED that Cabinet")
    assert found[0].text == "Cabinet note the settlement"


def test_names_below_their_side_are_counted_by_the_number_behind_them(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 6. Streaming\n\nIt was proposed by Councillor Hale and seconded by Councillor Orr "
        "that the item be "
        "referred to the Group Leaders. A vote was taken, which resulted as follows:\n\nFor the proposal:\n\n"
        "Councillors Hale, Orr and Fell (3)\n\nAgainst the proposal:\n\nCouncillors Moss and Dunne (2)\n\n"
        "The Clerk declared that the proposal was carried.\n",
    )

    assert found.votes is not None
    assert (found.votes.in_favour, found.votes.against, found.carried) == (3, 2, True)
    assert (found.motion, found.verb_class) == (False, VerbClass.REFER)


def test_a_motion_that_was_seconded_and_agreed_is_decided(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 7. Notice of Motion submitted by Councillor Hale\n\n"
        "I will move at the next meeting that the bins be emptied.\n\n"
        "In proposing the Motion, Councillor Hale spoke of litter. "
        "The Motion was seconded by Councillor Orr and agreed.\n",
    )

    assert (found.mover and found.mover.printed) == "Councillor Hale"
    assert (found.seconder and found.seconder.printed) == "Councillor Orr"
    assert found.verb_class is VerbClass.APPROVE
