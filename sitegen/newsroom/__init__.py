"""From items to a newsroom: what may be public at this moment, sorted and grouped."""

from sitegen.newsroom import links, notices, pictures, related, unused, urls, visibility
from sitegen.newsroom.assemble import assemble

__all__ = ["assemble", "links", "notices", "pictures", "related", "unused", "urls", "visibility"]
