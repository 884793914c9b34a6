"""Who speaks in a sentence of minutes is read from the paper, and never guessed."""

import pytest

from assistant.council import Speaker
from ingest.extracting.minutes.attendance import read_list
from ingest.extracting.minutes.speakers import (
    People,
    leading_mention,
    leading_speaker,
    mention_at,
    same_post,
    speaker_by,
)

PEOPLE = People(
    tuple(
        read_list(
            "Helena Strand (Interim Director of Children's Services) (IDCS), Kwame Ellerton (Assistant"
            " Director, Children's Social Care and Early Help) (AD), Siân Prothero (SP, ASCP Business Manager),"
            " Mr L Moss (Head of Legal), Tom Brackenbury (Designated Nurse, Mereshire Integrated Care Board)"
        )
    )
)
AD = "Assistant Director, Children's Social Care and Early Help"


@pytest.mark.parametrize(
    ("sentence", "printed", "role"),
    [
        ("The ASCP Business Manager outlined the findings.", "The ASCP Business Manager", None),
        ("Councillor Tull asked how often.", "Councillor Tull", None),
        ("(a) Mr Moss said that it was so.", "Mr Moss", "Head of Legal"),
        ("The AD said that it was 164.", "The AD", AD),
        (
            "The Parent Governor representative asked why.",
            "The Parent Governor representative",
            None,
        ),
        (
            "On the second point, the Independent Scrutineer said no.",
            "the Independent Scrutineer",
            None,
        ),
        (
            "In response to Councillor Fenn, the Head of Legal confirmed it.",
            "the Head of Legal",
            None,
        ),
        (
            "The Head of Housing, in response to a question about it, said so.",
            "The Head of Housing",
            None,
        ),
        ("Arising from Minute 4, Mrs Downham asked whether.", "Mrs Downham", None),
        (f"The {AD} said that some had risen.", f"The {AD}", AD),
        ("A Member queried why it had.", "A Member", None),
        ("Members asked about waiting times.", "Members", None),
        ("12) Mr Hook, Leader of the Lime Group, said no.", None, "Leader of the Lime Group"),
    ],
)
def test_the_speaker_is_the_one_with_whom_a_sentence_begins(
    sentence: str, printed: str | None, role: str | None
) -> None:
    speaker = leading_speaker(PEOPLE, sentence)

    assert speaker is not None
    assert printed is None or speaker.printed == printed
    assert role is None or speaker.role == role


@pytest.mark.parametrize(
    "sentence",
    [
        "It was confirmed that the list was complete.",
        "The supplier had been asked for a quotation.",
        "He said that it was so.",
        "RESOLVED that the report be noted.",
        "Concern was expressed that numbers had risen.",
    ],
)
def test_where_nobody_is_printed_nobody_speaks(sentence: str) -> None:
    assert leading_speaker(PEOPLE, sentence) is None


def test_he_and_she_are_the_last_speaker_and_marked_as_resolved_by_rule() -> None:
    last = Speaker("Councillor Okell", "Councillor Okell")

    speaker = leading_speaker(PEOPLE, "He also asked why.", last)

    assert speaker == Speaker("Councillor Okell", "Councillor Okell", by_rule=True)


def test_a_post_is_not_replaced_by_the_name_of_its_holder() -> None:
    speaker = leading_speaker(
        PEOPLE, "The Interim Director for Children's Services replied that it was."
    )

    assert speaker is not None
    assert speaker.name is None
    assert speaker.label == "Interim Director for Children's Services"


def test_initials_are_expanded_only_through_the_papers_own_list() -> None:
    listed = leading_speaker(PEOPLE, "SP reported the position.")

    assert listed is not None
    assert (listed.name, listed.role) == ("Siân Prothero", "ASCP Business Manager")
    assert leading_speaker(PEOPLE, "QX reported the position.") is None


def test_a_partners_body_comes_from_the_list() -> None:
    speaker = leading_speaker(PEOPLE, "The Designated Nurse said that he did not know.")

    assert speaker is not None
    assert speaker.body == "Mereshire Integrated Care Board"


def test_several_who_speak_together_are_all_named() -> None:
    mention = leading_mention(PEOPLE, "Councillors Fenn and Moss asked about fares.")

    assert mention is not None
    assert [speaker.label for speaker in mention.speakers] == ["Councillor Fenn", "Councillor Moss"]


def test_a_name_between_commas_belongs_to_the_post_before_it() -> None:
    mention = mention_at(PEOPLE, "The Leader of the Lime Group, Mr Brady, commented")

    assert mention is not None
    assert (mention.speaker.name, mention.speaker.role) == ("Mr Brady", "Leader of the Lime Group")


def test_who_confirmed_may_stand_behind_by() -> None:
    speaker = speaker_by(PEOPLE, "It was confirmed by the Head of Legal that it was lawful.")

    assert speaker is not None
    assert speaker.role == "Head of Legal"


def test_for_and_of_name_the_same_post() -> None:
    assert same_post("Director for Children’s Services", "the Director of Childrens Services")
    assert not same_post("Assistant Director of Housing", "Director of Housing")


def test_two_people_of_one_surname_are_told_apart_or_left_alone() -> None:
    people = People(tuple(read_list("Mr P Cole (Head of Waste), Mrs P T Cole (Head of Roads)")))

    mrs, doctor = (
        leading_speaker(people, "Mrs Cole said no."),
        leading_speaker(people, "Ms Cole said no."),
    )

    assert mrs is not None
    assert mrs.role == "Head of Roads"
    assert doctor is not None
    assert doctor.role is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Councillors Keary, McMahon, O’Brien and Shea.", 4),
        ("Mr P M Hill, OBE, Mr R C Love, OBE and Dr L Sully", 3),
        ("Director, Shared Services Centre (Ms. C. Cole), Meetings Administrator (Ms. K. Bell)", 2),
        ("Jane Ash, Director of Housing; John Orr, Head of Legal", 2),
        (
            "Councillors D Thom (Chair) , N Strong and\n\nP Clarke, A Strong, EDC, Clerk J Brampton",
            5,
        ),
        ("None", 0),
        ("there were no apologies", 0),
    ],
)
def test_lists_of_people_are_read_in_the_forms_that_councils_print(text: str, labels: int) -> None:
    assert len(read_list(text)) == labels
