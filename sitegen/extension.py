"""The extension: a Python module of the site's own, whose functions stand beside those of the program.

It is code that whoever keeps the site has written; it runs if `[site] module` of site.toml names it, and not
otherwise. It has tuples of the names of LISTS (law 9). What goes wrong in it is a problem that names its file
and line, like anything else that a person wrote.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import msgspec

from sitegen.config.settings import Config, Module
from sitegen.files import digest, read_bytes
from sitegen.problems import Problem, SiteError, error

NAME = "sitegen_own"  # under which Python knows it: what is defined in it can be looked up
LISTS = ("CHECKS", "FEEDS", "FILES", "IMPORTERS")
LARGEST = 1_000_000  # bytes

Result = TypeVar("Result")
Kind = TypeVar("Kind")


class Extension(msgspec.Struct, frozen=True):
    """The module of a site; without one its lists are empty. `problems` are why it could not be run."""

    path: str = ""
    module: ModuleType | None = None
    problems: tuple[Problem, ...] = ()

    def listed(self, name: str) -> tuple[object, ...]:
        """What stands in one of LISTS."""
        return tuple(getattr(self.module, name, ()))

    def run(self, name: str, work: Callable[[], Result]) -> Result:
        """What `work`, of the list of this name, gives. Raises SiteError for anything that it raises."""
        try:
            return work()
        except SiteError:
            raise
        except (Exception, SystemExit) as failure:  # whatever it is, a person wrote it
            raise SiteError([failed(self.path, name, failure)]) from failure

    def asked(self, name: str, one: object, *given: object, wanted: type[Kind]) -> tuple[Kind, ...]:
        """All that a function of the list of this name gives. Raises SiteError for anything else."""
        if not callable(one):
            raise SiteError([self._misfit(name, one, "function")])
        found = self.run(name, lambda: tuple(one(*given)))
        return tuple(self.expect(name, each, wanted) for each in found)

    def function(self, name: str, one: object) -> Callable[..., object]:
        """What stands in the list of this name, if it can be called. Raises SiteError."""
        if callable(one):
            return one
        raise SiteError([self._misfit(name, one, "function")])

    def expect(self, name: str, given: object, wanted: type[Kind]) -> Kind:
        """What was given, if it is what the list of this name has to give. Raises SiteError."""
        if isinstance(given, wanted):
            return given
        raise SiteError([self._misfit(name, given, wanted.__name__)])

    def _misfit(self, name: str, given: object, wanted: str) -> Problem:
        its = type(given).__name__
        return error("module-gives", path=self.path, list=name, wanted=wanted, given=its)


NONE = Extension()


def load(root: Path, config: Config) -> Extension:
    """The module of the site in `root`, run once in a process as long as it is the same."""
    if not config.module.path:
        return NONE
    try:
        return _loaded(root, config.module)
    except SiteError as stop:
        return Extension(config.module.path, None, stop.problems)


def expect_good(root: Path, config: Config) -> None:
    """Raises SiteError where the module of the site cannot be run."""
    problems = load(root, config).problems
    if problems:
        raise SiteError(problems)


def failed(path: str, name: str, failure: BaseException) -> Problem:
    """The problem that an exception is: what, and in which line of the module."""
    what = f"{type(failure).__name__}: {failure}".rstrip(": ")
    return error("module-fails", path=path, line=line_of(path, failure), what=what, list=name)


def line_of(path: str, failure: BaseException) -> int:
    """The line of the module in which it failed last; 0 where none is known."""
    if isinstance(failure, SyntaxError) and failure.filename == path:
        return failure.lineno or 0
    frames = traceback.extract_tb(failure.__traceback__)
    return next((one.lineno or 0 for one in reversed(frames) if one.filename == path), 0)


@lru_cache(maxsize=4)  # of what could be run: a failure may pass
def _loaded(root: Path, asked: Module) -> Extension:
    path = asked.path
    data = read_bytes(root / path, limit=LARGEST, root=root)
    if digest(data) != asked.digest:
        raise SiteError([error("file-changed", path=path)])
    module = _run(path, data)
    wrong = [one for one in LISTS if not isinstance(getattr(module, one, ()), tuple)]
    if wrong:
        raise SiteError([error("module-list", path=path, list=one) for one in wrong])
    return Extension(path, module)


def _run(path: str, data: bytes) -> ModuleType:
    """The module of these very bytes; nothing is written beside it. Raises SiteError."""
    module = ModuleType(NAME)
    module.__file__ = path
    before = sys.modules.get(NAME)
    sys.modules[NAME] = module
    try:
        exec(compile(data, path, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - the site's own, named in site.toml
    except (Exception, SystemExit) as failure:
        sys.modules.pop(NAME)
        if before is not None:
            sys.modules[NAME] = before
        raise SiteError([failed(path, "import", failure)]) from failure
    return module
