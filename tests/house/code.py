"""Rules about the shape of the code: floors, imports, sizes, names, contracts.

A rule takes a path relative to the repository and the file's syntax tree, and returns
one sentence for each violation.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import TypeAlias

Rule: TypeAlias = Callable[[str, ast.Module], list[str]]

# The floors of the house, rooms from left to right. A room imports from the floors below,
# from itself, and from rooms to its left; the doors of floor 7 do not know each other.
FLOORS: tuple[tuple[str, ...], ...] = (
    (
        "problems",
        "text",
        "files",
        "locks",
        "sweeping",
        "pool",
        "chores",
        "memory",
        "shipped",
        "versions",
    ),
    ("model", "messages", "clock", "states", "config", "extension", "calendar"),
    ("content",),
    ("schemas", "newsroom"),
    ("plan", "search"),
    ("theme",),
    (
        "build",
        "output",
        "works",
        "terminal",
        "report",
        "standing",
        "register",
        "repository",
        "ledger",
        "record",
        "sheets",
        "parcels",
        "reception",
        "copydesk",
    ),
    (
        "building",
        "numbering",
        "addresses",
        "approval",
        "photographs",
        "dossier",
        "handover",
        "blackout",
        "explanation",
        "due",
        "check",
        "preview",
        "intake",
        "scaffold",
        "tailor",
        "founding",
        "doctor",
        "publishing",
        "quiet",
        "parts",
        "standin",
    ),
    ("again", "cli", "__main__"),
)
OWN_NAMES = ("__version__", "DISTRIBUTION")  # of the package itself
DOORS = 7
SMALL = "doors"  # the folder of the rooms of floor 7 that are one file each

# Where an import stands inside a function on purpose: (file, function).
LATE_IMPORTS = {
    ("sitegen/again.py", "_reported"),  # the whole program, where something has changed
    ("sitegen/again.py", "made_with_last_good"),  # the same, where something is wrong
    ("sitegen/terminal.py", "progress"),  # bars that move, where somebody looks on
    ("sitegen/plan/feeds.py", "_feed"),  # feedgenerator, where a feed is made
    ("sitegen/messages.py", "_read"),  # Babel's reader of catalogs, where one has changed
    ("sitegen/theme/words.py", "_compiled"),  # the same, where one of a theme has changed
    ("sitegen/content/stemmers.py", "plain"),  # thirty languages, where the fast one is missing
    ("sitegen/cli/reception.py", "open_reception"),  # the intake, with the first document that comes in
    ("sitegen/cli/writing.py", "_lacks_extra"),  # what is said only where something is missing
    ("sitegen/cli/speech.py", "word"),  # Babel, only when there is something to say
    ("sitegen/cli/speech.py", "_of_the_site"),
}

WITH_DATACLASSES = {"sitegen/newsroom/desk.py"}  # where fields are descriptors

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "handler"}
SYSTEM = {"os", "signal", "socket"}  # modules whose names differ between systems
LONGEST_FILE = 300
LONGEST_FUNCTION = 50
MOST_POSITIONAL = 3

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def imports_go_down(path: str, tree: ast.Module) -> list[str]:
    """A module imports from floors below, its own room, and rooms to its left."""
    own = room_of(path)
    if own == "":
        return []
    if own not in _places():
        return [f"{path}: the room {own!r} stands on no floor of tests/house/code.py"]
    return [
        f"{path}:{line}: {own} may not import {target}"
        for target, line in _rooms_imported(tree)
        if not _may_import(own, target)
    ]


def imports_are_absolute(path: str, tree: ast.Module) -> list[str]:
    """No `from . import`: a name says where it lives."""
    return [
        f"{path}:{node.lineno}: relative import"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def imports_stand_at_the_top(path: str, tree: ast.Module) -> list[str]:
    """No import inside a function, but in a command, which opens its door late, and in LATE_IMPORTS."""
    return [
        f"{path}:{node.lineno}: import inside {function.name}()"
        for function in _functions(tree)
        if (path, function.name) not in LATE_IMPORTS
        and not (room_of(path) == "cli" and _is_command(function))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def nothing_is_imported_for_types_alone(path: str, tree: ast.Module) -> list[str]:
    """No TYPE_CHECKING: what a module needs, it may import."""
    return [
        f"{path}:{getattr(node, 'lineno', 1)}: TYPE_CHECKING"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING")
        or (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING")
        or (isinstance(node, ast.alias) and node.name == "TYPE_CHECKING")
    ]


def functions_are_short(path: str, tree: ast.Module) -> list[str]:
    """At most LONGEST_FUNCTION lines, from `def` to the last."""
    found = []
    for function in _functions(tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > LONGEST_FUNCTION:
            found.append(f"{path}:{function.lineno}: {function.name}() has {lines} lines")
    return found


def files_are_named_for_a_subject(path: str, tree: ast.Module) -> list[str]:
    """No `utils`, `helpers` or other name that says nothing."""
    del tree
    name = PurePosixPath(path)
    parts = {name.stem, *name.parent.parts}
    return [f"{path}: {part!r} names no subject" for part in sorted(parts & FORBIDDEN_NAMES)]


def modules_say_what_room_they_are(path: str, tree: ast.Module) -> list[str]:
    """A module begins with a docstring."""
    return [] if ast.get_docstring(tree) else [f"{path}: no docstring"]


def public_functions_have_a_contract(path: str, tree: ast.Module) -> list[str]:
    """Every public function, class and method of a public class has a docstring."""
    return [
        f"{path}:{node.lineno}: {name} has no docstring"
        for name, node in _public(tree.body)
        if not ast.get_docstring(node)
    ]


def signatures_are_strict(path: str, tree: ast.Module) -> list[str]:
    """Public signatures hold no Any, and few positional parameters."""
    found = []
    for name, node in _public(tree.body):
        if isinstance(node, ast.ClassDef) or _is_command(node):
            continue
        if any(isinstance(part, ast.Name) and part.id == "Any" for part in _annotations(node)):
            found.append(f"{path}:{node.lineno}: {name} has Any in its signature")
        positional = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
        if len([one for one in positional if one not in {"self", "cls"}]) > MOST_POSITIONAL:
            found.append(f"{path}:{node.lineno}: {name} takes more than {MOST_POSITIONAL} by position")
    return found


def attributes_are_not_guessed(path: str, tree: ast.Module) -> list[str]:
    """No hasattr or setattr: our objects are known. What the system offers may be asked for."""
    return [
        f"{path}:{node.lineno}: {node.func.id}()"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"hasattr", "setattr", "delattr"}
        and not (node.args and isinstance(node.args[0], ast.Name) and node.args[0].id in SYSTEM)
    ]


def values_are_structs(path: str, tree: ast.Module) -> list[str]:
    """No dataclass: Python compiles each anew whenever the program starts, in a millisecond."""
    return [
        f"{path}:{node.lineno}: a dataclass, not a Struct"
        for node in ast.walk(tree)
        if path not in WITH_DATACLASSES
        and isinstance(node, ast.ImportFrom)
        and node.module == "dataclasses"
        and any(one.name == "dataclass" for one in node.names)
    ]


RULES: tuple[Rule, ...] = (
    imports_go_down,
    imports_are_absolute,
    imports_stand_at_the_top,
    nothing_is_imported_for_types_alone,
    functions_are_short,
    files_are_named_for_a_subject,
    modules_say_what_room_they_are,
    public_functions_have_a_contract,
    signatures_are_strict,
    attributes_are_not_guessed,
    values_are_structs,
)


def too_long(path: str, text: str) -> list[str]:
    """A file has at most LONGEST_FILE lines."""
    lines = len(text.splitlines())
    return [f"{path}: {lines} lines"] if lines > LONGEST_FILE else []


def room_of(path: str) -> str:
    """The room of a file of the package: `plan` for sitegen/plan/feeds.py; "" for the package itself.

    A door of one file is a room: `due` for sitegen/doors/due.py.
    """
    return _room(PurePosixPath(path).relative_to("sitegen").with_suffix("").parts)


def _room(parts: tuple[str, ...]) -> str:
    inner = parts[1:] if parts[0] == SMALL else parts
    return "" if inner[:1] in ((), ("__init__",)) else inner[0]


def _places() -> dict[str, tuple[int, int]]:
    return {
        room: (floor, position) for floor, rooms in enumerate(FLOORS) for position, room in enumerate(rooms)
    }


def _may_import(own: str, target: str) -> bool:
    if own == target:
        return True
    places = _places()
    if target not in places:
        return False
    if places[own][0] == places[target][0] == DOORS:
        return False
    return places[target] < places[own]


def _rooms_imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "sitegen":
            # `from sitegen import plan` opens a room; the package's own names are none.
            names = [f"sitegen.{alias.name}" for alias in node.names if alias.name not in OWN_NAMES]
        elif isinstance(node, ast.ImportFrom) and node.module == f"sitegen.{SMALL}":
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            if name.startswith("sitegen."):
                yield _room(tuple(name.split(".")[1:])), node.lineno


def _is_command(node: _Function) -> bool:
    # click fills a command's parameters by name; its signature is click's business.
    return any(
        isinstance(part, ast.Attribute) and part.attr in {"command", "group"}
        for decorator in node.decorator_list
        for part in ast.walk(decorator)
    )


def _functions(tree: ast.Module) -> Iterator[_Function]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _public(body: list[ast.stmt], owner: str = "") -> Iterator[tuple[str, _Function | ast.ClassDef]]:
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_"):
            continue
        yield f"{owner}{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from _public(node.body, f"{owner}{node.name}.")


def _annotations(node: _Function) -> Iterator[ast.AST]:
    arguments = node.args
    every = (
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    )
    for annotation in (*(one.annotation for one in every if one), node.returns):
        if annotation:
            yield from ast.walk(annotation)


def hidden_circles(trees: Mapping[str, ast.Module]) -> list[str]:
    """Imports inside functions by which a file would come back to itself: they are a circle all the same."""
    late = {path: _inside_functions(tree) for path, tree in trees.items()}
    top = {
        path: {found for node in ast.walk(tree) if node not in late[path] for found in _files(node, trees)}
        for path, tree in trees.items()
    }
    return [
        f"{path}: {target}, imported inside a function, comes back to it"
        for path, nodes in late.items()
        for target in sorted({found for node in nodes for found in _files(node, trees)})
        if path in _reached(target, top)
    ]


def _inside_functions(tree: ast.Module) -> set[ast.AST]:
    return {node for function in _functions(tree) for node in ast.walk(function)}


def _files(node: ast.AST, trees: Mapping[str, ast.Module]) -> Iterator[str]:
    """The files of the package that an import names: `from sitegen.plan import lists` names lists alone."""
    if isinstance(node, ast.Import):
        asked = [(one.name, one.name) for one in node.names]
    elif isinstance(node, ast.ImportFrom):
        asked = [(f"{node.module}.{one.name}", node.module or "") for one in node.names]
    else:
        return
    for names in asked:
        places = (f"{name.replace('.', '/')}{end}" for name in names for end in (".py", "/__init__.py"))
        yield from islice((place for place in places if place in trees), 1)


def _reached(start: str, top: Mapping[str, set[str]]) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += top[one]
    return found
