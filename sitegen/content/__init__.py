"""Reading: a file of content at a time becomes an item."""

from sitegen.content.discover import discover
from sitegen.content.memory import Each, read_each, reading_settings
from sitegen.content.pictures import read_picture
from sitegen.content.read import read_document, read_one
from sitegen.content.readings import Readings, collect, read_all
from sitegen.content.words import Carried, arrived, carried, parts

__all__ = [
    "Carried",
    "Each",
    "Readings",
    "arrived",
    "carried",
    "collect",
    "discover",
    "parts",
    "read_all",
    "read_document",
    "read_each",
    "read_one",
    "read_picture",
    "reading_settings",
]
