"""The commands of `python -m assistant`."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import sys
import threading
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.table import Table as Grid

from assistant.answering.answered import answered
from assistant.answering.pipeline import Tools
from assistant.answers import Answer, AnswerStatus, Citation, Filters, Question
from assistant.dates import written_date
from assistant.errors import AssistantError
from assistant.models.chat import ChatModel
from assistant.models.embedding import load_embedder
from assistant.records_commands import records
from assistant.settings import Settings, read_settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.terminal import err, out, stopped

# Beside the pages, which may be served at the same time.
MCP_PORT = 8001

app = typer.Typer(
    help="Answer councillors' questions from the papers that have been read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(records)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the chat page and the API, and `/v1` for clients of OpenAI's API."""
    import uvicorn

    from assistant.doors.opening import create_open_app

    try:
        settings = read_settings()
        chosen = {"host": host or settings.host, "port": settings.port if port is None else port}
        settings = settings.model_copy(update=chosen)
        tools = _open_reached(settings)
    except AssistantError as exc:
        raise stopped(str(exc)) from exc
    _begin_log(settings)
    err.print(f"Ask at [bold]http://{settings.host}:{settings.port}/[/bold]  (stop with Ctrl+C)")
    uvicorn.run(
        create_open_app(settings, tools),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
    )


@app.command()
def mcp(
    http: Annotated[bool, typer.Option(help="Serve over HTTP, not on stdin and stdout.")] = False,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int, typer.Option(help="Port to listen on.")] = MCP_PORT,
) -> None:
    """Serve the papers to MCP clients: to one on stdin and stdout, or over HTTP at /mcp."""
    import uvicorn

    from assistant.api.warming import warm_up
    from assistant.doors.mcp_server import PATH, create_mcp_app, create_mcp_server, services_for

    try:
        settings = read_settings()
        services = services_for(settings, _open_reached(settings))
    except AssistantError as exc:
        raise stopped(str(exc)) from exc
    _begin_log(settings)
    # Clients wait for the first reply of a server only so long.
    threading.Thread(target=warm_up, args=(services.tools,)).start()
    if not http:
        create_mcp_server(services).run("stdio")
        return
    chosen = host or settings.host
    err.print(f"MCP at [bold]http://{chosen}:{port}{PATH}[/bold]  (stop with Ctrl+C)")
    application = create_mcp_app(services)
    uvicorn.run(application, host=chosen, port=port, log_level="warning", access_log=False)


def _begin_log(settings: Settings) -> None:
    """Log to stderr: stdout belongs to what a command prints or speaks."""
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question, in quotation marks.")],
    as_of: Annotated[
        dt.datetime | None,
        typer.Option(help="Only papers dated on or before this day.", formats=["%Y-%m-%d"]),
    ] = None,
    committee: Annotated[
        list[str] | None, typer.Option(help="Only papers of this committee; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")] = False,
) -> None:
    """Answer one question on the command line. The exit code is 3 where nothing was found."""
    try:
        settings = read_settings()
        asked = Question(
            question,
            as_of=as_of.date() if as_of else None,
            filters=Filters(committees=tuple(committee or ())),
        )
        answer = asyncio.run(answered(asked, open_tools(settings)))
    except AssistantError as exc:
        raise stopped(str(exc)) from exc
    if as_json:
        sys.stdout.write(TypeAdapter(Answer).dump_json(answer).decode() + "\n")
    else:
        print_answer(answer)
    raise typer.Exit(3 if answer.status is AnswerStatus.NOT_IN_PAPERS else 0)


def open_tools(settings: Settings) -> Tools:
    """Return what answering needs, as the settings say; nothing heavy is loaded yet."""
    place = StorePlace(settings.store_folder, settings.database_url, settings.chroma_url)
    embedder = load_embedder(
        settings.embedding_model,
        backend=settings.embedding_backend,
        threads=settings.threads,
        cache=settings.store_folder / "models",
    )
    library = Library(place, settings.conversation_days)
    return Tools(library, embedder, chat=_chat_model(settings), uses=frozenset(settings.chat_uses))


def _open_reached(settings: Settings) -> Tools:
    """Return what answering needs, once the server of the language model has answered.

    Raises:
        SettingsError: A model is set, and its server is not there.
    """
    tools = open_tools(settings)
    if settings.chat_model:
        from assistant.models.reaching import check_server

        check_server(settings.chat_model, settings.chat_base_url)
    return tools


def _chat_model(settings: Settings) -> ChatModel | None:
    """Return the language model that is set; None if none is."""
    if not settings.chat_model:
        return None
    from assistant.models.chat import open_chat_model

    return open_chat_model(
        settings.chat_model, settings.chat_base_url, timeout_s=settings.chat_timeout_s
    )


def print_answer(answer: Answer) -> None:
    """Print an answer as a person reads it."""
    status = answer.status.value.replace("_", " ")
    out.print(f"[bold]{status[:1].upper()}{status[1:]}[/bold]")
    for sentence in answer.sentences:
        marks = "".join(f"[{number}]" for number in sentence.citations)
        out.print(f"{sentence.text} {marks}", markup=False, highlight=False)
    for table in answer.tables:
        grid = Grid(*table.columns, title=table.title)
        for row in table.rows:
            grid.add_row(*row.cells)
        out.print(grid)
    for citation in answer.citations:
        nearest = "nearest passage: " if citation.number in answer.nearest else ""
        out.print(
            f"  [{citation.number}] {nearest}{reference(citation)}", markup=False, style="dim"
        )
        if citation.number in answer.nearest:
            out.print(f"      “{citation.quote[:300]}”", markup=False, highlight=False, style="dim")
    for text in answer.follow_ups.ask_the_papers:
        out.print(f"  You could ask next: {text}", markup=False, highlight=False)
    for point in answer.follow_ups.raise_in_committee:
        line = f"  You could raise in committee: {point.question} ({point.because})"
        out.print(line, markup=False, highlight=False)


def reference(citation: Citation) -> str:
    """Return where a citation's quote stands, as a clerk would write it."""
    parts = [
        citation.title,
        citation.committee or "",
        written_date(citation.date) if citation.date else "no date given",
        f"minute {citation.item}" if citation.item else "",
        f"page {citation.page}" if citation.page else citation.heading or "",
        citation.file,
    ]
    return ", ".join(part for part in parts if part)
