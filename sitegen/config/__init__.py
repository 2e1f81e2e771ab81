"""site.toml: what a site says of itself."""
