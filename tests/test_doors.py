"""The papers through LangChain."""

from assistant.answering.pipeline import Tools, open_view
from assistant.doors.langchain_retriever import ScrutinyRetriever


def test_a_langchain_retriever_gives_passages_verbatim(sample_tools: Tools) -> None:
    retriever = ScrutinyRetriever(tools=sample_tools, k=5)

    found = retriever.invoke("How many suspensions were given to pupils with EHCPs?")

    view = open_view(sample_tools)
    assert len(found) == 5
    assert "318 suspensions" in found[0].page_content
    for document in found:
        text = view.text_of(document.metadata["document_id"])
        assert document.page_content == text[document.metadata["start"] : document.metadata["end"]]
