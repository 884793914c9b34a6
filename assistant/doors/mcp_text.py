"""What MCP tools return, as text for clients that read no structure."""

from __future__ import annotations

from pydantic import BaseModel

from assistant.doors.mcp_schemas import (
    ActionFound,
    CommitmentFound,
    Due,
    ExchangeFound,
    PassageFound,
    Place,
    Ranking,
    RecommendationFound,
    SourceOpened,
    Stretch,
)


def text_of(result: BaseModel) -> str:
    """Return a list, a ranking or a source as lines of text, each with its passage."""
    match result:
        case Stretch():
            lines = [f"{result.total} found, {len(result.items)} shown."]
            return "\n".join(lines + [_line(item) for item in result.items] + _more(result))
        case Ranking():
            return "\n".join([_line(item) for item in result.items] + _more(result))
        case SourceOpened():
            parts = [f"[passage {each.passage_id}]\n{each.text}" for each in result.passages]
            return "\n\n".join([_place(result.source), *parts])
    return result.model_dump_json()


def _more(result: Stretch[BaseModel] | Ranking) -> list[str]:
    after = result.next_offset
    return [] if after is None else [f"More from offset {after}."]


def _line(item: BaseModel) -> str:
    told: list[str | None]
    match item:
        case ActionFound():
            stands = ", ".join(bucket.value.replace("_", " ") for bucket in item.buckets)
            words = [item.plan, item.ref, item.action, "; ".join(item.leads), _due(item.due)]
            told = [*words, item.status_text, stands]
        case ExchangeFound():
            replies = [f"{each.speaker or 'Reply'}: {each.text}" for each in item.replies]
            told = [", ".join(item.asked_by), item.question, *(replies or ["No reply recorded"])]
        case CommitmentFound():
            told = [item.who, item.what, item.to_whom, _due(item.due)]
        case RecommendationFound():
            responses = [f"{each.by or 'Response'}: {each.words}" for each in item.responses]
            told = [item.made_in, item.number, item.text, _due(item.due), *responses]
        case PassageFound():
            told = [item.text]
        case _:
            return f"- {item.model_dump_json()}"
    line = " | ".join(" ".join(part.split()) for part in told if part)
    return f"- {line} ({_place(item.source)})"


def _due(due: Due) -> str:
    return f"due: {due.printed}" if due.printed else ""


def _place(place: Place) -> str:
    return f"{place.label}, passage {place.passage_id}"
