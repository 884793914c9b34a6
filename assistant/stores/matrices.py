"""Vectors as readers see them: a file for each generation and access class.

Readers map these files into memory and never open Chroma, so that a server sees what
another process ingested. Beside each matrix stand the row ids of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.documents import Access
from assistant.stores.place import StorePlace

KEPT_GENERATIONS = 2
Rows = NDArray[np.int64]
Vectors = NDArray[np.float32]
Fetch = Callable[[Sequence[int]], Mapping[int, Vectors]]


def read_matrix(place: StorePlace, generation: int, access: Access) -> tuple[Rows, Vectors] | None:
    """Return the row ids and the memory-mapped vectors; None where the file is not there."""
    matrix = _path(place, generation, access)
    try:
        rows: Rows = np.load(matrix.with_suffix(".rows.npy"))
        vectors: Vectors = np.load(matrix, mmap_mode="r")
    except (OSError, ValueError):
        return None
    return (rows, vectors) if len(rows) == len(vectors) else None


def write_matrix(
    place: StorePlace,
    generation: int,
    access: Access,
    rows: Rows,
    dimension: int,
    fetch: Fetch,
    *,
    reuse: bool = True,
) -> None:
    """Write the vectors of `rows`, in their order, as those of `generation`.

    With `reuse`, what the generation before holds is taken from there; the rest is fetched.

    Raises:
        KeyError: `fetch` did not give the vector of a row.
    """
    vectors = np.empty((len(rows), dimension), np.float32)
    missing = np.ones(len(rows), np.bool_)
    known = read_matrix(place, generation - 1, access) if reuse else None
    if known is not None and len(known[0]) and known[1].shape[1] == dimension:
        order = np.argsort(known[0])
        places = np.searchsorted(known[0], rows, sorter=order).clip(max=len(order) - 1)
        missing = known[0][order[places]] != rows
        vectors[~missing] = known[1][order[places[~missing]]]
    wanted = [int(row) for row in rows[missing]]
    fetched = fetch(wanted)
    if wanted:
        vectors[missing] = np.stack([fetched[row] for row in wanted])
    target = _path(place, generation, access)
    target.parent.mkdir(parents=True, exist_ok=True)
    _save(target.with_suffix(".rows.npy"), rows)
    _save(target, vectors)


def drop_matrices(place: StorePlace, generation: int, *, kept: int = KEPT_GENERATIONS) -> None:
    """Delete the files of all but the last `kept` generations up to `generation`."""
    for path in place.matrices.glob("*.npy*"):
        number = re.match(r"\d+", path.name)
        if number is None or not generation - kept < int(number[0]) <= generation:
            path.unlink(missing_ok=True)


def _path(place: StorePlace, generation: int, access: Access) -> Path:
    return place.matrices / f"{generation}-{access.value}.npy"


def _save(target: Path, array: NDArray[np.int64] | NDArray[np.float32]) -> None:
    fresh = target.with_name(f"{target.name}.part")
    with fresh.open("wb") as file:
        np.save(file, array)
    fresh.replace(target)
