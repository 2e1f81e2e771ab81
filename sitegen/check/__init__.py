"""The door `check`: everything that can be wrong, told without writing anything."""

from sitegen.check.inspect import check_site, expect_fine

__all__ = ["check_site", "expect_fine"]
