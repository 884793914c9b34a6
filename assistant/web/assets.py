"""The static files, held in memory, compressed once, under addresses that never change."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

STATIC = Path(__file__).parent / "static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file: its bytes, the same compressed, and its media type."""

    body: bytes
    compressed: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All static files. `version` is a digest of them all and part of every address.

    One version for all lets scripts import each other by relative address.
    """

    version: str
    files: Mapping[str, Asset]

    def url(self, name: str) -> str:
        """Return the address of the file `name`, which may be cached for ever.

        Raises:
            KeyError: There is no such file.
        """
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"

    def data_url(self, name: str) -> str:
        """Return the file itself as an address, for one too small to be worth a request."""
        asset = self.files[name]
        return f"data:{asset.media_type},{quote(asset.body.decode().strip())}"


def _read(path: Path) -> Asset:
    body = path.read_bytes()
    guessed = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
    return Asset(body, gzip.compress(body, 9, mtime=0), guessed)


@cache
def load_assets(folder: Path = STATIC) -> Assets:
    """Return the files of `folder`, read once for the life of the process."""
    files = {path.name: _read(path) for path in sorted(folder.iterdir()) if path.is_file()}
    digest = hashlib.sha256()
    for name, asset in files.items():
        digest.update(name.encode() + b"\0" + asset.body + b"\0")
    return Assets(digest.hexdigest()[:12], files)
