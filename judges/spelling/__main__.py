"""`python -m judges.spelling`: asks a spell checker about the guides and the program's sentences.

Spanish pages are checked with the Spanish and the English dictionary, English ones with the English;
`words.txt` has what they lack. It first shows that it can say no. Exit code 0: no fault; 1: some.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from hatch_build import npm

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAM = HERE / "node_modules" / "cspell" / "bin.mjs"
PAGES = (
    *("docs/es/*.md", "docs/en/*.md", "README*.md", "CHANGELOG.md", "CONTRIBUTING.md"),
    "sitegen/catalogs/**/*.po",
)
PLANTED = {"es": "La publicasión se detubo.", "en": "The publicasion was stoped."}
PLANTED_MISTAKES = 4


def main(task: str) -> int:
    """`install` installs what package-lock.json names; otherwise every page is checked. The exit code."""
    command, environment = npm()
    if task == "install":
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
        return subprocess.run([*command, "ci", *options], cwd=HERE, env=environment, check=False).returncode
    if len(_planted()) != PLANTED_MISTAKES:
        print("the spell checker passed over a planted mistake", file=sys.stderr)
        return 1
    found = _asked(list(PAGES), ROOT)
    print(*found, f"spelling: {len(found)} unknown words", sep="\n")
    return 1 if found else 0


def _planted() -> list[str]:
    """What the checker says of a page with mistakes in each language."""
    with tempfile.TemporaryDirectory() as folder:
        for language, text in PLANTED.items():
            page = Path(folder) / language / "page.md"
            page.parent.mkdir()
            page.write_text(text, encoding="utf-8")
        return _asked(["**/*.md"], Path(folder))


def _asked(files: list[str], folder: Path) -> list[str]:
    """One line an unknown word: file, line, column, word. Raises CalledProcessError where it cannot run."""
    command, environment = npm()
    node = command[0] if command[0].endswith(("node", "node.exe")) else "node"
    options = ["lint", "--config", str(HERE / "cspell.json"), "--no-progress", "--no-summary"]
    words = [node, str(PROGRAM), *options, "--root", str(folder), *files]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode and "Unknown word" not in done.stdout:
        raise subprocess.CalledProcessError(done.returncode, words, done.stdout, done.stderr)
    return done.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or ["check"])))
