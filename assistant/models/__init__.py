"""The only code that knows LangChain, sentence-transformers and the runtimes beneath."""
