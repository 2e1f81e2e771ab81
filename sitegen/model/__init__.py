"""The vocabulary of the house: what a document is once it has been read.

Every type is frozen and made of plain values; paths are from the site's root, with `/`.
"""

from sitegen.model.body import Body, Heading, Outlink, Part, Picture, Prose, Ref
from sitegen.model.front import (
    Attachment,
    Correction,
    Exemption,
    FrontMatter,
    Image,
    Named,
    Pointer,
    Recording,
    Resolution,
    Update,
    Withdrawal,
)
from sitegen.model.item import Item, Shelved, at_hand, moved, reworded, shelved
from sitegen.model.kinds import KINDS, LEVELS, EventStatus, Kind, Level, Moment, Subtype
from sitegen.model.outlines import KEPT, NOTHING, bare_front, outline
from sitegen.model.sources import File, Kept, Laid, PictureFacts, Source, SourceKind

__all__ = [
    "KEPT",
    "KINDS",
    "LEVELS",
    "NOTHING",
    "Attachment",
    "Body",
    "Correction",
    "EventStatus",
    "Exemption",
    "File",
    "FrontMatter",
    "Heading",
    "Image",
    "Item",
    "Kept",
    "Kind",
    "Laid",
    "Level",
    "Moment",
    "Named",
    "Outlink",
    "Part",
    "Picture",
    "PictureFacts",
    "Pointer",
    "Prose",
    "Recording",
    "Ref",
    "Resolution",
    "Shelved",
    "Source",
    "SourceKind",
    "Subtype",
    "Update",
    "Withdrawal",
    "at_hand",
    "bare_front",
    "moved",
    "outline",
    "reworded",
    "shelved",
]
