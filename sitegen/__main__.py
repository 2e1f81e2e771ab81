"""`python -m sitegen`, and the console script: the street outside the house."""

from __future__ import annotations

from sitegen.cli import main

if __name__ == "__main__":
    main()
