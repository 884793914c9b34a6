"""Examples for the API's description, about an invented council."""

from __future__ import annotations

from pydantic.config import JsonDict

QUESTION: JsonDict = {
    "question": "When will the early help actions be completed?",
    "filters": {"committees": ["Children and Families Scrutiny Committee"]},
}

CITATION: JsonDict = {
    "number": 1,
    "passage_id": "5d1f0c7a9b3e",
    "document_id": "c3ab8ff13720e8ad9047dd39466b3c89",
    "file": "minutes/2025-01-14.html",
    "title": "Minutes of the Children and Families Scrutiny Committee",
    "kind": "minutes",
    "source_type": "council",
    "committee": "Children and Families Scrutiny Committee",
    "date": "2025-01-14",
    "date_is": "meeting",
    "standing": "approved",
    "item": "41.2",
    "heading": "Early help action plan",
    "page": 4,
    "page_label": "2",
    "quote": "The Early Help Manager said that the plan would be completed by 31 March 2025.",
    "start": 120,
    "end": 197,
    "ocr": False,
    "changed_by": None,
    "url": "/sources/5d1f0c7a9b3e",
    "passage_kind": "exchange",
}

ANSWER: JsonDict = {
    "answer_id": "0f9d3c1e2b4a4d5e8f7a6b5c4d3e2f1a",
    "conversation_id": "7b1e4c2d9a8f4e3b8c6d5e4f3a2b1c0d",
    "question": "When will the early help actions be completed?",
    "standalone": "When will the early help actions be completed?",
    "status": "answered",
    "sentences": [
        {
            "text": "The Early Help Manager said, on 14 January 2025: "
            "“the plan would be completed by 31 March 2025.”",
            "basis": "quotation",
            "citations": [1],
        }
    ],
    "tables": [],
    "citations": [CITATION],
    "nearest": [],
    "follow_ups": {
        "ask_the_papers": ["What did the committee resolve about early help?"],
        "raise_in_committee": [
            {
                "question": "Was the early help plan completed by 31 March 2025?",
                "because": "No later paper reports on it.",
                "basis": "F1",
                "citations": [1],
            }
        ],
    },
    "searched": {
        "documents": 41,
        "passages": 2210,
        "latest": "2025-05-12",
        "committees": ["Children and Families Scrutiny Committee"],
    },
    "as_of": None,
    "generation": 12,
    "timings_ms": {"plan": 2.0, "retrieve": 14.0},
    "stopped": False,
    "worded_by": None,
}

DOCUMENT: JsonDict = {
    "document_id": "c3ab8ff13720e8ad9047dd39466b3c89",
    "file": "minutes/2025-01-14.html",
    "title": "Minutes of the Children and Families Scrutiny Committee",
    "characters": 18250,
    "file_type": "html",
    "kind": "minutes",
    "source_type": "council",
    "standing": "approved",
    "access": "public",
    "authority": "Aldermere Borough Council",
    "committee": "Children and Families Scrutiny Committee",
    "date": "2025-01-14",
    "date_is": "meeting",
    "pages": None,
    "supersedes": None,
    "superseded_by": None,
}

FILE: JsonDict = {
    "path": "minutes/2025-01-14.html",
    "state": "ready",
    "reason": None,
    "warnings": [],
    "file_type": "html",
    "size_bytes": 48211,
    "digest": "9f86d081884c7d659a2feaa0c55ad015",
    "pages": None,
    "passages": 74,
    "seconds": 0.4,
    "document": DOCUMENT,
}
