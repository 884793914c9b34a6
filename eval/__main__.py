"""python -m eval: measures how good the answers are, and compares versions."""

from eval.commands import main

if __name__ == "__main__":
    main()
