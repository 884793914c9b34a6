"""`python -m ingest propose`: lets the language model read irregular minutes."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn

from assistant.council import Recommendation, Record
from assistant.documents import Document
from assistant.errors import SettingsError
from assistant.models.chat import ChatModel, open_chat_model
from assistant.models.reaching import check_server
from assistant.models.uses import ChatUse
from assistant.proposals import PROPOSED_TYPES
from assistant.settings import Settings, read_settings
from assistant.stores.library import Library
from assistant.stores.view import View
from ingest.console import NOTHING_READ, err, errors_told, log_to_stderr, out, place_of
from ingest.naming import find_among
from ingest.proposing.parts import READ_KINDS, Minutes, minutes_of
from ingest.proposing.reading import Account, propose_from

# A part is read while nobody waits for it: a slow model on the council's own computer may.
LONGEST_S = 120.0
NO_MODEL = (
    "No language model is set. Set SCRUTINY_CHAT_MODEL, and let SCRUTINY_CHAT_USES name"
    ' "reading", for example SCRUTINY_CHAT_USES=\'["wording", "reading"]\'.'
)
NOT_ALLOWED = 'The language model may not read papers: SCRUTINY_CHAT_USES does not name "reading".'


def propose(
    document: Annotated[
        list[str] | None,
        typer.Option(help="Only this paper: its id, its first characters, or its file's name."),
    ] = None,
    again: Annotated[
        bool, typer.Option(help="Also parts that the same model has read before.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")] = False,
) -> None:
    """Let the language model propose records from minutes that rules cannot read.

    Only parts of public papers are sent to it, and only those of which rules read nothing.
    What passes the checks waits for an officer; until then it is part of no answer.
    """
    with errors_told():
        settings = read_settings()
        log_to_stderr(settings)
        chat = reading_model(settings)
        library = Library(place_of(settings))
        try:
            account = propose_records(library, chat, document or [], again=again)
        finally:
            library.close()
        _show(account, as_json=as_json)
    raise typer.Exit(NOTHING_READ if account.failed and not account.read else 0)


def reading_model(settings: Settings) -> ChatModel:
    """Return the model that may read papers.

    Raises:
        SettingsError: None is set, its server is not there, or the settings do not allow it to
            read.
    """
    if not settings.chat_model:
        raise SettingsError(NO_MODEL)
    if ChatUse.READING not in settings.chat_uses:
        raise SettingsError(NOT_ALLOWED)
    timeout_s = max(settings.chat_timeout_s, LONGEST_S)
    opened = open_chat_model(settings.chat_model, settings.chat_base_url, timeout_s=timeout_s)
    check_server(settings.chat_model, settings.chat_base_url)
    return opened


def propose_records(
    library: Library, chat: ChatModel, wanted: Sequence[str], *, again: bool
) -> Account:
    """Let a model read the papers that are named, or all; return what came of it.

    Only what the public may read is ever sent to a model. A run may take hours: what officers
    make exempt or withdraw meanwhile is not sent any more.

    Raises:
        StoreError: A name fits no paper, or several.
    """
    view = library.view()
    chosen = _chosen(view, wanted)

    def may_be_read(document_id: str) -> bool:
        return document_id in library.view().documents

    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("Reading")

        def tell(account: Account) -> None:
            told = f"{account.read} parts read, {account.proposed} records proposed"
            bar.update(task, description=told)

        papers = papers_to_read(view, (each for each in chosen if may_be_read(each.document_id)))
        return propose_from(
            papers, chat, library.proposals, may_be_read, again=again, progress=tell
        )


def _chosen(view: View, wanted: Sequence[str]) -> list[Document]:
    """Return the papers that are named, or all that no newer version has replaced.

    Raises:
        StoreError: A name fits none, or none that the public may read.
    """
    if not wanted:
        return [paper for paper in view.documents.values() if paper.superseded_by is None]
    found = [find_among(name, view.documents, view.sources(), "public paper") for name in wanted]
    return [view.documents[each] for each in found]


def papers_to_read(view: View, chosen: Iterable[Document]) -> Iterator[Minutes]:
    """Yield the chosen papers that are minutes, with all that was read from them."""
    kinds: tuple[type[Record], ...] = (*PROPOSED_TYPES, Recommendation)
    read = [record for kind in kinds for record in view.records_as_read(kind)]
    for paper in chosen:
        if paper.kind in READ_KINDS:
            own = [record for record in read if record.document_id == paper.document_id]
            text = view.text_of(paper.document_id)
            yield minutes_of(paper, text, view.passages_of(paper.document_id), own)


def _show(account: Account, *, as_json: bool) -> None:
    if as_json:
        dropped = {fault.name.lower(): count for fault, count in account.dropped.items()}
        sys.stdout.write(json.dumps(dataclasses.asdict(account) | {"dropped": dropped}) + "\n")
        return
    out.print(
        f"{account.papers:,} papers have {account.parts:,} parts that rules could not read:"
        f" {account.read:,} read now, {account.read_before:,} before.",
        highlight=False,
    )
    out.print(f"{account.rows:,} rows given, {account.proposed:,} proposed.", highlight=False)
    for fault, count in account.dropped.most_common():
        out.print(f"  {count:,} dropped: {fault.value}", highlight=False)
    if account.proposed:
        out.print("They wait for an officer: see Proposed records in the app, at /records/proposed")
    if account.failed:
        err.print(f"On {len(account.failed):,} parts the model failed: {account.failed[-1]}")
        told = "It was asked no further; " if account.stopped else ""
        err.print(f"{told}the same command goes on from there.")
