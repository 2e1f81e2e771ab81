"""The room of the repository: what git keeps of a site, and where it is pushed. Nothing is changed here."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import msgspec

from sitegen.text import nfc

SYMLINK = "120000"  # git's mode of a symbolic link
_GITHUB = re.compile(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


class Tracked(msgspec.Struct, frozen=True):
    """A file that git keeps: its path from the site's root with `/`, and git's mode of it."""

    path: str
    mode: str


class Repository(msgspec.Struct, frozen=True):
    """A repository that a site lies in; `remote` is `owner/name` on GitHub, "" where there is none."""

    files: tuple[Tracked, ...]
    remote: str
    hooks: str  # the folder of its hooks

    def has(self, path: str) -> bool:
        """Whether git keeps the file."""
        return any(one.path == path for one in self.files)


class State(msgspec.Struct, frozen=True):
    """An earlier state of a folder: the commit that made it, and its day (`2026-01-13`)."""

    commit: str
    day: str


class Stored(msgspec.Struct, frozen=True):
    """A file of a commit: its path from the site's root, and git's name of what was in it."""

    path: str
    name: str


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


def states_of(root: Path, folder: str, *, most: int) -> tuple[State, ...]:
    """The states that a folder had, as they were published: newest first. None where git knows none."""
    listed = ask_git(root, "log", "--first-parent", f"-{most}", "--format=%H %cs", "--", folder) or ""
    return tuple(State(*line.split(" ", 1)) for line in listed.splitlines())


def stored(root: Path, commit: str, folder: str) -> tuple[Stored, ...]:
    """The plain files that a commit has in a folder, by path."""
    listed = ask_git(root, "ls-tree", "-r", "-z", commit, "--", f"{folder}/") or ""
    rows = (line.partition("\t") for line in listed.split("\0") if line)
    told = ((facts.split(" "), path) for facts, _, path in rows)
    return tuple(
        Stored(path, name) for (mode, kind, name), path in told if kind == "blob" and mode != SYMLINK
    )


@contextmanager
def blobs(root: Path) -> Iterator[Callable[[str], bytes | None]]:
    """What was in a file by git's name of it, one after the other; None where git lacks it."""
    command = [shutil.which("git") or "git", "-C", str(root), "cat-file", "--batch"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing) as git:  # noqa: S603 - git

        def ask(name: str) -> bytes | None:
            if git.stdin is None or git.stdout is None:
                return None
            git.stdin.write(f"{name}\n".encode())
            git.stdin.flush()
            told = git.stdout.readline().split()
            if len(told) != 3:  # noqa: PLR2004 (name, kind, size)
                return None
            data = git.stdout.read(int(told[2]))
            git.stdout.read(1)
            return data

        yield ask


def _tracked(line: str) -> Tracked:
    """A line of `git ls-files --stage -z`: mode, digest, stage, a tab, the path from here."""
    facts, _, path = line.partition("\t")
    return Tracked(nfc(PurePosixPath(path).as_posix()), facts.partition(" ")[0])
