"""A plain LangChain pipeline, as its tutorials write it: what ours is compared with.

Loader and embeddings are those of `langchain-community`: `langchain-huggingface` cannot
be installed beside the current `huggingface-hub`, and its class runs the same lines.
They are imported where they are used: the extra `bench` need not be installed.
"""

from __future__ import annotations

import time
import warnings
from pathlib import Path

from pypdf.errors import PyPdfError

from assistant.models.packaged import packaged_folder
from eval.bench.figures import IngestionFigures, Task
from eval.bench.judging import DEPTH

CHARACTERS = 1000
OVERLAP = 200


class PlainPipeline:
    """Chroma over fixed-size passages, with the weights that ours uses too."""

    def __init__(self, folder: Path) -> None:
        from langchain_chroma import Chroma
        from langchain_community.document_loaders import PyPDFLoader
        from langchain_community.embeddings import HuggingFaceEmbeddings
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        self._loader = PyPDFLoader
        self._splitter = RecursiveCharacterTextSplitter(
            chunk_size=CHARACTERS, chunk_overlap=OVERLAP
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            embeddings = HuggingFaceEmbeddings(
                model_name=str(packaged_folder()), model_kwargs={"device": "cpu"}
            )
        self._store = Chroma(persist_directory=str(folder), embedding_function=embeddings)

    def add(self, pdfs: list[Path]) -> list[str]:
        """Index PDFs; return those that could not be read."""
        pages, failed = [], []
        for pdf in pdfs:
            try:
                pages.extend(self._loader(str(pdf)).load())
            except (PyPdfError, ValueError):
                failed.append(str(pdf))
        self._store.add_documents(self._splitter.split_documents(pages))
        return failed

    def search(self, query: str) -> list[str]:
        """Return the texts of the best passages, best first."""
        return [str(found.page_content) for found in self._store.similarity_search(query, k=DEPTH)]

    def texts(self) -> list[str]:
        """Return every passage."""
        return [str(text) for text in self._store.get(include=["documents"])["documents"]]


def ingest_plain(task: Task) -> IngestionFigures:
    """Index the PDFs with the plain pipeline."""
    began = time.perf_counter()
    pipeline = PlainPipeline(task.plain)
    loaded = time.perf_counter()
    failed = pipeline.add(task.pdfs)
    done = time.perf_counter()
    texts = pipeline.texts()
    return IngestionFigures(
        passages=len(texts),
        words=sum(len(text.split()) for text in texts),
        failed=failed,
        load_s=round(loaded - began, 3),
        work_s=round(done - loaded, 3),
    )
