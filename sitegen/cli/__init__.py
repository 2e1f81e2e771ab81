"""The command line: it opens doors, prints what they say, and sets the exit code.

0 fine, 1 problems found, 2 wrong usage. Every command has a Spanish name as well. One
module holds the commands of one subject; a new one is added to the imports below.
"""

from sitegen.cli import completion, founding, making, record, ruling, showing, writing
from sitegen.cli.group import main

__all__ = ["completion", "founding", "main", "making", "record", "ruling", "showing", "writing"]
