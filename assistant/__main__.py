"""python -m assistant: serves the pages and the API, or answers one question."""

from assistant.commands import app

if __name__ == "__main__":
    app(prog_name="python -m assistant")
