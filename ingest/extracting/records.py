"""All records of a paper: read `extract_records` first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.council import Record
from ingest.extracting.commitments.commitments import extract_commitments
from ingest.extracting.exchanges.exchanges import extract_exchanges
from ingest.extracting.figures.aliases import extract_aliases
from ingest.extracting.figures.figures import extract_figures
from ingest.extracting.minutes.meetings import extract_meetings
from ingest.extracting.paper import Paper
from ingest.extracting.plans.plans import extract_plans
from ingest.extracting.recommendations.recommendations import extract_recommendations
from ingest.extracting.recommendations.responses import extract_responses
from ingest.extracting.resolutions.resolutions import extract_resolutions

Extractor = Callable[[Paper], Sequence[Record]]

# In this order; each extractor reads the paper by itself.
EXTRACTORS: tuple[Extractor, ...] = (
    extract_meetings,
    extract_exchanges,
    extract_commitments,
    extract_plans,
    extract_recommendations,
    extract_responses,
    extract_figures,
    extract_aliases,
    extract_resolutions,
)


def extract_records(paper: Paper) -> tuple[Record, ...]:
    """Return what a paper records, by kind and then in reading order."""
    return tuple(record for extract in EXTRACTORS for record in extract(paper))
