"""python -m ingest: reads a council's papers into the stores."""

from ingest.commands import app

if __name__ == "__main__":
    app(prog_name="python -m ingest")
