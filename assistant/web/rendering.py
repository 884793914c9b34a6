"""Jinja, set up once: every value is escaped, every missing name is an error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.answers import AnswerStatus, Question, Searched, Sentence, Table
from assistant.web import wording
from assistant.web.asking.tables import ShownTable, arriving_table
from assistant.web.asking.turns import Cited, Turn, source_href, understood_as
from assistant.web.asking.wording import chosen_words, status_label, status_sentence
from assistant.web.assets import Assets, load_assets
from assistant.web.paging import address, pages_to_show

TEMPLATES = Path(__file__).parent / "templates"
SERVICE_NAME = "Scrutiny questions"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the navigation."""

    text: str
    href: str


MENU = (
    MenuItem("Ask", "/"),
    MenuItem("Previous answers", "/answers"),
    MenuItem("Actions", "/actions"),
    MenuItem("Recommendations", "/recommendations"),
    MenuItem("Briefing", "/briefing"),
    MenuItem("Papers", "/papers"),
    MenuItem("About", "/about"),
)
FOOTER = (
    MenuItem("Accessibility statement", "/accessibility"),
    MenuItem("Privacy", "/privacy"),
    MenuItem("How this tool works", "/about"),
)


def _environment(assets: Assets, council_name: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "asset": assets.url,
        "icon": assets.data_url("favicon.svg"),
        "council_name": council_name,
        "service_name": SERVICE_NAME,
        "menu": MENU,
        "footer": FOOTER,
        "words": wording,
        "address": address,
        "pages_to_show": pages_to_show,
        "source_href": source_href,
    }
    environment.filters["british_date"] = wording.british_date
    environment.filters["file_size"] = wording.file_size
    return environment


class Renderer:
    """Makes the HTML of pages and of the parts that the stream carries."""

    def __init__(self, council_name: str, assets: Assets | None = None) -> None:
        self.assets = assets or load_assets()
        self._environment = _environment(self.assets, council_name)

    def page(self, template: str, **context: object) -> str:
        """Return a whole page."""
        return self._environment.get_template(template).render(**context)

    def turn(self, turn: Turn) -> str:
        """Return a whole answer, as it stands in the list of a conversation."""
        return self._part("turn", turn)

    def understood(self, standalone: str, question: Question) -> str:
        """Return how a question was understood, and on which papers; empty where neither tells."""
        words = understood_as(question.text, standalone)
        return self._part("understood", words, chosen_words(question.filters), question.as_of)

    def status(self, status: AnswerStatus, sentences: Sequence[Sentence] = ()) -> str:
        """Return a status with its words, which the first of its sentences may say."""
        return self._part(
            "status", status, status_label(status, sentences), status_sentence(status, sentences)
        )

    def sentence(self, sentence: Sentence, cited: Cited) -> str:
        """Return one checked sentence with its links."""
        return self._part("sentence", sentence, cited)

    def table(self, table: Table, cited: Cited) -> str:
        """Return one computed table with its links."""
        return self.shown_table(arriving_table(table), cited)

    def shown_table(self, table: ShownTable, cited: Cited) -> str:
        """Return a table as it stands in its answer."""
        return self._part("table", table, cited)

    def searching(self, searched: Searched) -> str:
        """Return what the status line says while the papers are searched."""
        return f"Searching {wording.counted(searched.documents, 'paper')}"

    @cached_property
    def _macros(self) -> object:
        return self._environment.get_template("answer.html").module

    def _part(self, macro: str, *values: object) -> str:
        return str(Markup(getattr(self._macros, macro)(*values))).strip()
