"""Links: where the references of a document lead, and which of them lead nowhere.

Reading leaves references to content; here they become addresses (law 4). Which
document a path or a folio means is the business of `references`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import TypeAlias
from urllib.parse import quote

from msgspec.structs import replace

from sitegen import text
from sitegen.memory.daybook import Remembered, made_anew
from sitegen.memory.recall import Recall
from sitegen.model import Item, PictureFacts, Pointer, Ref, outline
from sitegen.newsroom import mentions, pictures, references, urls
from sitegen.newsroom.broken import Broken, told
from sitegen.newsroom.desk import Hidden, Newsroom, Tombstone
from sitegen.newsroom.references import Shelves
from sitegen.problems import Problem, error, warning

Absent: TypeAlias = tuple[Shelves, Mapping[str, str]]  # what is not public, and why by path

NOWHERE = "#"
SOUND = b""
NONE = references.register(())
_PLAIN = "/?:@!$&'()*+,;=~"  # as they stand in a fragment (RFC 3986, section 3.5): `plano.pdf#page=2`


def href(newsroom: Newsroom, item: Item, ref: Ref) -> str:
    """What stands in `href="…"` for a reference of the item, with base path and anchor.

    A picture leads to its download. `#` where it leads nowhere now: reported by `problems` as
    broken, or taken away by time.
    """
    url = _url(newsroom, item, ref)
    if url is None:
        return NOWHERE
    anchor = f"#{quote(ref.fragment, safe=_PLAIN)}" if ref.fragment else ""
    return urls.with_base(newsroom.config, url) + anchor


def document(newsroom: Newsroom, item: Item, pointer: Pointer) -> Item | None:
    """The document that a pointer of the item means; None for a withdrawn or broken one."""
    return _only(references.pointed(newsroom, item, target=pointer.target))


def documents(shelves: Shelves, item: Item) -> Iterator[tuple[Ref, Item]]:
    """The documents of the shelves that the item refers to, each with the reference."""
    for ref in _named(item)[0]:
        for meant in _documents(shelves, item, ref):
            yield ref, meant


def file_url(newsroom: Newsroom, item: Item, path: str) -> str | None:
    """The URL of a file that the item offers: beside its page, or a picture's download; None if missing."""
    if path in newsroom.pictures:
        return pictures.renditions(newsroom.pictures[path], "download")[0].path
    if path in newsroom.attachments:
        return urls.attachment(newsroom.urls[item.path], path)
    return None


def offered(newsroom: Newsroom, item: Item) -> tuple[tuple[str, str], ...]:
    """The files to publish beside the item's page, as (source path, output path), each once."""
    url = newsroom.urls[item.path]
    paths = dict.fromkeys(path for path in mentions.paths(item) if path in newsroom.attachments)
    return tuple((newsroom.spelled.get(path, path), urls.attachment(url, path)) for path in paths)


def linked_pictures(newsroom: Newsroom, item: Item) -> tuple[PictureFacts, ...]:
    """The pictures that the item offers as files, or links to in its text, each once."""
    named = (*(path for path, _ in mentions.files(item)), *(ref.target for ref in mentions.refs(item)))
    paths = dict.fromkeys(path for path in named if path in newsroom.pictures)
    return tuple(newsroom.pictures[path] for path in paths)


def problems(
    newsroom: Newsroom,
    hidden: Collection[Hidden] = (),
    *,
    unread: Collection[str] = (),
    remembered: Remembered = made_anew,
) -> tuple[Problem, ...]:
    """Every reference that leads nowhere: documents, anchors, pictures, attachments; by path and line.

    With `hidden` a reference to a document that is not public is told as such; to one that
    an electoral blackout hides it is no problem: pages show its words without the link until
    the blackout is over, for no build may fail at the hour at which one begins. `unread` are
    paths whose own problem has been reported: what refers to them is not at fault, and a
    folio that nothing has may be theirs. `remembered` may know of a document that all its
    references lead somewhere.
    """
    absent = references.register(one.item for one in hidden if one.why != "withdrawn")
    whys = {one.item.path: one.why for one in hidden}
    broken: list[Broken] = []
    found: list[Problem] = []
    for item in newsroom.by_path.values():
        if remembered(f"references {item.path}", partial(_looked_at, newsroom, item)) != SOUND:
            _look(newsroom, item, absent=(absent, whys), broken=broken, found=found)
    for one in hidden:
        successor = outline(one.item).front.replaced_by
        if one.why == "withdrawn" and successor:
            pointer = _as_ref(successor, one.item)
            _check(newsroom, one.item, pointer, absent=(absent, whys), broken=broken, found=found)
    excused = {text.nfc(path) for path in unread}
    documents = any(path.endswith(".md") for path in excused)
    broken = [
        replace(one, what="unsure") if documents and one.what == "folio" else one
        for one in broken
        if excused.isdisjoint(references.forms(one.target))
    ]
    return tuple(sorted({*found, *told(newsroom, broken)}))


# --- where it leads -----------------------------------------------------------------


def _url(newsroom: Newsroom, item: Item, ref: Ref) -> str | None:
    found = _documents(newsroom, item, ref)
    if found:
        return newsroom.urls[found[0].path] if len(found) == 1 else None
    stone = _tombstone(newsroom, item, ref)
    if stone is not None:
        return stone.url
    return file_url(newsroom, item, ref.target) if ref.form == "path" else None


def _documents(shelves: Shelves, item: Item, ref: Ref) -> tuple[Item, ...]:
    if ref.form == "path":
        return references.with_path(shelves, ref.target)
    return references.pointed(shelves, item, target=ref.target)


def _tombstone(newsroom: Newsroom, item: Item, ref: Ref) -> Tombstone | None:
    """The withdrawn document that is meant: its address still answers."""
    path = ref.target if ref.form == "path" else references.path_of(item, ref.target)
    for form in references.forms(path):
        if form in newsroom.withdrawn:
            return newsroom.withdrawn[form]
    folio = text.fold_folio(ref.target)
    same = [one for one in newsroom.withdrawn.values() if one.folio and text.fold_folio(one.folio) == folio]
    own = [one for one in same if one.municipality == item.municipality]
    return next(iter(own or same), None) if ref.form == "folio" else None


def _only(found: tuple[Item, ...]) -> Item | None:
    return found[0] if len(found) == 1 else None


# --- where it leads nowhere -----------------------------------------------------------


def _looked_at(newsroom: Newsroom, item: Item) -> bytes:
    """`SOUND` if every reference of a document leads somewhere; that is the same whatever is hidden."""
    broken: list[Broken] = []
    found: list[Problem] = []
    _look(newsroom, item, absent=(NONE, {}), broken=broken, found=found)
    return b"broken" if broken or found else SOUND


def _look(
    newsroom: Newsroom, item: Item, *, absent: Absent, broken: list[Broken], found: list[Problem]
) -> None:
    if not mentions.any_in(item):
        return
    refs, has_files, has_several = _named(item)
    if has_files:
        broken.extend(_missing_files(newsroom, item))
    if has_several:
        found.extend(_names_alike(newsroom, item))
    for ref in refs:
        _check(newsroom, item, ref, absent=absent, broken=broken, found=found)


def _names(item: Item) -> tuple[tuple[Ref, ...], bool, bool]:
    """References and pointers of a document, whether it names files, and whether several paths."""
    refs = (*mentions.refs(item), *(_as_ref(pointer, item) for pointer in mentions.pointers(item)))
    files = next(mentions.pictures(item), None) or next(mentions.files(item), None)
    return refs, files is not None, len(set(mentions.paths(item))) > 1


_named = Recall(_names)


def _check(
    newsroom: Newsroom, item: Item, ref: Ref, *, absent: Absent, broken: list[Broken], found: list[Problem]
) -> None:
    meant = _documents(newsroom, item, ref)
    if len(meant) > 1:
        found.append(_ambiguous(item, ref, meant))
    elif meant and meant[0] is not item and ref.fragment and ref.fragment not in meant[0].body.anchors:
        broken.append(
            Broken("anchor", item, ref.line, target=ref.target, fragment=ref.fragment, among=meant[0])
        )
    elif not meant and _url(newsroom, item, ref) is None:
        waiting = _documents(absent[0], item, ref)
        if waiting:
            found.extend(_not_public(item, ref, waiting[0], why=absent[1][waiting[0].path]))
        else:
            broken.append(
                Broken("folio" if ref.form == "folio" else "path", item, ref.line, target=ref.target)
            )


def _ambiguous(item: Item, ref: Ref, meant: tuple[Item, ...]) -> Problem:
    paths = ", ".join(sorted(one.path for one in meant))
    return error("reference-ambiguous", path=item.path, line=ref.line, target=ref.target, candidates=paths)


def _not_public(item: Item, ref: Ref, waiting: Item, *, why: str) -> Iterator[Problem]:
    """Names the path at most: what the document says is not public (law 6).

    What time alone took away stops no publication.
    """
    if why == "expired":
        yield warning("reference-expired", path=item.path, line=ref.line)
    elif why != "blackout":
        yield error("reference-not-public", path=item.path, line=ref.line, target=waiting.path)


def _missing_files(newsroom: Newsroom, item: Item) -> Iterator[Broken]:
    for path, line in mentions.pictures(item):
        if path not in newsroom.pictures:
            yield Broken("picture", item, line, target=path)
    for path, line in mentions.files(item):
        if file_url(newsroom, item, path) is None:
            yield Broken("attachment", item, line, target=path)


def _names_alike(newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """Two files that would be published under one name beside the page."""
    first: dict[str, str] = {}
    lines = dict(mentions.files(item))
    for source, output in offered(newsroom, item):
        other = first.setdefault(output, source)
        if other != source:
            line = lines.get(source, 1)
            yield error("attachment-names-alike", path=item.path, line=line, file=source, other=other)


def _as_ref(pointer: Pointer, item: Item) -> Ref:
    """A pointer as a reference, so that one check serves both."""
    if references.looks_like_path(pointer.target):
        return Ref("path", references.path_of(item, pointer.target), "", pointer.line)
    return Ref("folio", pointer.target, "", pointer.line)
