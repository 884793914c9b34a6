"""What the About page tells of this installation: nothing of it is fixed text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents import Document
from assistant.evaluation import (
    EvaluationFileError,
    EvaluationRun,
    RunsFound,
    scores_of,
)
from assistant.models.uses import ChatUse
from assistant.web.about import wording
from assistant.web.about.model_wording import does_words
from assistant.web.evaluating.page import figures
from assistant.web.evaluating.wording import questions_words
from assistant.web.holdings import holdings_words
from assistant.web.wording import british_date


@dataclass(frozen=True, slots=True)
class Installation:
    """What is so of an installation; a model without uses is none.

    `here` says that the reader is at the computer that serves it.
    """

    council: str
    contact: str | None
    version: str
    embedding_model: str
    here: bool
    remote_stores: bool
    chat_model: str | None = None
    chat_uses: frozenset[ChatUse] = frozenset()


@dataclass(frozen=True, slots=True)
class Measured:
    """What the newest evaluation run measured; `tested` says why there are no figures."""

    tested: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """All that the About page shows."""

    installation: Installation
    contact: str
    holdings: str
    where: str
    leaves: str
    reach: str
    measured: Measured
    model_does: str | None = None


def about_page(
    installation: Installation, papers: Sequence[Document], found: RunsFound
) -> AboutPage:
    """Return the About page of an installation with its papers and evaluation runs."""
    remote = installation.remote_stores
    return AboutPage(
        installation=installation,
        contact=installation.contact or wording.NO_CONTACT,
        holdings=holdings_words(papers),
        where=wording.where_words(here=installation.here, remote_stores=remote),
        leaves=wording.leaves_words(
            remote_stores=remote, chat_model=installation.chat_model, uses=installation.chat_uses
        ),
        reach=wording.reach_words(here=installation.here),
        measured=_measured(found.runs[0]) if found.runs else Measured(wording.NO_RUN, ()),
        model_does=_model_does(installation),
    )


def _model_does(installation: Installation) -> str | None:
    if not installation.chat_model or not installation.chat_uses:
        return None
    return does_words(installation.chat_model, installation.chat_uses)


def _measured(run: EvaluationRun) -> Measured:
    try:
        counted = figures(scores_of(run))
    except EvaluationFileError:
        return Measured(wording.RUN_UNREADABLE, ())
    day = british_date(run.summary.config.started.date())
    return Measured(
        wording.last_test_words(questions_words(run.summary.cases), day),
        tuple(wording.measured_words(each.label, each.counted, each.range) for each in counted),
    )
