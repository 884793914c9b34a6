import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.models.embedding import DEFAULT_MODEL, Embedder, load_embedder
from assistant.models.packaged import packaged_folder

TEXTS = [
    "How many children went missing?",
    "",
    "The Board’s café in Aldermere — “£1,250” – was closed on 3 March 2026.",
    "Cllr Ashdown asked when the audit would be completed. " * 3,
    "The Service Manager said that the thresholds document had been agreed. " * 60,
    *[f"Action {n}.{n}: review the escalation policy by quarter {n}. " * n for n in range(1, 13)],
]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def reference(cache: Path) -> NDArray[np.float32]:
    return load_embedder(backend="sentence-transformers", cache=cache).embed(TEXTS)


@pytest.mark.parametrize("backend", ["openvino", "onnxruntime", "auto"])
def test_every_back_end_agrees_with_sentence_transformers(
    backend: str, cache: Path, reference: NDArray[np.float32]
) -> None:
    vectors = load_embedder(backend=backend, cache=cache).embed(TEXTS)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.sum(vectors * reference, axis=1).min() >= 0.999


def test_a_text_has_the_same_vector_alone_and_in_company(cache: Path) -> None:
    embedder = load_embedder(cache=cache)

    together = embedder.embed(TEXTS)

    for text, vector in zip(TEXTS, together, strict=True):
        assert float(embedder.embed([text])[0] @ vector) > 0.999


def test_no_text_gives_no_vector(cache: Path) -> None:
    for backend in ("auto", "sentence-transformers"):
        assert load_embedder(backend=backend, cache=cache).embed([]).shape == (0, 384)


def test_tokens_are_counted_beyond_what_is_read(cache: Path) -> None:
    embedder = load_embedder(cache=cache)
    reference = load_embedder(backend="sentence-transformers", cache=cache)

    assert embedder.count_tokens("Scrutiny") == 3
    assert [embedder.count_tokens(text) for text in TEXTS] == [
        reference.count_tokens(text) for text in TEXTS
    ]
    assert embedder.count_tokens(TEXTS[4]) > embedder.max_tokens == 256


def test_all_back_ends_share_one_name(cache: Path) -> None:
    names = {load_embedder(backend=b, cache=cache).name for b in ("auto", "sentence-transformers")}

    assert names == {DEFAULT_MODEL}


def test_what_was_measured_is_kept_beside_the_graph(cache: Path) -> None:
    embedder = load_embedder(cache=cache)
    backend = embedder.backend

    [record] = cache.glob("*.json")
    kept = json.loads(record.read_text())

    assert kept["chosen"] == backend
    assert all(row["cosine"] > 0.9 for row in kept["measured"].values())


def test_a_second_start_needs_neither_torch_nor_telemetry(cache: Path) -> None:
    assert load_embedder(cache=cache).backend
    script = (
        "import sys, pathlib\n"
        "from assistant.models.embedding import load_embedder\n"
        "assert not {'openvino', 'tokenizers', 'onnxruntime'} & set(sys.modules)\n"
        "load_embedder(cache=pathlib.Path(sys.argv[1])).embed(['a question'])\n"
        "heavy = {'torch', 'transformers', 'openvino_telemetry'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )

    subprocess.run([sys.executable, "-c", script, str(cache)], check=True, timeout=60)


def test_another_model_is_loaded_from_its_folder(cache: Path) -> None:
    other: Embedder = load_embedder(str(packaged_folder()), cache=cache)

    assert other.backend == "sentence-transformers"
    assert other.name.startswith("model@")
    assert other.embed(["one", "two"]).shape == (2, 384)


@pytest.mark.parametrize(("model", "backend"), [("/no/such/model", "auto"), (DEFAULT_MODEL, "gpu")])
def test_what_is_missing_is_named(model: str, backend: str, cache: Path) -> None:
    with pytest.raises(ModelError, match=r"'(/no/such/model|gpu)'"):
        load_embedder(model, backend=backend, cache=cache).embed(["x"])
