"""A branch of published sites: one commit a publication, of what the last build wrote and nothing else.

Git's own plumbing makes it (hash-object, update-index on an index of its own, write-tree,
commit-tree), so that the person's working tree and index are never touched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import msgspec

from sitegen import config
from sitegen.config.syntax import NAME
from sitegen.newsroom import urls
from sitegen.output import journal
from sitegen.output.manifest import remembered
from sitegen.output.publication import twin_of
from sitegen.problems import SiteError, error
from sitegen.repository import ask_git

BRANCH = "gh-pages"
ORIGIN = "origin"
_GITHUB = re.compile(r"(.*github\.com[:/])[\w.-]+/[\w.-]+/?$")  # how an address reaches GitHub
_SECRET = re.compile(r"//[^/@]*@")
_FILE = "100644"


class Order(msgspec.Struct, frozen=True):
    """Where a site is handed over: the branch, and the remote that it is pushed to ("": none)."""

    branch: str = BRANCH
    remote: str = ORIGIN


class Delivery(msgspec.Struct, frozen=True):
    """A publication that is ready and not made: its tree, the commit before, and counts of files."""

    tree: str
    parent: str
    added: int
    changed: int
    removed: int

    @property
    def is_empty(self) -> bool:
        """Whether the branch holds exactly this already."""
        return self.parent != "" and not (self.added or self.changed or self.removed)


def remote_of(root: Path, order: Order) -> str:
    """Where an order is pushed: beside a private `origin`, to the public repository that site.toml names.

    Raises SiteError where site.toml cannot be read, or origin does not say how GitHub is reached.
    """
    settings, _ = config.load(root)
    output = settings.repository.output
    if order.remote != ORIGIN or not output:
        return order.remote
    address = (ask_git(root, "remote", "get-url", ORIGIN) or "").strip()
    reached = _GITHUB.match(address)
    if reached is None:
        raise SiteError([error("publish-output", path=NAME, output=output)])
    return f"{reached[1]}{output}.git"


def address_of(root: Path, order: Order) -> str:
    """Where an order is pushed, as a person may read it: without a password; "" where it stays here."""
    if not order.remote:
        return ""
    found = (ask_git(root, "remote", "get-url", order.remote) or "").strip() or order.remote
    return _SECRET.sub("//", found)


def prepare_delivery(root: Path, output: Path, order: Order) -> Delivery:
    """What handing over `output` would change on the branch; no branch is touched.

    Raises SiteError where there is no repository, no whole build, or git fails.
    """
    if ask_git(root, "rev-parse", "--git-dir") is None:
        raise SiteError([error("publish-no-repository", path=str(root))])
    if journal.is_begun(twin_of(output)):
        raise SiteError([error("publish-unfinished", path=str(output))])
    names = sorted(remembered(output))
    if not names or any(not (output / name).is_file() for name in names):
        raise SiteError([error("publish-no-build", path=str(output))])
    if ask_git(root, "check-ref-format", "--branch", order.branch) is None:
        raise SiteError([error("publish-branch-name", branch=order.branch)])
    parent = _parent(root, order)
    _expect_no_sources(root, parent, order)
    tree = _tree(root, output, names, kept=_domain(root, parent) if urls.CNAME not in names else "")
    counts = _changes(root, parent, tree)
    return Delivery(tree, parent, added=counts["A"], changed=counts["M"], removed=counts["D"])


def deliver(root: Path, delivery: Delivery, order: Order, *, message: str) -> str:
    """Makes the commit, moves the branch and pushes it; gives the commit's name. Raises SiteError."""
    parents = ("-p", delivery.parent) if delivery.parent else ()
    commit = _git(root, "commit-tree", delivery.tree, *parents, "-m", message).strip()
    if order.remote:
        _git(root, "push", order.remote, f"{commit}:refs/heads/{order.branch}")
    _git(root, "update-ref", f"refs/heads/{order.branch}", commit)
    return commit


def _expect_no_sources(root: Path, parent: str, order: Order) -> None:
    """Raises SiteError for a branch that holds the newsroom itself: its pages would take the place of it."""
    prefix = (ask_git(root, "rev-parse", "--show-prefix") or "").strip()
    if parent and _git(root, "ls-tree", "--full-tree", parent, f"{prefix}{NAME}"):
        raise SiteError([error("publish-branch", branch=order.branch)])


def _domain(root: Path, parent: str) -> str:
    """The row of CNAME of a commit, where GitHub writes a domain of one's own; "" if it has none."""
    return _git(root, "ls-tree", "--full-tree", "-z", parent, urls.CNAME) if parent else ""


def _tree(root: Path, output: Path, names: list[str], *, kept: str) -> str:
    """The tree of these files of the output, by names that git keeps as they are, and of one more row."""
    paths = "".join(f"{(output / name).resolve()}\n" for name in names)
    blobs = _git(root, "hash-object", "-w", "--no-filters", "--stdin-paths", data=paths).split()
    listed = "".join(f"{_FILE} {blob}\t{name}\0" for blob, name in zip(blobs, names, strict=True))
    listed += kept
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        _git(root, "update-index", "-z", "--add", "--index-info", data=listed, more=index)
        return _git(root, "write-tree", more=index).strip()


def _parent(root: Path, order: Order) -> str:
    """The last commit of the branch: of the remote, fetched now, or else the local one; "" where none is."""
    if (
        order.remote
        and ask_git(root, "fetch", "--quiet", "--depth=1", order.remote, order.branch) is not None
    ):
        return _git(root, "rev-parse", "FETCH_HEAD").strip()
    return (ask_git(root, "rev-parse", "--quiet", "--verify", f"refs/heads/{order.branch}") or "").strip()


def _changes(root: Path, parent: str, tree: str) -> Counter[str]:
    """How many files are added (A), changed (M) and removed (D) between the two."""
    if not parent:
        return Counter({"A": len(_git(root, "ls-tree", "--full-tree", "-r", "-z", tree).split("\0")) - 1})
    listed = _git(root, "diff-tree", "-r", "--name-status", "--no-renames", parent, tree)
    return Counter(line[0] for line in listed.splitlines())


def _git(root: Path, *words: str, data: str = "", more: Mapping[str, str] | None = None) -> str:
    """What git answers. Raises SiteError with what it says where it fails; asks nobody for a password."""
    git = shutil.which("git") or "git"
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", **(more or {})}
    answer = subprocess.run(  # noqa: S603 - git
        [git, "-C", str(root), *words],
        input=data.encode("utf-8"),
        env=environment,
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SiteError([error("publish-git", command=words[0], said=said[-1] if said else "")])
    return answer.stdout.decode("utf-8")
