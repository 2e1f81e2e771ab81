"""site.toml: what a site says of itself."""

from sitegen.config.load import load
from sitegen.config.severities import settle

__all__ = ["load", "settle"]
