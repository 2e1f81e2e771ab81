"""The report of an import: for a person in the terminal, or whole as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from sitegen.intake.account import Report
from sitegen.intake.release.sheet import Fact
from sitegen.intake.remarks import in_words
from sitegen.intake.words import SHOWN, Why
from sitegen.problems import Problem
from sitegen.terminal import Terminal

_LONGEST = 110
_FEW = 40  # documents of which everything open is told
_MOST_TOPICS = 30
_TOPICS = ("todo-topic", "todo-topic-new")


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
    if whole:
        for outcome in summary.documents:
            _print_whole(terminal, outcome)
    else:
        _print_shelves(terminal, summary.documents)
    for (kind, status), count in _summed(summary.counts).items():
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


def _summed(counts: Sequence[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    """What all exports of a run hold, by type and status."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, status, count in counts:
        found[kind, status] += count
    return dict(sorted(found.items()))


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


def _print_shelves(terminal: Terminal, documents: Sequence[Outcome]) -> None:
    """The documents by the folder they stand in; what is open of each where they are not too many."""
    shelves: dict[str, list[Outcome]] = {}
    for outcome in documents:
        shelves.setdefault(_folder(outcome.report.path), []).append(outcome)
    few = len(documents) <= _FEW
    several = len({outcome.report.source for outcome in documents}) > 1
    for folder, outcomes in shelves.items():
        terminal.say("intake-shelf", folder=folder)
        for outcome in outcomes:
            _print_line(terminal, outcome, source=several)
            if few:
                _print_open(terminal, outcome.report)
    topics = Counter(
        remark.facts["value"] for one in documents for remark in one.report.todo if remark.code in _TOPICS
    )
    if topics:
        names = ", ".join(f"{name} ({count})" for name, count in topics.most_common(_MOST_TOPICS))
        terminal.say("intake-topics", names=names)
    if not few:
        terminal.say("intake-rest")


def _folder(path: str) -> str:
    return path.removesuffix("/index.md").rpartition("/")[0]


def _print_line(terminal: Terminal, outcome: Outcome, *, source: bool) -> None:
    report = outcome.report
    name = report.path[len(_folder(report.path)) + 1 :]
    terminal.say("intake-line-new" if outcome.new else "intake-line-there", name=name, count=len(report.todo))
    if source:
        terminal.say("intake-of", source=report.source)


def _print_open(terminal: Terminal, report: Report) -> None:
    """What is left to do of a document, but not its topics, which are told once; and its doubts."""
    for remark in (one for one in report.todo if one.code not in _TOPICS):
        terminal.say("intake-line-todo", words=in_words(remark, terminal.language))
    for fact in doubts_of(report):
        terminal.say("intake-line-doubt", **_told(terminal, fact))


def _print_whole(terminal: Terminal, outcome: Outcome) -> None:
    report = outcome.report
    terminal.say("intake-from", source=report.source, path=report.path)
    terminal.say("intake-taken")
    for name in (one for one in SHOWN if one != "unlisted"):
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
    sure = f"{100 * fact.sure:.0f}"
    word = terminal.word(f"intake-field-{fact.field}")
    terminal.say("intake-fact", field=word, value=_short(value), sure=sure)


def doubts_of(report: Report) -> list[Fact]:
    """What was understood and not put into the file: for little confidence, or persons no list may name."""
    unlisted = [one for one in report.taken if one.field == "unlisted"]
    return [one for one in report.doubtful if one.field in SHOWN] + unlisted


def _told(terminal: Terminal, fact: Fact) -> dict[str, object]:
    return {
        "field": terminal.word(f"intake-field-{fact.field}"),
        "value": _short(fact.value) or "—",
        "sure": f"{100 * fact.sure:.0f}",
        "words": _short(fact.words),
    }


def _print_todo(terminal: Terminal, report: Report) -> None:
    doubts = doubts_of(report)
    if doubts:
        terminal.say("intake-doubtful")
    for fact in doubts:
        terminal.say("intake-doubt", **_told(terminal, fact))
    if report.todo:
        terminal.say("intake-todo")
    for remark in report.todo:
        terminal.say("intake-todo-one", words=in_words(remark, terminal.language))


def _why(terminal: Terminal, why: Why) -> str:
    return terminal.word(f"intake-why-{why}")


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…"
