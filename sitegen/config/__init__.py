"""site.toml: what a site says of itself."""

from sitegen.config.load import load, survey
from sitegen.config.severities import settle

__all__ = ["load", "settle", "survey"]
