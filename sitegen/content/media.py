"""Which files beside documents are published: pictures and attachments, by their extension."""

from __future__ import annotations

from pathlib import PurePosixPath

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff"))
# What a press office hands out. No .html, .svg, .xml or .kml: a browser would
# run what is in them (a .kmz is a zip).
ATTACHMENTS = frozenset(
    """
    .pdf .docx .doc .odt .rtf .txt .xlsx .xls .ods .csv .json .geojson .pptx .ppt .odp
    .zip .kmz .ics .epub
    .mp3 .m4a .ogg .oga .opus .wav .mp4 .m4v .webm .mov .vtt .srt
    """.split()  # noqa: SIM905 - a list literal would take a screen
)


def is_document(path: str) -> bool:
    """Whether the file is a Markdown document."""
    return PurePosixPath(path).suffix.lower() == ".md"


def is_picture(path: str) -> bool:
    """Whether the file is a picture of a type that we publish."""
    return PurePosixPath(path).suffix.lower() in PICTURES


def is_attachment(path: str) -> bool:
    """Whether the file may be offered for download."""
    return PurePosixPath(path).suffix.lower() in ATTACHMENTS
