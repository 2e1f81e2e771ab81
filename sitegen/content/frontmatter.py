"""Front matter: from the fences of a document to keys with values and lines.

python-frontmatter is given the head and asks our handler to read the YAML. Fences are
checked before (it would be silent about an open one). What is not in everyday forms
(`everyday`) is PyYAML's: an event pass refuses aliases, tags and deep nesting; what is left of
it are the values, so that a head is parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import frontmatter
import msgspec
import yaml
from frontmatter.default_handlers import BaseHandler
from msgspec.structs import replace
from yaml.composer import ComposerError

from sitegen.content.everyday import everyday
from sitegen.content.proof import Proof
from sitegen.content.values import Entry, Listing, Record, Scalar, Value
from sitegen.content.yamlwords import CUT, Complaint, glued, refuse, retell

LARGEST = 64 * 1024  # bytes of YAML
DEEPEST = 32
_ANOTHER = "but found another document"  # as `yaml.compose` says
MOST_MENDED = 8  # lines of a head

_FENCE = r"-{3,}[ \t]*$"
FENCE = re.compile(_FENCE)
_OPENING = re.compile(rf"(?:[ \t]*\n)*{_FENCE}", re.MULTILINE)
# At the beginning of a line; three dashes are found in a tenth of the time that a look at each line takes.
_CLOSING = re.compile(r"---(?<![^\n]---)-*[ \t]*$", re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MORE_LINES = "\u2028\u2029"  # line ends to YAML, and to nobody else
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ODD = "\xa0\xad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"  # spaces of Word, and what no eye sees
_NEARLY = re.compile(rf"[ \t{_ODD}]*(?:[-–—−=_*+]{{1,5}}|```(?:yaml)?)[ \t{_ODD}]*$", re.MULTILINE)
_NEARLY_CLOSING = re.compile(rf"[ \t{_ODD}]*[-–—−]{{2,5}}[ \t{_ODD}]*")
_KEY = re.compile(r"#|[\"']?[A-Za-zÀ-ÿ_][0-9A-Za-zÀ-ÿ_ -]{0,60}[\"']?[ \t]*:")  # or a comment
_BELOW_KEY = re.compile(r"[ \t]+\S|-(?:[ \t]|$)|[\]}]")
_ODD_SPACE = re.compile(rf"[ \t]*(?:- +)?(?:[{_ODD}]|[A-Za-zÀ-ÿ_]{{2,30}}:[{_ODD}])")
_COMMENT = re.compile(r"[ \t]+#(\S+)")


class Header(msgspec.Struct, frozen=True):
    """A document cut in two: the keys of its front matter, and the text of its body.

    `keys` is None where the front matter cannot be read, which has been told of;
    `body_line` is the line of the file on which the body begins. `mended` where a line was read
    as the advice of its problem says.
    """

    keys: Record | None
    body: str
    body_line: int
    mended: bool = False


class NewsroomHandler(BaseHandler):
    """How python-frontmatter reads a document of ours: every scalar as text with its line."""

    FM_BOUNDARY = _CLOSING
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, proof: Proof, first_line: int) -> None:
        super().__init__()
        self._proof = proof
        self._first_line = first_line

    def load(self, fm: str) -> dict[str, Entry]:
        """The keys of the front matter. Raises Complaint if it cannot be read."""
        fm = fm.removeprefix("\n")
        for sign in _MORE_LINES:
            fm = fm.replace(sign, " ")
        record = everyday(fm, self._first_line) or read_yaml(fm, self._first_line)
        found: dict[str, Entry] = {}
        for entry in record.entries:
            first = found.setdefault(entry.key.text, entry)
            if first is not entry:
                self._proof.error(
                    "key-twice",
                    entry.key.line,
                    key=entry.key.text,
                    other=entry.key.text,
                    first=first.key.line,
                )
        return found


def split(text: str, proof: Proof) -> Header:
    """Cuts a document in front matter and body; what is wrong with the front matter is noted in the proof.

    The body is given whatever the front matter is like.
    """
    opening = _OPENING.match(text)
    if opening is None:
        _complain_of_opening(text, proof)
        return Header(None, text, 1)
    first_line = text.count("\n", 0, opening.end()) + 2
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        _complain_of_closing(text, proof, opening.end(), first_line)
        return Header(None, "", first_line)
    body, body_line = text[closing.end() + 1 :].rstrip(), text.count("\n", 0, closing.end()) + 2
    try:
        keys, _ = frontmatter.parse(text[: closing.end()], handler=NewsroomHandler(proof, first_line))
    except Complaint as complaint:
        proof.error(complaint.code, complaint.line, **complaint.params)
        return Header(None, body, body_line)
    entries = tuple([entry for entry in keys.values() if isinstance(entry, Entry)])
    return Header(Record(entries, first_line), body, body_line)


def split_on(text: str, proof: Proof) -> Header:
    """As `split`; past a line with one way to mend it, it reads on as if that had been written.

    So one run tells what else is wrong. Such a head is `mended`, and its problems stand in the proof.
    """
    for mended in range(MOST_MENDED + 1):
        told = len(proof.problems)
        header = split(text, proof)
        if header.keys is not None:
            return replace(header, mended=True) if mended else header
        fixed = dict(proof.problems[-1].params).get("fixed", "") if len(proof.problems) > told else ""
        lines = text.split("\n")
        number = proof.problems[-1].line - 1 if fixed else 0
        if not fixed or len(fixed) == CUT or lines[number][:1] in (" ", "\t", "-"):
            return header  # inside a list or a group more than the one line may be meant
        lines[number] = fixed
        text = "\n".join(lines)
    return header


def _complain_of_opening(text: str, proof: Proof) -> None:
    first = text.lstrip()
    line = text.count("\n", 0, len(text) - len(first)) + 1
    nearly = _NEARLY.match(first)
    if nearly:
        proof.error("front-matter-fence", line, found=text.split("\n")[line - 1].rstrip())
    else:
        proof.error("front-matter-missing", line)


def _complain_of_closing(text: str, proof: Proof, after: int, first_line: int) -> None:
    nearly = _nearly_closing(text[after:].split("\n")[1:])
    if nearly is None:
        proof.error("front-matter-open", first_line - 1)
    else:
        proof.error("front-matter-closing", first_line + nearly[0], found=nearly[1].rstrip())


def _nearly_closing(lines: list[str]) -> tuple[int, str] | None:
    """The line that should close a head, with its place. A dash below what no head has is the text's."""
    below_key = False
    for place, line in enumerate(lines):
        if _NEARLY_CLOSING.fullmatch(line):
            return place, line
        is_head = bool(_KEY.match(line)) or (below_key and bool(_BELOW_KEY.match(line)))
        if line.strip() and not is_head:
            return None
        below_key = is_head
    return None


# --- YAML -----------------------------------------------------------------------


def read_yaml(matter: str, first_line: int) -> Record:
    """The keys of a YAML text of any form. Raises Complaint with the first thing that is wrong."""
    if len(matter.encode("utf-8", errors="replace")) > LARGEST:
        refuse("front-matter-large", first_line, limit=LARGEST // 1024)
    for number, line in enumerate(matter.split("\n")):
        if _ODD_SPACE.match(line):
            refuse("yaml-odd-space", first_line + number)
    try:
        events = iter(_inspected(matter, first_line))
    except (yaml.YAMLError, ValueError) as failure:
        raise retell(failure, matter, first_line) from failure
    root = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    if root is None:
        return Record((), first_line)
    if not isinstance(root, yaml.MappingStartEvent):
        raise _not_keys(root, matter, first_line)
    return _Tree(matter.split("\n"), first_line, events).record(root)


def _not_keys(root: yaml.NodeEvent, matter: str, first_line: int) -> Complaint:
    line = matter.strip().split("\n")[0]
    fixed = glued(line)
    if fixed:
        return Complaint("yaml-space", _line(root, first_line), fixed=fixed)
    code = "front-matter-list" if isinstance(root, yaml.SequenceStartEvent) else "front-matter-text"
    return Complaint(code, _line(root, first_line), text=line[:60])


def _inspected(matter: str, first_line: int) -> list[yaml.Event]:
    """The events of a text with one document at most, with nothing strange in it, in their order.

    Raises YAMLError as `yaml.compose` would, and Complaint.
    """
    depth, begun = 0, None
    events = []
    for event in yaml.parse(matter, Loader=_LOADER):
        events.append(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                refuse("front-matter-deep", _line(event, first_line), limit=DEEPEST)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.NodeEvent):
            _refuse_strange(event, first_line)
            begun = begun or event.start_mark
    documents = [event for event in events if isinstance(event, yaml.DocumentStartEvent)]
    if len(documents) > 1:
        found = documents[1].start_mark
        raise ComposerError(None, begun, _ANOTHER, found)  # type: ignore[arg-type] # marks of the parser in C
    return events


def _refuse_strange(event: yaml.NodeEvent, first_line: int) -> None:
    if event.anchor is not None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        refuse("yaml-alias", _line(event, first_line), sign=f"{sign}{event.anchor[:40]}")
    tag = getattr(event, "tag", None)
    if tag is not None:
        shown = str(tag).replace("tag:yaml.org,2002:", "!!")[:60]
        refuse("yaml-tag", _line(event, first_line), tag=shown)


def _line(event: yaml.Event, first_line: int) -> int:
    return first_line + (event.start_mark.line if event.start_mark else 0)


class _Tree(msgspec.Struct, frozen=True):
    """Events of PyYAML as values of ours. Depth is bounded by `_inspected`."""

    lines: list[str]
    first_line: int
    events: Iterator[yaml.Event]  # after the one that is asked about

    def record(self, node: yaml.MappingStartEvent) -> Record:
        entries = []
        for key in self.events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            line = _line(key, self.first_line)
            if not isinstance(key, yaml.ScalarEvent):
                refuse("yaml-key", line, text=self.lines[line - self.first_line].strip()[:60])
            name, value = self.scalar(key), next(self.events)
            if isinstance(value, yaml.ScalarEvent) and not value.value and not value.style:
                self.refuse_comment(key, 1)
            entries.append(Entry(name, self.value(value)))
        return Record(tuple(entries), _line(node, self.first_line))

    def value(self, node: yaml.Event) -> Value:
        if isinstance(node, yaml.ScalarEvent):
            return self.scalar(node)
        if isinstance(node, yaml.MappingStartEvent):
            return self.record(node)
        listed = takewhile(lambda one: not isinstance(one, yaml.SequenceEndEvent), self.events)
        return Listing(tuple(self.value(one) for one in listed), _line(node, self.first_line))

    def scalar(self, node: yaml.ScalarEvent) -> Scalar:
        line = _line(node, self.first_line)
        if _CONTROL.search(node.value):
            refuse("yaml-escape", line)
        if not node.style and node.value:
            self.refuse_comment(node, 0)
        return Scalar(node.value, line, quoted=bool(node.style))

    def refuse_comment(self, node: yaml.ScalarEvent, signs: int) -> None:
        """`Boletín #12` without quotes would lose its number: to YAML it is a comment.

        `signs` stand between the end of the scalar and where a comment would begin.
        """
        mark = node.end_mark
        number, column = (mark.line, mark.column + signs) if mark else (0, 0)
        comment = _COMMENT.match(self.lines[number], column) if number < len(self.lines) else None
        if comment:
            refuse("yaml-hash", self.first_line + number, text=comment[1][:40])
