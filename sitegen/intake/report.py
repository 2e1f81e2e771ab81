"""The report of an import: for a person in the terminal, or whole as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from sitegen.intake.account import Report
from sitegen.intake.release.sheet import SURE, Fact
from sitegen.intake.remarks import in_words
from sitegen.intake.words import SHOWN
from sitegen.problems import Problem
from sitegen.terminal import Terminal

_LONGEST = 110


class Outcome(msgspec.Struct, frozen=True):
    """One document of a run: its report, and whether the run wrote it."""

    report: Report
    new: bool


class Summary(msgspec.Struct, frozen=True):
    """A whole run. `counts` are a WordPress export's, by type and status."""

    documents: tuple[Outcome, ...] = ()
    refused: tuple[Problem, ...] = ()
    counts: tuple[tuple[str, str, int], ...] = ()
    omitted: tuple[str, ...] = ()
    skipped: int = 0  # files that had come in before
    fetched: int = 0


def as_json(summary: Summary) -> bytes:
    """The run as JSON, in the order of its files."""
    return msgspec.json.format(msgspec.json.encode(summary), indent=2)


def print_summary(terminal: Terminal, summary: Summary, *, dry: bool, whole: bool) -> None:
    """Prints the run: each document in full if `whole`, else a line each; then the sums."""
    for outcome in summary.documents:
        (_print_whole if whole else _print_line)(terminal, outcome)
    for kind, status, count in summary.counts:
        terminal.say("intake-count", kind=kind, status=status, count=count)
    for one in summary.omitted:
        terminal.say("intake-omitted", words=one)
    new = sum(outcome.new for outcome in summary.documents)
    if dry:
        terminal.say("intake-dry", count=new)
    else:
        terminal.say("intake-written", count=new)
    _print_sums(terminal, summary)
    if summary.refused:
        terminal.problems(summary.refused, sums=False)
        terminal.say("intake-refused", count=len(summary.refused))


def _print_sums(terminal: Terminal, summary: Summary) -> None:
    there = sum(not outcome.new for outcome in summary.documents)
    aside = sum(not outcome.report.ready for outcome in summary.documents)
    if there:
        terminal.say("intake-there", count=there)
    if summary.skipped:
        terminal.say("intake-skipped", count=summary.skipped)
    if aside:
        terminal.say("intake-aside", count=aside)
    if summary.fetched:
        terminal.say("intake-fetched", count=summary.fetched)
    drafts = [one.report for one in summary.documents if one.new and one.report.ready and one.report.draft]
    if drafts:
        terminal.say("intake-draft", count=len(drafts), path=drafts[0].path)


def _print_line(terminal: Terminal, outcome: Outcome) -> None:
    todo = len(outcome.report.todo)
    terminal.say(
        "intake-line-new" if outcome.new else "intake-line-there", path=outcome.report.path, count=todo
    )


def _print_whole(terminal: Terminal, outcome: Outcome) -> None:
    report = outcome.report
    terminal.say("intake-from", source=report.source, path=report.path)
    terminal.say("intake-taken")
    for name in SHOWN:
        for fact in (one for one in report.taken if one.field == name):
            _print_fact(terminal, fact)
    if report.left:
        terminal.say("intake-left")
    for why, count in Counter(one.why for one in report.left).items():
        words = next(one.words for one in report.left if one.why == why)
        terminal.say("intake-left-one", why=_why(terminal, why), count=count, words=_short(words))
    _print_todo(terminal, report)


def _print_fact(terminal: Terminal, fact: Fact) -> None:
    value = (
        f"{fact.value} — {fact.detail}"
        if fact.detail and fact.field in ("person", "signatory", "addressee")
        else fact.value
    )
    terminal.say("intake-fact", field=terminal.word(f"intake-field-{fact.field}"), value=_short(value))


def _print_todo(terminal: Terminal, report: Report) -> None:
    doubts: Sequence[Fact] = [
        one for one in report.doubtful if one.value and one.sure < SURE and one.field in SHOWN
    ]
    if doubts:
        terminal.say("intake-doubtful")
    for fact in doubts:
        sure = f"{100 * fact.sure:.0f}"
        terminal.say(
            "intake-doubt",
            field=terminal.word(f"intake-field-{fact.field}"),
            value=_short(fact.value),
            sure=sure,
        )
    if report.todo:
        terminal.say("intake-todo")
    for remark in report.todo:
        terminal.say("intake-todo-one", words=in_words(remark, terminal.language))


def _why(terminal: Terminal, why: str) -> str:
    return terminal.word(f"intake-why-{why}")


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…"
