"""Wording for language models: one Markdown file each, with `$name` slots.

A prompt's hash is stored with each answer that it took part in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt with its slots filled. `hash` is that of the file, before they were."""

    name: str
    hash: str
    text: str


@cache
def _read(name: str) -> str:
    return (files("prompts") / f"{name}.md").read_text("utf-8")


def render(name: str, **slots: str) -> Prompt:
    """Return the prompt `name` with its slots filled.

    Raises:
        KeyError: A slot of the file has no value.
        FileNotFoundError: There is no such prompt.
    """
    return Prompt(name, hash_of(name), Template(_read(name)).substitute(slots))


def hash_of(*names: str) -> str:
    """Return the hash of prompts that go together, as instructions and the form of their material.

    >>> hash_of("answer") != hash_of("answer", "answer_material")
    True
    """
    return hashlib.sha256("\0".join(map(_read, names)).encode()).hexdigest()[:16]
