"""The room of the repository: what git keeps of a site, and where it is pushed. Nothing is changed here."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sitegen.text import nfc

SYMLINK = "120000"  # git's mode of a symbolic link
_GITHUB = re.compile(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


@dataclass(frozen=True, slots=True)
class Tracked:
    """A file that git keeps: its path from the site's root with `/`, and git's mode of it."""

    path: str
    mode: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that a site lies in; `remote` is `owner/name` on GitHub, "" where there is none."""

    files: tuple[Tracked, ...]
    remote: str
    hooks: str  # the folder of its hooks

    def has(self, path: str) -> bool:
        """Whether git keeps the file."""
        return any(one.path == path for one in self.files)


def repository_of(root: Path) -> Repository | None:
    """The repository around the folder `root`, or None: no repository, or no git on this computer."""
    listed = ask_git(root, "ls-files", "--stage", "-z")
    if listed is None:
        return None
    remote = _GITHUB.search((ask_git(root, "remote", "get-url", "origin") or "").strip())
    hooks = (ask_git(root, "rev-parse", "--git-path", "hooks") or "").strip()
    return Repository(
        tuple(_tracked(line) for line in listed.split("\0") if line), remote[1] if remote else "", hooks
    )


def ask_git(root: Path, *words: str) -> str | None:
    """What git answers in a folder, or None where it cannot. It asks nobody for a password."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-c", "core.quotePath=false", "-C", str(root), *words]
    answer = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - git
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else None


def _tracked(line: str) -> Tracked:
    """A line of `git ls-files --stage -z`: mode, digest, stage, a tab, the path from here."""
    facts, _, path = line.partition("\t")
    return Tracked(nfc(PurePosixPath(path).as_posix()), facts.partition(" ")[0])
