"""Why a proposed row is not kept, in the words of the summary that officers read."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """The first check that a row failed."""

    MALFORMED = "the row does not have the asked shape"
    NO_SENTENCE = "it rests on a sentence that was not given"
    NOT_PRINTED = "its words are not printed in the sentences it rests on"
    NAME_NOT_PRINTED = "a name is not printed in the sentence it rests on"
    NOT_ASKED = "nothing is asked there"
    NOT_ANSWERED = "what is given as the answer answers nothing"
    OTHER_QUESTION = "another question stands between the question and the answer"
    LEFT_OUT = "an answer that stands behind the question is left out"
    NOT_ASKER = "the person named is not printed as the one who asks"
    NOT_ANSWERER = "the person named is not printed as the one who answers"
    NOT_PROMISED = "nothing is undertaken there"
    NOT_PROMISER = "the person named is not printed as the one who undertakes it"
    NOT_DECIDED = "nothing is decided there"
    NOT_MOVER = "the person named is not printed as the mover"
    READ_ALREADY = "rules have read it already"
    PROPOSED_ALREADY = "it was proposed before"
