"""Judges of the markup: the Nu HTML checker and html-validate."""

from __future__ import annotations

import shutil
import subprocess

import msgspec

from judges.case import Absent, Case
from judges.node import HERE, MODULES, run


class _NuMessage(msgspec.Struct):
    message: str
    url: str = ""
    line: int = msgspec.field(name="lastLine", default=0)


class _NuAnswer(msgspec.Struct):
    messages: list[_NuMessage]


class _Message(msgspec.Struct):
    message: str
    line: int
    rule: str = msgspec.field(name="ruleId")


class _Result(msgspec.Struct):
    path: str = msgspec.field(name="filePath")
    messages: list[_Message]


NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def nu(case: Case) -> list[str]:
    """The Nu HTML checker's errors and warnings, on every page and style sheet. Raises Absent."""
    java = shutil.which("java")
    if java is None:
        message = "no Java here"
        raise Absent(message)
    options = ("--format", "json", "--also-check-css", "--also-check-svg", "--skip-non-html")
    answer = subprocess.run(
        [java, "-Xss4m", "-jar", str(NU), *options, str(case.folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    try:
        messages = msgspec.json.decode(answer.stderr, type=_NuAnswer).messages
    except msgspec.DecodeError:
        return [f"the checker did not answer: {answer.stderr[:500]}"]
    return [_nu_sentence(case, one) for one in messages]


def html_validate(case: Case) -> list[str]:
    """html-validate's errors and warnings, on every page. Raises Absent."""
    answer = run(
        "html-validate/bin/html-validate.mjs",
        *("--config", str(HERE / "htmlvalidate.json"), "--formatter", "json", "--max-warnings", "0"),
        *(str(page) for page in case.pages()),
    )
    try:
        results = msgspec.json.decode(answer.stdout, type=list[_Result])
    except msgspec.DecodeError:
        return [f"html-validate did not answer: {(answer.stderr or answer.stdout)[:500]}"]
    return [
        f"{result.path.removeprefix(str(case.folder)).lstrip('/')}:{one.line}: {one.message} ({one.rule})"
        for result in results
        for one in result.messages
    ]


def _nu_sentence(case: Case, message: _NuMessage) -> str:
    where = message.url.removeprefix("file:").removeprefix(str(case.folder)).lstrip("/")
    return f"{where}:{message.line}: {message.message}"
