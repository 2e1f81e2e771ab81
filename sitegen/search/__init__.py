"""Search: from a newsroom to the files that the reader's browser searches."""

from sitegen.search.index import index_files

__all__ = ["index_files"]
