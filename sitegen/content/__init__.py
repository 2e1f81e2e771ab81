"""Reading: a file of content at a time becomes an item."""

from sitegen.content.discover import discover
from sitegen.content.pictures import read_picture
from sitegen.content.read import read_document, read_one
from sitegen.content.readings import Readings, read_all

__all__ = ["Readings", "discover", "read_all", "read_document", "read_one", "read_picture"]
