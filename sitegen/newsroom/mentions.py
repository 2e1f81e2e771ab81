"""What a document names: other documents, pictures, files. Nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.memory.recall import Recall
from sitegen.model import Item, Pointer, Ref


def refs(item: Item) -> Iterator[Ref]:
    """The references of the body, in its order."""
    return iter(item.body.refs)


def pointers(item: Item) -> Iterator[Pointer]:
    """The references of the front matter."""
    front = item.front
    singles = (front.thread, front.replaced_by, front.translation_of)
    yield from (pointer for pointer in singles if pointer is not None)
    yield from front.related


def files(item: Item) -> Iterator[tuple[str, int]]:
    """The paths of the files that the front matter offers for download, with their lines."""
    for attachment in item.front.attachments:
        yield attachment.path, attachment.line
    for recording in (*item.front.videos, *item.front.audios):
        if recording.path:
            yield recording.path, recording.line


def placed_pictures(item: Item) -> Iterator[tuple[str, int]]:
    """Pictures that have their place: in the text, or as the poster of a recording; with their lines."""
    for recording in (*item.front.videos, *item.front.audios):
        if recording.poster:
            yield recording.poster, recording.line
    for picture in item.body.pictures:
        yield picture.path, picture.line


def pictures(item: Item) -> Iterator[tuple[str, int]]:
    """Every picture that the document shows by name, with its line, as often as it does."""
    if item.front.image:
        yield item.front.image.path, item.front.image.line
    for image in item.front.gallery or ():
        yield image.path, image.line
    yield from placed_pictures(item)


def places(item: Item) -> Iterator[tuple[str, int]]:
    """Every path of a picture or file that the document shows, offers or links to, with its line."""
    yield from pictures(item)
    yield from files(item)
    yield from ((ref.target, ref.line) for ref in refs(item) if ref.form == "path")


def paths(item: Item) -> Iterator[str]:
    """Every path of a picture or file that the document shows, offers or links to."""
    yield from (path for path, _ in places(item))


def _any(item: Item) -> bool:
    named = (paths(item), refs(item), pointers(item))
    return any(next(iter(some), None) is not None for some in named)


any_in = Recall(_any)
"""Whether a document names anything at all; most do not."""
