"""Every setting: an environment variable `SCRUTINY_…`, read once, at the edge."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError
from assistant.models.uses import DEFAULT_USES, ChatUse


class Settings(BaseSettings):
    """What an installation may choose. Every field has a default that works offline."""

    model_config = SettingsConfigDict(env_prefix="SCRUTINY_", frozen=True, extra="forbid")

    store_folder: Path = Field(
        Path("var"), description="Folder of the database, vectors, words and originals."
    )
    database_url: str | None = Field(
        None, description="SQLAlchemy URL of the database; SQLite in the store folder if unset."
    )
    chroma_url: str | None = Field(
        None, description="URL of a Chroma server; embedded Chroma in the store folder if unset."
    )
    host: str = Field(
        "127.0.0.1",
        description="Address that the server listens on. Where it is this computer's, a proxy before it"
        " must send the public host name and X-Forwarded-For, or its readers are taken for officers.",
    )
    port: int = Field(8000, ge=0, le=65535, description="Port that the server listens on.")
    allowed_hosts: tuple[str, ...] = Field(
        ("127.0.0.1", "localhost", "[::1]"),
        description="Host names under which the server may be reached, as a JSON list.",
    )
    council_name: str = Field("Your council", description="Name in the page header.")
    contact: str | None = Field(
        None,
        max_length=300,
        description="Whom readers may write to or call, as the About page and statements print it.",
    )
    evaluation_folder: Path | None = Field(
        None, description="Folder of evaluation runs; `eval/runs` in the store folder if unset."
    )
    embedding_model: str = Field(
        "all-MiniLM-L6-v2", description="Name or folder of a sentence-transformers model."
    )
    embedding_backend: Literal["auto", "openvino", "onnxruntime", "sentence-transformers"] = Field(
        "auto",
        description="Runtime of the default model; auto takes the fastest that measured equal.",
    )
    threads: int = Field(2, ge=1, le=64, description="Most threads that a model may use.")
    processes: int = Field(
        0, ge=0, le=64, description="Processes that read papers; 0 means one for each core."
    )
    max_file_mb: int = Field(100, ge=1, description="Largest file that is read, in megabytes.")
    max_unpacked_mb: int = Field(
        400, ge=1, description="Most that an archive or office file may unpack to, in megabytes."
    )
    max_pages: int = Field(3000, ge=1, description="Most pages that one file may have.")
    max_archive_files: int = Field(2000, ge=1, description="Most files taken from one archive.")
    file_timeout_s: float = Field(
        300.0, gt=0, description="Longest time for reading one file, in seconds."
    )
    file_memory_mb: int = Field(
        3000, ge=256, description="Most memory for reading one file, in megabytes."
    )
    ocr: bool = Field(True, description="Read pages without text by OCR, where it is installed.")
    max_question_characters: int = Field(500, ge=1, description="Longest question.")
    max_concurrent_answers: int = Field(
        8, ge=1, description="Answers worked on at once; more are told to try again."
    )
    answer_timeout_s: float = Field(60.0, gt=0, description="Longest time for one answer.")
    chat_model: str | None = Field(
        None,
        description="Language model that words answers, as provider:model (openai, azure_openai,"
        " anthropic, ollama); none if unset.",
    )
    chat_base_url: str | None = Field(
        None, description="Address of the language model's server; the provider's own if unset."
    )
    chat_uses: tuple[ChatUse, ...] = Field(
        tuple(DEFAULT_USES),
        description="What the language model may do, as a JSON list: wording, standalone, planning,"
        " nearest, follow_ups, reading.",
    )
    chat_timeout_s: float = Field(
        20.0, gt=0, description="Longest time for the wording of one answer, in seconds."
    )
    conversation_days: int = Field(
        365,
        ge=0,
        le=36500,
        description="Days after its last question that a conversation is kept; 0 means until deleted.",
    )
    door_key: SecretStr | None = Field(
        None,
        min_length=16,
        description="Key that programs must send to `/v1` and to MCP over HTTP; none is asked if unset.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much the log tells."
    )


def read_settings() -> Settings:
    """Return the settings in force.

    Raises:
        SettingsError: A variable has a value that makes no sense; the message names it.
    """
    try:
        return Settings()
    except ValidationError as exc:
        faults = "; ".join(
            f"SCRUTINY_{str(e['loc'][0]).upper()}: {e['msg']}" for e in exc.errors() if e["loc"]
        )
        raise SettingsError(f"The settings cannot be used. {faults}") from exc
