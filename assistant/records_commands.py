"""python -m assistant records: registers on the command line, and officers' corrections."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated

import typer
from pydantic import JsonValue, ValidationError
from rich.table import Table as Grid
from rich.text import Text

from assistant.api.action_schemas import LISTS
from assistant.api.correction_schemas import CorrectionIn
from assistant.api.record_queries import ASKED, RecordsAsked
from assistant.correcting import Verdict
from assistant.council import Record
from assistant.errors import AssistantError
from assistant.exporting.records_csv import records_csv
from assistant.registers.columns import Cell, columns_of
from assistant.registers.entering import enter
from assistant.registers.entries import EntryPage, facts_of
from assistant.registers.history import correct_record, corrections_made, find_record, word_on
from assistant.registers.kinds import REGISTERS
from assistant.registers.listing import not_held
from assistant.settings import read_settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.terminal import out, stopped

records = typer.Typer(
    name="records",
    help="List what the papers record, and confirm, correct, hide or restore a record.",
    no_args_is_help=True,
)
HOW_SENT = ("as_json", "as_csv")
MOST_SHOWN = 300
# Narrower terminals get records one below the other.
WIDE = 120


def _words(help_text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(help=help_text, show_default=False)
    return option


One = str | None
Several = list[str] | None


def _list_command(name: str) -> None:
    register = next(each for each in REGISTERS if each.removesuffix("-tables") == name)

    @records.command(name, help=f"List {register.replace('-', ' ')}.")
    def listed(
        ctx: typer.Context,
        committee: Annotated[Several, _words("Of this committee; may be repeated.")] = None,
        document: Annotated[Several, _words("Of the paper with this id; may be repeated.")] = None,
        meeting: Annotated[One, _words("Of the meeting with this record id.")] = None,
        date_from: Annotated[One, _words("Of this day or later.")] = None,
        date_to: Annotated[One, _words("Of this day or earlier.")] = None,
        as_of: Annotated[One, _words("Of papers of this day or earlier.")] = None,
        replaced: Annotated[bool | None, _words("Also of papers that were replaced.")] = None,
        q: Annotated[One, _words("Words of a topic, all of which must be there.")] = None,
        person: Annotated[One, _words("Words of a name or post.")] = None,
        asked_by: Annotated[One, _words("Exchanges: words of who asked.")] = None,
        answered_by: Annotated[One, _words("Exchanges: words of who replied.")] = None,
        item: Annotated[One, _words("Number of the item, or of one below it.")] = None,
        number: Annotated[One, _words("Number or reference as printed.")] = None,
        answer_class: Annotated[Several, _words("Exchanges: how answered.")] = None,
        answered: Annotated[One, _words("Exchanges: yes or no.")] = None,
        strength: Annotated[Several, _words("Commitments: how far they bind.")] = None,
        verb_class: Annotated[Several, _words("Resolutions: what the limb does.")] = None,
        kind: Annotated[Several, _words("Recommendations: who recommends to whom.")] = None,
        responded: Annotated[One, _words("Recommendations: yes or no.")] = None,
        verdict: Annotated[Several, _words("Recommendations, responses: the verdict.")] = None,
        plan: Annotated[One, _words("Plans, actions: id, or words of the title.")] = None,
        lead: Annotated[One, _words("Actions: words of the lead.")] = None,
        rating: Annotated[One, _words("Actions: word or colour of the rating.")] = None,
        status: Annotated[Several, _words("Actions, meetings: the status.")] = None,
        bucket: Annotated[Several, _words("Actions: complete, open, overdue, undated …")] = None,
        order: Annotated[One, _words("newest or oldest first.")] = None,
        limit: Annotated[int | None, _words("Most to list; all if absent.")] = None,
        offset: Annotated[int | None, _words("How many to leave out first.")] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
        as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    ) -> None:
        given = {n: v for n, v in ctx.params.items() if v not in (None, (), [], False)}
        asked = _asked(register, {n: v for n, v in given.items() if n not in HOW_SENT})
        with _open_library() as library:
            view = library.view()
            missing = not_held(view, asked.wanted)
            if missing:
                raise stopped(missing)
            page = enter(view, REGISTERS[register], asked.wanted, asked.offset, asked.limit)
        _print(register, page, as_json=as_json, as_csv=as_csv)


for _register in REGISTERS:
    _list_command(_register.removesuffix("-tables"))


def _asked(register: str, given: Mapping[str, object]) -> RecordsAsked:
    """Return what is asked of a register; stop where it knows no such filter or value."""
    try:
        return ASKED[register].model_validate(given)
    except ValidationError as exc:
        raise stopped("\n".join(_problems(exc, register))) from exc


def _problems(exc: ValidationError, register: str) -> Iterator[str]:
    for error in exc.errors():
        option = "--" + str(error["loc"][0]).replace("_", "-") if error["loc"] else register
        unknown = error["type"] == "extra_forbidden"
        yield f"{option} does not belong to {register}" if unknown else f"{option}: {error['msg']}"


@contextmanager
def _open_library() -> Iterator[Library]:
    """Give the library that the settings name; tell what is wrong with it and stop."""
    try:
        settings = read_settings()
        place = StorePlace(settings.store_folder, settings.database_url, settings.chroma_url)
        library = Library(place)
        try:
            yield library
        finally:
            library.close()
    except AssistantError as exc:
        raise stopped(str(exc)) from exc


def _print(register: str, page: EntryPage[Record], *, as_json: bool, as_csv: bool) -> None:
    if as_csv:
        sys.stdout.write(records_csv(register, page.entries))
    elif as_json:
        items = [facts_of(entry) for entry in page.entries]
        listing = LISTS[register].model_validate({"items": items, "total": page.total})
        sys.stdout.write(listing.model_dump_json(indent=2) + "\n")
    else:
        grid = _grid if out.width >= WIDE else _cards
        out.print(grid(f"{register.replace('-', ' ').capitalize()}: {page.total}", register, page))
        for line in _hidden(page):
            out.print(line, markup=False, highlight=False)


def _grid(title: str, register: str, page: EntryPage[Record]) -> Grid:
    """Return records as a table, one row for each."""
    columns = [column for column in columns_of(register) if column.brief]
    grid = Grid(title=title, show_lines=True)
    for column in columns:
        grid.add_column(column.title, overflow="fold")
    for entry in page.entries:
        grid.add_row(*(_shown(column.cell(entry)) for column in columns))
    return grid


def _cards(title: str, register: str, page: EntryPage[Record]) -> Grid:
    """Return records one below the other, for a narrow terminal; empty cells are left out."""
    columns = [column for column in columns_of(register) if column.brief]
    grid = Grid(title=title, show_header=False)
    grid.add_column(max_width=18)
    grid.add_column(overflow="fold")
    for entry in page.entries:
        told = [(column.title, column.cell(entry)) for column in columns]
        for name, cell in told:
            if cell not in (None, ""):
                grid.add_row(Text(name), _shown(cell))
        grid.add_section()
    return grid


def _hidden(page: EntryPage[Record]) -> Iterator[str]:
    if page.hidden:
        one = page.hidden == 1
        yield (
            f"{page.hidden} record{'' if one else 's'} of this register {'is' if one else 'are'}"
            " hidden by officers: see python -m assistant records corrections"
        )


def _shown(cell: Cell) -> Text:
    """Return a cell as the terminal shows it: printed marks are no markup, and move no cursor.

    A long text is cut; CSV and JSON give it whole.
    """
    if isinstance(cell, bool):
        return Text("yes" if cell else "no")
    text = "" if cell is None else str(cell)
    text = "".join(c for c in text if c.isprintable() or c == "\n")
    return Text(text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN].rstrip()}…")


@records.command()
def corrections() -> None:
    """List what officers said of records, newest first; hidden ones too."""
    grid = Grid(title="Corrections", show_lines=True)
    titles = ("When", "Who", "Said", "Changes", "Why", "Record")
    wide = out.width >= WIDE
    for title in titles if wide else ("", ""):
        grid.add_column(title, overflow="fold")
    with _open_library() as library:
        for each in corrections_made(library.view()):
            changes = json.dumps(dict(each.changes), ensure_ascii=False) if each.changes else ""
            when = f"{each.made_at:%Y-%m-%d %H:%M}"
            cells = (when, each.made_by, each.verdict.value, changes, each.reason, each.record_id)
            if wide:
                grid.add_row(*map(_shown, cells))
            else:
                told = "\n".join(f"{t}: {cell}" for t, cell in zip(titles, cells, strict=True))
                grid.add_row(*map(_shown, (when, told)))
    out.print(grid)


RecordId = Annotated[str, typer.Argument(help="Id of the record, as the lists print it.")]
By = Annotated[str, typer.Option("--by", help="Who says so: a post or a name.")]
Because = Annotated[str, typer.Option("--because", help="Why.")]


@records.command()
def confirm(record_id: RecordId, by: By, because: Because) -> None:
    """Say that a record is right."""
    _say(record_id, Verdict.CONFIRM, by, because)


@records.command()
def correct(
    record_id: RecordId,
    by: By,
    because: Because,
    changes: Annotated[
        list[str],
        typer.Option("--set", help="field=value; may be repeated. due.latest=2026-03-31, say."),
    ],
) -> None:
    """Give a record other values; what was read is kept."""
    _say(record_id, Verdict.CORRECT, by, because, changes)


@records.command()
def hide(record_id: RecordId, by: By, because: Because) -> None:
    """Leave a record out of lists and answers."""
    _say(record_id, Verdict.HIDE, by, because)


@records.command()
def restore(record_id: RecordId, by: By, because: Because) -> None:
    """Take back all that was said of a record: it stands as it was read."""
    _say(record_id, Verdict.RESTORE, by, because)


def _say(
    record_id: str, verdict: Verdict, by: str, because: str, changes: Sequence[str] = ()
) -> None:
    try:
        said = CorrectionIn(verdict=verdict, changes=_changes(changes), made_by=by, reason=because)
    except ValidationError as exc:
        names = {"made_by": "--by", "reason": "--because", "changes": "--set"}
        error = exc.errors()[0]
        raise stopped(f"{names[str(error['loc'][0])]}: {error['msg']}") from exc
    with _open_library() as library:
        view = library.view()
        found = find_record(view, record_id)
        if found is None:
            raise stopped(f"There is no record {record_id!r}.")
        word = word_on(
            found[1], verdict, made_by=said.made_by, reason=said.reason, changes=said.changes
        )
        correct_record(library, view, found[1], word)
    out.print(f"{verdict.value}: {record_id}", markup=False, highlight=False)


def _changes(given: Sequence[str]) -> dict[str, JsonValue]:
    """Return changes as JSON; "due.latest=2026-03-31" changes a part of a field."""
    changes: dict[str, JsonValue] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise stopped(f"--set {each!r}: write field=value")
        field, dot, part = name.strip().partition(".")
        inner = changes.get(field)
        if dot:
            changes[field] = {**(inner if isinstance(inner, dict) else {}), part: _value(value)}
        else:
            changes[field] = _value(value)
    return changes


def _value(text: str) -> JsonValue:
    """Return a value: JSON where it is a list, an object, true, false or null; else text."""
    if text.startswith(("[", "{", '"')) or text in ("null", "true", "false"):
        try:
            value: JsonValue = json.loads(text)
        except json.JSONDecodeError as exc:
            raise stopped(f"{text!r} is no JSON") from exc
        return value
    return text
