"""Follows the turns of an item and puts each question together with what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.council import AnswerClass, Speaker
from ingest.extracting.answer_classes import class_of
from ingest.extracting.exchanges_parts import deal_out, question_parts, stems
from ingest.extracting.exchanges_turns import Act, Turn
from ingest.extracting.speakers import People, leading_speaker, mention_at

# An answer may stand this many paragraphs below its question, if it shares words with it.
_FAR = 4
_SHARED = 3
_CONTAINER = re.compile(
    r"\s*(?:(?:a (?:number|series|range) of|several|some|further|various"
    r"|many)\s+)?questions?\b(?!\s*:)(?!.*\?)"
)
_ABOUT = re.compile(
    r"\b(?:about|on|regarding|concerning|relating to|in relation to|as to|in respect of|whether|how|why"
    r"|what|when|who)\b"
)
_TOPICS = re.compile(
    r"(?i)\b(?:raised|discussed|asked (?:questions )?(?:about|on)|questions? (?:was|were) (?:asked"
    r"|raised) (?:about|on)|covered)\b"
    r"[^.:]{0,60}\b(?:topics?|questions?|issues?|matters?|points?|subjects?|following)\b[^:]{0,120}:\s*$"
)
_ANSWERS_LOST = re.compile(
    r"(?i)\b(?:responses?|answers?|repl(?:y|ies)) (?:was|were|had been) (?:given|provided)"
    r"|\b(?:responded|answered|replied)\b|\bresponses? (?:given|provided)"
)
_LEAD = re.compile(
    r"\b(?:[Ii]n|[Bb]y way of|[Ff]urther|[Ff]ollowing|[Aa]rising|[Rr]esponding|[Rr]eplying|[Aa]nswering"
    r"|[Ww]hen (?:asked|questioned))\s*"
    r"(?:(?:response|reply|answer|responding|replying|answering|responses|replies)\s+)?(?:to |from |on |by )?"
    r"(?P<what>(?:[^.;]{0,60}\b)?(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|points?|issues?|concerns?"
    r"|comments?|(?:%|per cent)|how|whether"
    r"|why|what|when|who)\b[^;]{0,280}?)(?=,\s+(?:the |it |an? |he |she |they |this |that |[A-Z])"
    r"|\s+it was\b|\s+(?:the |[A-Z])[\w’' ]{3,60}\b(?:said|stated|confirmed|advised|explained)|:|\.?$)"
)
_BULLET_LEAD = re.compile(
    r"\W{0,4}(?:In terms of|On the (?:question|issue|matter) of|As to|Regarding|With regards? to"
    r"|In (?:relation|response|answer|reply|respect) (?:to|of))\s+"
    r"(?:the (?:question|query|point) (?:of|as to|about) )?(?P<what>(?:whether|how|why|what|when|who"
    r"|if)\b[^.;]{8,240}?),\s"
)
_LATER_NOTE = re.compile(
    r"(?i)\badded to (?:these|the) minutes\b|\bpost[- ]meeting note\b|\bhas since (?:advised|confirmed"
    r"|replied|responded|provided)"
    r"|\bhave since (?:advised|confirmed|replied|responded|provided)|\bsubsequent to the meeting\b"
    r"|\bafter the meeting[,:]"
)
_ADDS = re.compile(
    r"\b(?:added|echoed|continued|supplemented|also (?:said|stated|confirmed|noted|advised|explained))\b"
)
_REFUSES = re.compile(
    r"(?i)\b(?:could not|cannot|unable|would (?:be )?(?:provide|circulate|send|report|look|check|clarify"
    r"|need)|matter of)\b"
)
_BEGINS_BUSINESS = re.compile(
    r"\b(?:introduced|presented|welcomed|thanked|opened|moved|left|joined|declared|withdrew|ended|closed)\b"
)
_WILL_ASK = re.compile(
    r"(?i)\b(?:I|we)\s+(?:will|wish to|would like to)\s+(?:ask"
    r"|enquire)(?: at the next [\w ]{0,24}?meeting(?: of [^,.]{0,80}?)?)?,?\s*"
)
_WILL_MOVE = re.compile(r"(?i)\b(?:I|we) (?:will|wish to) (?:move|propose)\b")


@dataclass(slots=True)
class Asked:
    """A question: its place, what it asks in words, and by whom. `weak`: a remark, answered or dropped."""

    start: int
    end: int
    text: str
    askers: tuple[Speaker, ...]
    paragraph: int
    weak: bool = False
    topic: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with its speaker; `own`: it opens a point of its own."""

    start: int
    end: int
    text: str
    speaker: Speaker | None
    paragraph: int
    own: bool = True
    added_later: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """A question and the sentences that answer it, in order."""

    asked: Asked
    answers: tuple[Sentence, ...]


@dataclass(slots=True)
class Linker:
    """The state of reading one item: what was asked last, and what was answered to it."""

    people: People
    found: list[Linked] = field(default_factory=list)
    run: list[Asked] = field(default_factory=list)
    answers: list[Sentence] = field(default_factory=list)
    remark: Asked | None = None
    asker: tuple[Speaker, ...] = ()
    asker_paragraph: int = -1
    listing: int = -1
    topics: Asked | None = None
    written: str = ""
    addressee: Speaker | None = None
    echo: Sentence | None = None
    said: Asked | None = None

    def read(self, turns: Iterable[Turn], lists: frozenset[int]) -> list[Linked]:
        """Return what the turns of one item ask and answer; `lists` numbers its list paragraphs."""
        for turn in turns:
            self._take(turn, turn.paragraph in lists)
        self.flush()
        return self.found

    def _take(self, turn: Turn, listed: bool) -> None:
        if turn.act is Act.CLOSE and self.written != "answer":
            self.flush()
        elif turn.act is Act.WRITTEN:
            self._begin_written(turn)
        elif turn.act is Act.LABEL:
            self.written = "answer" if self.run and self.written else self.written
        elif self.written and self._take_written(turn):
            return
        elif _LATER_NOTE.search(turn.text):
            self._add_later(turn)
        elif self.topics is not None and listed:
            self._add_topic(turn)
        elif (
            listed
            and self.listing >= 0
            and turn.paragraph > self.listing
            and not self._is_asking(turn)
        ):
            self._take_bullet(turn)
        else:
            self._take_spoken(turn)

    @staticmethod
    def _is_asking(turn: Turn) -> bool:
        return turn.act is Act.QUESTION and turn.named

    def _take_spoken(self, turn: Turn) -> None:
        self.topics = None
        if _TOPICS.search(turn.text) and (turn.act is not Act.REPLY or turn.member):
            self.flush()
            self.topics = Asked(
                turn.start, turn.end, turn.text, turn.speakers, turn.paragraph, topic=True
            )
        elif turn.act is Act.QUESTION:
            self._ask(turn)
        elif turn.act is Act.STATEMENT:
            self._state(turn)
        elif turn.act is Act.REPLY:
            self._reply(turn)
        elif turn.act is Act.MORE:
            self._go_on(turn)

    # Questions

    def _ask(self, turn: Turn) -> None:
        asked = turn.text[turn.verb_end :]
        if _CONTAINER.match(asked) and not _ABOUT.search(asked):
            self.flush()
            return
        if self.answers or self._is_past(turn):
            self.flush()
        askers = turn.speakers
        if (
            turn.speakers
            and turn.speakers[0].by_rule
            and turn.paragraph == self.asker_paragraph
            and self.asker
        ):
            askers = tuple(replace(speaker, by_rule=True) for speaker in self.asker)
        self.asker, self.asker_paragraph = askers, turn.paragraph
        self.remark, self.listing = None, -1
        if _CONTAINER.match(asked) and _ANSWERS_LOST.search(asked):
            self.found.append(
                Linked(
                    Asked(turn.start, turn.end, turn.text, askers, turn.paragraph, topic=True), ()
                )
            )
            return
        for left, right in question_parts(turn.text, turn.verb_end):
            part = Asked(
                turn.start + left, turn.start + right, turn.text[left:right], askers, turn.paragraph
            )
            self.run.append(part)

    def _is_past(self, turn: Turn) -> bool:
        """Return whether the open question stands too far above to be answered with this one."""
        if not self.run or turn.paragraph == self.run[-1].paragraph:
            return False
        return self.echo is not None or turn.paragraph > self.run[-1].paragraph + 1

    def _state(self, turn: Turn) -> None:
        if self.answers:
            self.flush()
        if not self.run or turn.paragraph > self.run[-1].paragraph:
            self.remark = _remark(turn)
            if turn.speakers:
                self.asker, self.asker_paragraph = turn.speakers, turn.paragraph

    def _add_topic(self, turn: Turn) -> None:
        lead = self.topics
        last = self.found[-1].asked if self.found else None
        if last is not None and last.topic and last.paragraph == turn.paragraph:
            last.end = turn.end
        elif lead is not None:
            asked = Asked(turn.start, turn.end, turn.text, lead.askers, turn.paragraph, topic=True)
            self.found.append(Linked(asked, ()))

    # Answers

    def _reply(self, turn: Turn) -> None:
        lead = (
            _LEAD.search(turn.text[:400])
            if turn.directed or turn.text[:9].strip() in ("Further t", "Following")
            else None
        )
        if lead and not self._answers_run(lead["what"]):
            self._answer_first(turn, lead)
            return
        if self.answers:
            near = turn.paragraph == self.answers[-1].paragraph
            if near or self._supplements(turn):
                self._add(turn)
                return
            self.flush()
            self.said = _remark(turn)
            return
        if self.run and self._may_answer(turn):
            self._add(turn)
        elif self.remark is not None and self._answers_remark(turn):
            self.run, self.remark = [self.remark], None
            self._add(turn)
        elif not self.run:
            self.said = _remark(turn)
        elif turn.paragraph > self.run[-1].paragraph + 1:
            self.flush()

    def _answers_run(self, what: str) -> bool:
        """Return whether "in response to ..." points to the question that is open."""
        if not self.run or self.answers:
            return False
        if not _ABOUT.search(what):
            return True
        named = [speaker.label.split()[-1] for asked in self.run for speaker in asked.askers]
        return any(name in what for name in named) or bool(
            stems(what) & stems(" ".join(a.text for a in self.run))
        )

    def _may_answer(self, turn: Turn) -> bool:
        last = self.run[-1]
        if turn.member and not turn.sure and not turn.directed:
            return False
        if turn.speakers and any(s.label == a.label for s in turn.speakers for a in last.askers):
            return False
        distance = turn.paragraph - last.paragraph
        if distance <= 1:
            return not (distance and _BEGINS_BUSINESS.search(turn.text[:120]) and not turn.sure)
        shared = stems(turn.text) & stems(" ".join(asked.text for asked in self.run))
        return distance <= _FAR and (turn.directed or len(shared) >= _SHARED)

    def _supplements(self, turn: Turn) -> bool:
        if turn.paragraph > self.answers[-1].paragraph + 1 or turn.member or not turn.named:
            return False
        head = turn.text[:160]
        if _BEGINS_BUSINESS.search(head):
            return False
        asked = stems(" ".join(asked.text for asked in self.run))
        return _ADDS.search(head) is not None or len(stems(turn.text) & asked) >= _SHARED

    def _answers_remark(self, turn: Turn) -> bool:
        remark = self.remark
        if remark is None or turn.member or (turn.speakers and turn.speakers[0] in remark.askers):
            return False
        if turn.paragraph == remark.paragraph:
            return not _BEGINS_BUSINESS.search(turn.text[:120])
        return turn.paragraph == remark.paragraph + 1 and turn.directed

    def _add(self, turn: Turn, speaker: Speaker | None = None) -> None:
        who = turn.speakers[0] if turn.speakers else speaker
        sentence = Sentence(turn.start, turn.end, turn.text, who, turn.paragraph)
        self.answers.append(sentence)
        self.listing = turn.paragraph if turn.text.rstrip().endswith(":") else -1

    def _answer_first(self, turn: Turn, lead: re.Match[str]) -> None:
        self.flush()
        what = lead["what"]
        askers = self._askers_in(what)
        end = turn.start + lead.end()
        rest = turn.text[lead.end() :].lstrip(", ")
        topic = (
            not _ABOUT.search(re.sub(r"\b(?:questions?|quer(?:y|ies)) from [A-Z][\w ]+$", "", what))
            and "%" not in what
        )
        grouped = turn.text.rstrip().endswith(":")
        if topic and not grouped and not rest:
            return
        self.run = [
            Asked(turn.start + lead.start(), end, lead.group(), askers, turn.paragraph, topic=topic)
        ]
        begin = turn.end - len(rest) if rest else turn.start
        speaker = turn.speakers[0] if turn.speakers else None
        if grouped:
            self.listing = turn.paragraph
            self.addressee = speaker
        elif rest:
            self.answers.append(Sentence(begin, turn.end, rest, speaker, turn.paragraph))

    def _askers_in(self, what: str) -> tuple[Speaker, ...]:
        for match in re.finditer(r"(?:^|\b(?:from|by|of|to)\s+)(?=[A-Z]|the |a [A-Zm])", what):
            mention = mention_at(self.people, what, match.end())
            if mention:
                return mention.speakers
        return ()

    def _take_bullet(self, turn: Turn) -> None:
        lead = _BULLET_LEAD.match(turn.text)
        if lead:
            asked = Asked(
                turn.start,
                turn.start + lead.end("what"),
                lead["what"],
                self.run[0].askers if self.run else (),
                turn.paragraph,
            )
            rest = turn.text[lead.end() :]
            sentence = Sentence(
                turn.start + lead.end(), turn.end, rest, self._voice(rest), turn.paragraph
            )
            self.found.append(Linked(asked, (sentence,)))
            return
        last = self.found[-1] if self.found else None
        if last and last.answers and last.answers[-1].paragraph == turn.paragraph:
            more = Sentence(
                turn.start, turn.end, turn.text, last.answers[-1].speaker, turn.paragraph, own=False
            )
            self.found[-1] = Linked(last.asked, (*last.answers, more))
            return
        speaker = (
            turn.speakers[0]
            if turn.named
            else self.addressee or (self.answers[0].speaker if self.answers else None)
        )
        self.answers.append(Sentence(turn.start, turn.end, turn.text, speaker, turn.paragraph))

    def _voice(self, text: str) -> Speaker | None:
        return leading_speaker(self.people, text[:1].upper() + text[1:])

    def _go_on(self, turn: Turn) -> None:
        if self.answers and turn.paragraph == self.answers[-1].paragraph:
            last = self.answers[-1]
            who = turn.speakers[0] if turn.named else last.speaker
            if turn.named and turn.member:
                self.flush()
                return
            self.answers.append(
                Sentence(
                    turn.start, turn.end, turn.text, who, turn.paragraph, own=bool(turn.speakers)
                )
            )
            self.listing = turn.paragraph if turn.text.rstrip().endswith(":") else self.listing
        elif self.run and not self.answers and turn.paragraph == self.run[-1].paragraph:
            if (
                turn.speakers
                and turn.speakers[0].by_rule
                and (turn.sure or _REFUSES.search(turn.text))
            ):
                self.echo = Sentence(turn.start, turn.end, turn.text, None, turn.paragraph)
        elif self.answers and turn.named:
            self.flush()

    def _add_later(self, turn: Turn) -> None:
        remark = self.remark or self.said
        if remark is not None and turn.paragraph == remark.paragraph + 1:
            self.flush()
            self.run = [remark]
        if not self.run:
            return
        colon = turn.text.find(": ")
        speaker = (
            self._voice(turn.text[colon + 2 :]) if colon > 0 else self._voice(turn.text.lstrip("["))
        )
        self.answers.append(
            Sentence(turn.start, turn.end, turn.text, speaker, turn.paragraph, added_later=True)
        )

    # Written questions

    def _begin_written(self, turn: Turn) -> None:
        self.flush()
        self.asker, self.asker_paragraph = turn.speakers, turn.paragraph
        self.written = "question"
        to = re.search(r"\bto (?=the |[A-Z])", turn.text[: turn.verb_end])
        mention = (
            mention_at(self.people, turn.text[: turn.verb_end].rstrip(), to.end()) if to else None
        )
        self.addressee = mention.speaker if mention else None
        if turn.verb_end < len(turn.text):
            self._written_question(turn, turn.verb_end)

    def _take_written(self, turn: Turn) -> bool:
        """Take a sentence of a written question or of its answer; False if it is neither."""
        if self.written == "question":
            if turn.named and (turn.directed or turn.act is Act.STATEMENT) and self.run:
                self.written = ""
                return False
            self._written_question(turn, 0)
            return True
        spoken = (
            turn.named
            and (turn.member or turn.directed)
            and turn.act in (Act.STATEMENT, Act.QUESTION, Act.REPLY, Act.MORE)
        )
        if spoken or turn.act is Act.QUESTION:
            self.flush()
            return False
        speaker = self.addressee
        self.answers.append(Sentence(turn.start, turn.end, turn.text, speaker, turn.paragraph))
        return True

    def _written_question(self, turn: Turn, begins: int) -> None:
        text = turn.text
        will = _WILL_ASK.search(text)
        if _WILL_MOVE.search(text):
            self.flush()
            return
        if not will and "?" not in text and self.run:
            self.run[-1].end, self.run[-1].text = turn.end, f"{self.run[-1].text} {text}"
            return
        start = will.end() if will else begins
        for left, right in question_parts(text, start):
            left = left or begins
            self.run.append(
                Asked(
                    turn.start + left,
                    turn.start + right,
                    text[max(left, start) : right],
                    self.asker,
                    turn.paragraph,
                    written=True,
                )
            )

    # Closing

    def flush(self) -> None:
        """Give out the questions that are open, with their answers, and forget them."""
        if self.run and not self.answers and self.echo is not None:
            self.answers = [self.echo]
        self.found += deal(self.run, self.answers)
        self.run, self.answers, self.remark = [], [], None
        self.listing, self.topics, self.written, self.addressee, self.echo = (
            -1,
            None,
            "",
            None,
            None,
        )


def _remark(turn: Turn) -> Asked:
    return Asked(turn.start, turn.end, turn.text, turn.speakers, turn.paragraph, weak=True)


def deal(run: Sequence[Asked], answers: Sequence[Sentence]) -> list[Linked]:
    """Return the questions each with the sentences that answer it; an unanswered remark is none."""
    if not run:
        return []
    dealt = deal_out(
        [asked.text for asked in run], [a.text for a in answers], [a.own for a in answers]
    )
    linked = [
        Linked(asked, tuple(answers[i] for i in places))
        for asked, places in zip(run, dealt, strict=True)
    ]
    if all(not link.answers or _only_assures(link) for link in linked):
        linked = [link if link.answers else Linked(link.asked, tuple(answers)) for link in linked]
    return [link for link in linked if link.answers or not (link.asked.weak or link.asked.topic)]


def _only_assures(link: Linked) -> bool:
    words = "\n".join(sentence.text for sentence in link.answers)
    return class_of(link.asked.text, words).answer_class is AnswerClass.ASSURANCE_ONLY
