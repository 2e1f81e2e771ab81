"""What happens when a template asks for what its view does not have."""

from __future__ import annotations

import traceback

import jinja2
import msgspec

from sitegen.problems import Problem, error
from sitegen.text import closest


class Wanted(str):
    """The message of an undefined value; carries the name asked for and those that exist."""

    __slots__ = ("known", "name")

    name: str
    known: tuple[str, ...]

    @classmethod
    def of(cls, text: str, name: str, known: tuple[str, ...]) -> Wanted:
        """A message with its facts."""
        message = cls(text)
        message.name, message.known = name, known
        return message


class Lacking(jinja2.StrictUndefined):
    """Raises at any use, and knows which fields there would have been."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        known = owner.__struct_fields__ if isinstance(owner, msgspec.Struct) else ()
        return Wanted.of(super()._undefined_message, str(self._undefined_name), tuple(known))


def lacking(wrong: jinja2.UndefinedError, template: str, view: msgspec.Struct) -> Problem:
    """The problem of a field that is not there: template, line, the field, and the fields there are."""
    told = wrong.args[0]
    name, known = (told.name, told.known) if isinstance(told, Wanted) else (str(told), ())
    known = known or view.__struct_fields__
    path, line = place(wrong, template)
    guess = closest(name, known)
    return error(
        "template-field-unknown",
        path=path,
        line=line,
        field=name,
        guess=guess or known[0],
        fields=", ".join(known),
    )


def place(wrong: BaseException, template: str) -> tuple[str, int]:
    """Template and line where rendering stopped, from the traceback that Jinja rewrites."""
    frames = traceback.extract_tb(wrong.__traceback__)
    inside = [(frame.filename, frame.lineno or 0) for frame in frames if "/templates/" in frame.filename]
    return inside[-1] if inside else (template, 0)
