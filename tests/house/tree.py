"""Rules about the files of the repository: whose they are, and what they must not say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath

DATA_ONLY = {"tzdata", "lxml-html-clean"}  # data, and what another library needs: never imported by us
ROOT = Path(__file__).parents[2]

# Put together so that this file does not hold what it looks for.
_HOSTS = ("registry" + ".npmjs.", "files." + "pythonhosted.", "pypi." + "org/simple", "deb." + "debian.")
_PATHS = ("/" + "root/", "/" + "work/main", "/" + "work/shared", "/" + "opt/wheels", "/" + "home/user")
_WORKPLACE = (
    r"\b" + "work" + r"place\b",
    r"\bco-" + r"authored-by\b",
    r"\bagent" + r" [A-Z]\b",
    r"\bcoding " + r"agent\b",
    r"\bthe " + r"CEO\b",
    r"issue \d" + r" of \d",
)
_UNWANTED = re.compile(
    "|".join([*map(re.escape, (*_HOSTS, *_PATHS)), *_WORKPLACE]),
    re.IGNORECASE,
)

# Files that others made come by a package manager, never by a copy.
_FOREIGN_NAMES = re.compile(
    r"(^|/)(node_modules|vendor|third_party|bower_components)/"
    r"|\.min\.(js|css)$|(^|/)lunr[^/]*\.js$|\.(woff2?|ttf|otf|eot|jar|whl|exe|dll|so)$"
)
_FOREIGN_WORDS = re.compile(  # with brackets, so that it does not find itself
    r"copyright \([c]\)|copyright [©]|SPDX-FileCopyright[T]ext|@licens[e]\b", re.IGNORECASE
)
_LICENCE = "LICENSE"

TEXT_SUFFIXES = frozenset(
    {"", ".cfg", ".css", ".csv", ".html", ".json", ".lock", ".md", ".po", ".py", ".sh", ".svg", ".toml"}
    | {".ts", ".txt", ".xml", ".yml", ".yaml"}
)


def files() -> tuple[str, ...]:
    """Every file that git keeps or would keep, relative to the repository; () outside a repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    names = answer.stdout.decode("utf-8").split("\0")
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def unwanted_words(path: str, text: str) -> list[str]:
    """Machine paths, registry hosts and words of the place where the work was done."""
    return [
        f"{path}:{number}: {match[0]!r}"
        for number, line in enumerate(text.splitlines(), 1)
        for match in _UNWANTED.finditer(line)
    ]


def foreign_files(path: str, text: str) -> list[str]:
    """Files that were made by others."""
    if _FOREIGN_NAMES.search(path):
        return [f"{path}: made by others"]
    if path != _LICENCE and _FOREIGN_WORDS.search(text):
        return [f"{path}: carries the copyright of others"]
    return []


def locked_addresses(path: str, text: str) -> list[str]:
    """Addresses in locks: a lock names versions and digests, never hosts."""
    is_lock = path.endswith(".lock") or PurePosixPath(path).name == "package-lock.json"
    if not is_lock:
        return []
    return [
        f"{path}:{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        if '"resolved"' in line or "--index-url" in line or "--find-links" in line
    ]


def undeclared_libraries(trees: Mapping[str, ast.Module], declared: Iterable[str]) -> list[str]:
    """Libraries that the package imports and pyproject.toml does not declare, and the other way about."""
    wanted = {_canonical(one) for one in declared}
    homes = packages_distributions()
    imported = {name for tree in trees.values() for name in _libraries(tree)}
    homely = {name: {_canonical(one) for one in homes.get(name, [name])} for name in imported}
    used = set().union(*homely.values())
    return [
        *(f"{name} is imported and not declared" for name in sorted(homely) if not homely[name] & wanted),
        *(f"{name} is declared and not imported" for name in sorted(wanted - used - DATA_ONLY)),
    ]


def _libraries(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            first = name.split(".")[0]
            if first not in {"sitegen", *sys.stdlib_module_names}:
                yield first


def _canonical(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", name[0]).lower() if name else ""
