"""Every word that the doors add to an answer, and what they say of a request, once."""

from __future__ import annotations

NEAREST = "Nearest passage"
ASK_NEXT = "You could ask next"
RAISE = "You could raise in committee"
SOURCES = "Sources"
SOURCE = "Source"

KEY_NEEDED = "This needs the access key of the installation, as “Authorization: Bearer …”."
NOT_JSON = "The body must be JSON that holds `messages`."
BODY_TOO_LARGE = "The request is larger than {limit} bytes."
NO_QUESTION = "There is no message of the role `user` with text in it."
NO_SUCH_MODEL = "There is no model {model!r} here; the one model is {known!r}."
NO_SUCH_ROUTE = "There is no such route. Use /v1/chat/completions or /v1/models."
NOT_OFFERED = "`{field}` is not offered: answers come from the council’s papers alone."
ONE_CHOICE = "`n` can only be 1: a question has one answer."
TEXT_ONLY = "A question can hold text only, no {kind}."

NO_PAPERS = (
    "No papers have been read into {folder!r} yet. Run: python -m ingest add FOLDER,"
    " or set SCRUTINY_STORE_FOLDER."
)
NO_SUCH_PASSAGE = "There is no passage {passage_id!r} among the papers that can be read here."
