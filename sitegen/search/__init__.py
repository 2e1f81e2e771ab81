"""Search: from a newsroom to the files that the reader's browser searches."""

from sitegen.search.ahead import runs_ahead, strips_ahead
from sitegen.search.index import Index, index_files

__all__ = ["Index", "index_files", "runs_ahead", "strips_ahead"]
