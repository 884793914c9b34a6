"""What a printed rating means: by the key of that very version, or not at all."""

from __future__ import annotations

from assistant.actions import KeyEntry
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_scene import version_numbered
from assistant.answering.reckoning.plans.row_tables import table_of
from assistant.answering.reckoning.plans.telling_actions import Part, Scene, quotable, told
from assistant.answering.reckoning.plans.versions import Version
from assistant.answering.reckoning.reckoned import Claim, Proof, ReckonedRow
from assistant.answers import AnswerStatus
from assistant.dates import written_date


def tell_key(scene: Scene, asked: AskedOfActions) -> Part:
    """Return what the key says of a rating, and other versions whose key says otherwise."""
    if asked.rating and (both := _two_meant(scene, asked)):
        return _compared(scene, asked.rating, *both)
    newest, scene = scene, _last_with_entry(scene, asked.rating)
    entries = _entries(scene.version, asked.rating)
    if not entries:
        return Part(AnswerStatus.CANNOT_BE_WORKED_OUT, (_no_key(newest, asked),))
    claims: tuple[Claim, ...]
    if asked.rating:
        means = _means(scene, entries[0])
        unused = (_no_key(newest, asked),) if newest is not scene else ()
        claims = (means, *_elsewhere(scene, asked, entries[0]), *unused)
    else:
        text = f"The key that is printed with {scene.name} is that of {scene.position}."
        claims = (told(text, scene.position_values(), scene.proof()),)
    document = scene.version.document.document_id
    rows = [
        ReckonedRow((_printed(each), each.meaning), (Proof(document, each.span),))
        for each in scene.version.key
    ]
    table = table_of(f"Key, {scene.book.name}, {scene.position}", ("Rating", "Meaning"), rows)
    return Part(AnswerStatus.ANSWERED, claims, (table,))


def _two_meant(scene: Scene, asked: AskedOfActions) -> tuple[Version, Version] | None:
    """Return the two versions whose keys a question compares, where both hold the rating."""
    found = [version_numbered(scene.book, number) for number in sorted(asked.days.versions)]
    held = [version for version in found if version and _entries(version, asked.rating)]
    return (held[0], held[1]) if len(found) == len(held) == 2 else None


def _compared(scene: Scene, rating: str, old: Version, new: Version) -> Part:
    """Return what a rating means in two versions, and whether that is the same."""
    before, after = _entries(old, rating)[0], _entries(new, rating)[0]
    same = _plain(before.meaning) == _plain(after.meaning)
    verb = "means the same" if same else "does not mean the same"
    text = (
        f"{_printed(after)} {verb} in both versions of {scene.name}:"
        f" {quotable(before.meaning, before.span)} in {scene.at(old).position},"
        f" {quotable(after.meaning, after.span)} in {scene.at(new).position}."
    )
    proofs = [
        Proof(version.document.document_id, entry.span)
        for version, entry in ((old, before), (new, after))
    ]
    proofs += [*scene.at(old).proof(), *scene.at(new).proof()]
    values = [*scene.at(old).position_values(), *scene.at(new).position_values()]
    return Part(AnswerStatus.ANSWERED, (told(text, values, proofs),))


def _last_with_entry(scene: Scene, rating: str | None) -> Scene:
    """Return the last version up to the one meant whose key holds a rating; that one if none."""
    held = scene.book.versions[: scene.book.versions.index(scene.version) + 1]
    found = next((v for v in reversed(held) if _entries(v, rating)), scene.version)
    return scene if found is scene.version else scene.at(found)


def _entries(version: Version, rating: str | None) -> list[KeyEntry]:
    if rating is None:
        return list(version.key)
    return [
        entry
        for entry in version.key
        if rating in ((entry.word or "").casefold(), (entry.colour or "").casefold())
    ]


def _printed(entry: KeyEntry) -> str:
    return entry.word or entry.colour or ""


def _means(scene: Scene, entry: KeyEntry) -> Claim:
    proofs = [Proof(scene.version.document.document_id, entry.span), *scene.proof()]
    text = (
        f"In {scene.name}, {_printed(entry)} means {quotable(entry.meaning, entry.span)}"
        f" ({scene.position})."
    )
    return told(text, scene.position_values(), proofs)


def _elsewhere(scene: Scene, asked: AskedOfActions, entry: KeyEntry) -> tuple[Claim, ...]:
    """Return the last other version whose key reads the same rating otherwise."""
    for version in reversed(scene.book.versions):
        other = next(iter(_entries(version, asked.rating)), None)
        later = (
            version.position
            and scene.version.position
            and version.position > scene.version.position
        )
        if version is scene.version or later or other is None or not version.position:
            continue
        if _plain(other.meaning) != _plain(entry.meaning):
            held = scene.at(version)
            text = (
                f"In the position at {written_date(version.position)} the key read it as"
                f" {quotable(other.meaning, other.span)}."
            )
            proofs = [Proof(version.document.document_id, other.span), *held.proof()]
            return (told(text, held.position_values(), proofs),)
    return ()


def _plain(meaning: str) -> str:
    return "".join(character for character in meaning.casefold() if character.isalnum())


def _no_key(scene: Scene, asked: AskedOfActions) -> Claim:
    if asked.rating and scene.version.key:
        text = f"The key of {scene.name} holds no {asked.rating} in the newest version used ({scene.position})."
    else:
        text = (
            f"No meaning can be given: {scene.name} prints no key in this version"
            f" ({scene.position})."
        )
    return told(text, scene.position_values(), scene.proof())
