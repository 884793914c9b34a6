"""Which files are found, and what archives may do."""

import zipfile
from pathlib import Path

import pytest

from assistant.errors import LimitExceededError, UnreadableDocumentError
from ingest.archives import ArchiveLimits, is_archive_of_papers, unpack
from ingest.discovery import FoundFile, describe, find_files


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return path


def found(file: Path) -> FoundFile:
    described = describe(file.parent, file, 1_000_000)
    assert isinstance(described, FoundFile)
    return described


def test_hidden_files_sidecars_and_links_out_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("a.txt", ".hidden", "~$a.docx", "papers.yaml"):
        (folder / name).write_text("x")
    (tmp_path / "secret.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")

    assert [file.name for file in find_files(folder)] == ["a.txt"]


def test_members_of_an_archive_are_named_after_it(tmp_path: Path) -> None:
    pack = archive(tmp_path / "pack.zip", {"one/a.txt": b"a", "../b.txt": b"b"})
    unpacked = tmp_path / "out"
    unpacked.mkdir()

    members = list(unpack(found(pack), unpacked, ArchiveLimits()))

    assert is_archive_of_papers(pack)
    assert [f.path.as_posix() for f in members] == ["pack.zip!/one/a.txt", "pack.zip!/b.txt"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "pack.zip"]


def test_an_archive_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "bomb.zip", {"a.txt": b"0" * 50_000_000})

    with pytest.raises(LimitExceededError):
        list(unpack(found(bomb), tmp_path, ArchiveLimits()))


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    pack = archive(tmp_path / "many.zip", {f"{n}.txt": b"x" for n in range(4)})

    with pytest.raises(LimitExceededError, match="4 files"):
        list(unpack(found(pack), tmp_path, ArchiveLimits(max_files=3)))


def test_what_really_comes_out_is_counted(tmp_path: Path) -> None:
    pack = archive(tmp_path / "pack.zip", {"a.txt": b"ab" * 600, "b.txt": b"cd" * 600})

    with pytest.raises(LimitExceededError):
        list(unpack(found(pack), tmp_path, ArchiveLimits(max_unpacked_bytes=2000)))


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    pack = archive(tmp_path / "pack.zip", {"a.txt": b"some words that are stored here"})
    damaged = bytearray(pack.read_bytes())
    damaged[40:60] = b"x" * 20
    pack.write_bytes(bytes(damaged))

    with pytest.raises(UnreadableDocumentError, match=r"pack\.zip"):
        list(unpack(found(pack), tmp_path, ArchiveLimits()))
