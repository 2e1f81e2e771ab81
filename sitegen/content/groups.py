"""The groups of front matter: people, pictures, recordings, corrections and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Generic, TypeVar
from urllib.parse import urlsplit

import msgspec

from sitegen.content.keys import Group, Key
from sitegen.content.media import is_attachment, is_picture
from sitegen.content.minors import look_for_minors
from sitegen.content.proof import Proof
from sitegen.content.scalars import Several, choice, flag, scalar_of, several, start, text
from sitegen.content.shelf import ROOT as CONTENT
from sitegen.content.values import Scalar, Value
from sitegen.files import inside
from sitegen.model import (
    Attachment,
    Correction,
    Exemption,
    Image,
    Named,
    Pointer,
    Recording,
    Resolution,
    Update,
    Withdrawal,
)
from sitegen.text import collapse

T = TypeVar("T", bound=msgspec.Struct)

EXCEPTIONS = {
    "health": "salud",
    "education": "educacion",
    "civil_protection": "proteccion_civil",
    "electoral": "electoral",
    "services": "servicios",
}  # Constitution art. 41 base III C, LGIPE art. 209


# --- files and addresses --------------------------------------------------------


def file_path(proof: Proof, key: str, value: Value) -> str | None:
    """The path from the site's root of a file that the document names by a path relative to itself."""
    scalar = scalar_of(proof, key, value)
    if scalar is None:
        return None
    written = scalar.text.strip()
    if urlsplit(written).scheme in ("http", "https") or written.startswith("//"):
        proof.error("path-remote", scalar.line, key=key, value=written[:80])
        return None
    path = inside(proof.folder, written, within=CONTENT)
    if path is None:
        proof.error("path-refused", scalar.line, value=written[:80])
    return path


def picture_path(proof: Proof, key: str, value: Value) -> str | None:
    """The path of a picture file of a type that we publish."""
    path = file_path(proof, key, value)
    if path is None or is_picture(path):
        return path
    proof.error("picture-type", value.line, value=PurePosixPath(path).name)
    return None


def attachment_path(proof: Proof, key: str, value: Value) -> str | None:
    """The path of a file of a type that may be offered for download."""
    path = file_path(proof, key, value)
    if path is None or is_attachment(path):
        return path
    proof.error("attachment-type", value.line, value=PurePosixPath(path).name)
    return None


def web_address(proof: Proof, key: str, value: Value) -> str | None:
    """An address that begins with https:// or http://."""
    scalar = scalar_of(proof, key, value)
    if scalar is None:
        return None
    written = scalar.text.strip()
    if is_web_address(written):
        return written
    proof.error("address-form", scalar.line, key=key, value=written[:80])
    return None


def is_web_address(written: str) -> bool:
    """Whether the text is an http or https address with a host and without white space."""
    try:
        parts = urlsplit(written)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", written)
    except ValueError:
        return False


def pointer(proof: Proof, key: str, value: Value) -> Pointer | None:
    """A reference to another document: a path becomes one from the site's root, a folio stays as written."""
    scalar = scalar_of(proof, key, value)
    if scalar is None:
        return None
    written = scalar.text.strip()
    if not (written.endswith((".md", "/")) or written.startswith(("./", "../"))):
        return Pointer(collapse(written), scalar.line)
    path = inside(proof.folder, written, within=CONTENT)
    if path is None:
        proof.error("path-refused", scalar.line, value=written[:80])
        return None
    return Pointer(path if path.endswith(".md") else f"{path}/index.md", scalar.line)


# --- groups ---------------------------------------------------------------------


class Made(msgspec.Struct, Generic[T], frozen=True, eq=False):
    """A parser that makes a frozen type of a group's values."""

    made: type[T]
    group: Group

    def __call__(self, proof: Proof, key: str, value: Value) -> T | None:
        """Read the value; None where it tells what is wrong."""
        found = self.group.read(proof, key, value)
        if found is None:
            return None
        if "line" in self.made.__struct_fields__:
            found["line"] = value.line
        return msgspec.convert(found, self.made)


named = Made(
    Named,
    Group(
        Key("name", "nombre", text, required=True),
        Key("office", "cargo", text),
        Key("institution", "institucion", text),
        short="name",
    ),
)
update = Made(
    Update,
    Group(Key("date", "fecha", start, required=True), Key("note", "nota", text, default=""), short="date"),
)
correction = Made(
    Correction,
    Group(
        Key("date", "fecha", start, required=True),
        Key("says", "dice", text, required=True),
        Key("should_say", "debe_decir", text, required=True),
    ),
)
withdrawal = Made(
    Withdrawal,
    Group(Key("date", "fecha", start, required=True), Key("reason", "motivo", text, required=True)),
)
exemption = Made(
    Exemption,
    Group(
        Key("exception", "excepcion", choice(EXCEPTIONS), required=True),
        Key("basis", "fundamento", text),
        Key("letter", "oficio", text),
        Key("authorized_by", "autoriza", text),
        Key("date", "fecha", start),
    ),
)
resolution = Made(
    Resolution, Group(Key("at", "cuando", start, required=True), Key("note", "nota", text), short="at")
)

_APPROVAL = Group(
    Key("by", "por", text, required=True), Key("at", "cuando", start), Key("code", "codigo", text)
)
_image = Made(
    Image,
    Group(
        Key("src", "archivo", picture_path, required=True, target="path"),
        Key("alt", "alt", text),
        Key("caption", "pie", text),
        Key("credit", "credito", text),
        Key("minors", "menores", flag),
        Key("consent", "consentimiento", text),
        short="src",
    ),
)
_recording = Made(
    Recording,
    Group(
        Key("title", "titulo", text, required=True),
        Key("url", "enlace", web_address),
        Key("src", "archivo", attachment_path, target="path"),
        Key("duration", "duracion", text),
        Key("poster", "portada", picture_path),
        Key("transcript", "transcripcion", text),
        Key("speaker", "voz", text),
    ),
)
_attachment = Made(
    Attachment,
    Group(
        Key("src", "archivo", attachment_path, required=True, target="path"),
        Key("title", "titulo", text, default=""),
        short="src",
    ),
)


def approval(proof: Proof, key: str, value: Value) -> None:
    """Who approved the document. Checked, and never part of what is published."""
    _APPROVAL.read(proof, key, value)


def image(proof: Proof, key: str, value: Value) -> Image | None:
    """A picture; one of minors needs the consent of those who answer for them."""
    found = _image(proof, key, value)
    if found is None:
        return None
    words = f"{found.alt} {found.caption}"
    shown = look_for_minors(words, found.line, proof, minors=found.minors, consent=found.consent)
    return found if shown else None


def gallery(proof: Proof, key: str, value: Value) -> tuple[Image, ...] | None:
    """Pictures of the gallery; `no` for none, where the folder's would be taken."""
    if isinstance(value, Scalar) and not value.quoted and value.text.strip().lower() in ("no", "false"):
        return ()
    return several(image)(proof, key, value)


def recording(proof: Proof, key: str, value: Value) -> Recording | None:
    """A video or an audio: an address or a file; without a transcript there is a warning."""
    found = _recording(proof, key, value)
    if found is None:
        return None
    if bool(found.url) == bool(found.path):
        proof.error("recording-source", found.line, key=key)
        return None
    if not found.transcript:
        proof.warning("transcript-missing", found.line, title=found.title)
    return found


def attachment(proof: Proof, key: str, value: Value) -> Attachment | None:
    """A file to download; without a title it has its file's name."""
    found = _attachment(proof, key, value)
    if found is None or found.title:
        return found
    return Attachment(found.path, PurePosixPath(found.path).stem, found.line)


# What the parsers that look twice are made of; the schemas read it.
SHAPES: Mapping[Callable[..., object], Group | Several[Image]] = {
    approval: _APPROVAL,
    attachment: _attachment.group,
    gallery: several(image),
    image: _image.group,
    recording: _recording.group,
}
