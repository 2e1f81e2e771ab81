"""Judges of the markup: the Nu HTML checker and html-validate."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

import msgspec

from judges.case import Absent, Case
from judges.node import HERE, MODULES, run
from judges.street import serve

CHECKED = {".html", ".css", ".svg"}
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


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


def nu(case: Case) -> list[str]:
    """The Nu HTML checker's errors and warnings, on every page and style sheet. Raises Absent."""
    java = shutil.which("java")
    if java is None:
        message = "no Java here"
        raise Absent(message)
    # Read over HTTP: only there does the checker know what a policy's 'self' is. It refuses this
    # machine's addresses unless told that they are meant.
    command = [java, "-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(NU)]
    command += ["--format", "json", "--also-check-css", "--also-check-svg"]
    files = sorted(path for path in case.folder.rglob("*") if path.suffix in CHECKED)
    with serve(case.folder, case.base) as front:
        urls = [f"{front}{quote(case.name(path))}" for path in files]
        answer = subprocess.run(
            [*command, *urls], capture_output=True, text=True, encoding="utf-8", check=False
        )
    try:
        messages = msgspec.json.decode(answer.stderr, type=_NuAnswer).messages
    except msgspec.DecodeError:
        return [f"the checker did not answer: {answer.stderr[:500]}"]
    return [f"{one.url.removeprefix(front)}:{one.line}: {one.message}" for one in messages]


def html_validate(case: Case) -> list[str]:
    """html-validate's errors and warnings, on every page. Raises Absent."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"  # through a pipe, a long answer would be cut off
        answer = run(
            "html-validate/bin/html-validate.mjs",
            *("--config", str(HERE / "htmlvalidate.mjs"), "--formatter", f"json={told}"),
            *(str(page) for page in case.pages()),
        )
        data = told.read_bytes() if told.is_file() else b""
    try:
        results = msgspec.json.decode(data, type=list[_Result])
    except msgspec.DecodeError:
        return [f"html-validate did not answer: {(answer.stderr or answer.stdout)[:500]}"]
    return [
        f"{result.path.removeprefix(str(case.folder)).lstrip('/')}:{one.line}: {one.message} ({one.rule})"
        for result in results
        for one in result.messages
    ]
