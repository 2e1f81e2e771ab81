"""The counter: documents are handed in through the preview, and the rest is asked for with a form.

Every document is a draft in the folder where it belongs from the first moment on; one that
lacks what its place needs (title, date, municipality) waits aside until the form tells it.
Nothing that exists is written over, and a file that a person has changed since is not touched.
"""

from __future__ import annotations

import base64
import io
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

import msgspec
from PIL import Image as Pillow

from sitegen import config
from sitegen.config.settings import Config
from sitegen.extension import expect_good
from sitegen.files import read_bytes
from sitegen.intake.account import Report
from sitegen.intake.draft import Wishes
from sitegen.intake.faults import Fault
from sitegen.intake.filling import Form, fill_in, form_of
from sitegen.intake.gallery import SUFFIXES, cleaned_of
from sitegen.intake.placing import is_aside
from sitegen.intake.release.sheet import Fact
from sitegen.intake.remarks import in_words
from sitegen.intake.report import doubts_of
from sitegen.intake.words import SHOWN
from sitegen.intake.workshop import Done, Task, work
from sitegen.intake.write import Shelf
from sitegen.messages import say
from sitegen.pool import workers
from sitegen.problems import Problem, SiteError, error
from sitegen.reception import Filled, Received, Slip
from sitegen.terminal import language_of

MOST = 20  # documents in one file; more are for `sitegen import`
_WIDE = 360  # pixels of a photograph beside its box
_TOLD = ("todo-aside", "todo-alt")  # boxes ask for it, and for what is missing
_MISSING = ("todo-no-", "todo-maybe-")
_WORDS = 160  # letters of where a doubt came from
_PICTURE_LIMIT = 30_000_000


class _Entry(msgspec.Struct, frozen=True):
    path: str
    report: Report


class Counter:
    """Takes documents in for the site of `root` (a `reception.Reception`)."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._entries: list[_Entry] = []

    def receive(self, files: Sequence[tuple[str, Path]]) -> Received:
        """Takes in documents, and photographs where there is one document for them."""
        try:
            settings, _ = config.load(self._root)
            expect_good(self._root, settings)
            return self._received(files, settings)
        except SiteError as stop:
            return Received((), stop.problems)

    def _received(self, files: Sequence[tuple[str, Path]], settings: Config) -> Received:
        pictures = [(path, name) for name, path in files if _is_picture(name)]
        papers = [(path, name) for name, path in files if not _is_picture(name)]
        problems: list[Problem] = []
        if len(papers) != 1 and pictures:
            problems.append(error("intake-drop-photos", path=pictures[0][1], count=len(papers)))
            pictures = []
        with tempfile.TemporaryDirectory(prefix="sitegen-") as folder:
            cleaned, wrong = cleaned_of(pictures, settings)
            for number, (_, one) in enumerate(cleaned):
                (Path(folder) / f"{number:04}").write_bytes(msgspec.msgpack.encode(one))
            wishes = Wishes(hidden=True, photos=folder if cleaned else "")
            root = str(self._root)
            tasks = [Task(str(path), name, wishes, root=root) for path, name in papers]
            shelf = Shelf(self._root, dry=False)
            slips: list[int] = []
            problems += wrong
            for done in work(tasks, settings, workers=workers()):
                numbers, refused = self._put(shelf, done)
                slips += numbers
                problems += refused
        return Received(tuple(slips), tuple(problems))

    def _put(self, shelf: Shelf, done: Done) -> tuple[list[int], list[Problem]]:
        """The slips of a file's drafts, and what could not be taken in."""
        if done.fault:
            return [], [Fault(done.fault, **{"file": done.source, **done.facts}).problem(done.source)]
        if len(done.drafts) > MOST:
            return [], [error("intake-drop-many", path=done.source, count=len(done.drafts), most=MOST)]
        numbers: list[int] = []
        refused: list[Problem] = []
        for draft in done.drafts:
            try:
                written = shelf.put(draft)
            except OSError as failure:
                why = failure.strerror or str(failure)
                refused.append(error("output-refused", path=draft.path, why=why))
                continue
            if written.new:
                report = msgspec.structs.replace(draft.report, path=written.path)
                self._entries.append(_Entry(written.path, report))
                numbers.append(len(self._entries))
            else:
                refused.append(error("intake-drop-there", path=written.path, file=done.source))
        return numbers, refused

    # --- the form -------------------------------------------------------------------

    def slip(self, number: int) -> Slip | None:
        """The slip of a number as its file is now; None where there is none, or its file has gone."""
        if not 1 <= number <= len(self._entries):
            return None
        entry = self._entries[number - 1]
        try:
            settings, _ = config.load(self._root)
            form = self._form(entry.path, settings)
        except SiteError:
            return None
        report, language = entry.report, language_of(self._root)
        return Slip(
            number,
            entry.path,
            report.source,
            next((box.values[0] for box in form.boxes if box.name == "title" and box.values), ""),
            not is_aside(entry.path),
            form.seen,
            form.boxes,
            taken=_facts(report, language, sure=True),
            doubtful=_facts(report, language, sure=False),
            left=tuple(
                (say(f"intake-why-{one.why}", language), " ".join(one.words.split())) for one in report.left
            ),
            todo=tuple(in_words(one, language) for one in report.todo if not _is_asked(one.code)),
        )

    def _form(self, path: str, settings: Config) -> Form:
        return form_of(self._root, path, settings, picture=self._shown)

    def _shown(self, path: str) -> str:
        """A photograph of a draft, small, as a data URL; "" where it cannot be shown."""
        try:
            data = read_bytes(self._root / path, limit=_PICTURE_LIMIT, root=self._root)
            with Pillow.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
                opened.draft("RGB", (_WIDE, _WIDE))
                opened.thumbnail((_WIDE, _WIDE))
                out = io.BytesIO()
                opened.convert("RGB").save(out, "JPEG", quality=80)
        except (SiteError, OSError, ValueError, Pillow.DecompressionBombError):
            return ""
        return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}"

    def fill(self, number: int, given: Mapping[str, Sequence[str]], *, seen: str) -> Filled:
        """Writes what was filled in, unless the file has changed since; it may move to where it belongs."""
        if not 1 <= number <= len(self._entries):
            return Filled("", (error("intake-form-gone"),))
        entry = self._entries[number - 1]
        try:
            settings, _ = config.load(self._root)
            path = fill_in(self._root, entry.path, given, settings=settings, seen=seen)
        except SiteError as stop:
            return Filled(entry.path, stop.problems)
        except OSError as failure:
            why = failure.strerror or str(failure)
            return Filled(entry.path, (error("output-refused", path=entry.path, why=why),))
        self._entries[number - 1] = _Entry(path, entry.report)
        return Filled(path)


def _is_asked(code: str) -> bool:
    return code in _TOLD or code.startswith(_MISSING)


def _is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def _facts(report: Report, language: str, *, sure: bool) -> tuple[tuple[str, str], ...]:
    """The facts of a report that a person should see, in words; of a doubt also what it was taken from."""
    facts = [one for one in report.taken if one.value and one.field != "unlisted"]
    shown = [one for one in (facts if sure else doubts_of(report)) if one.field in SHOWN]
    return tuple(
        (say(f"intake-field-{one.field}", language), _in_words(one, sure=sure))
        for one in sorted(shown, key=lambda fact: SHOWN.index(fact.field))
    )


def _in_words(fact: Fact, *, sure: bool) -> str:
    office = fact.detail if fact.field == "person" else ""
    value = " — ".join(part for part in (fact.value, office) if part) or "—"
    return value if sure else f"{value} ({100 * fact.sure:.0f} %): «{' '.join(fact.words.split())[:_WORDS]}»"
