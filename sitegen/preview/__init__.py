"""The preview: a site in this computer's browser, as it is being written; and what to send a document by."""

from sitegen.preview.desk import Wishes
from sitegen.preview.serve import Address, serve_site
from sitegen.preview.share import share_file

__all__ = ["Address", "Wishes", "serve_site", "share_file"]
