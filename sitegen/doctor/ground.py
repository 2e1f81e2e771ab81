"""The ground that a site stands on: its settings, its repository, and who can see it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen.build import Site
from sitegen.config.settings import Config, Visibility
from sitegen.repository import Repository


class Ground(msgspec.Struct, frozen=True):
    """What an examination looks at. `site` is None where the documents cannot be read now.

    `pages_url` is where GitHub Pages says that it publishes, "" where nobody asked it.
    """

    root: Path
    config: Config
    repository: Repository | None
    site: Site | None
    visibility: Visibility
    pages_url: str = ""

    @property
    def is_public(self) -> bool:
        """Whether strangers can see the repository; what is not known counts as seen if it is on GitHub."""
        if self.visibility:
            return self.visibility == "public"
        return self.repository is not None and self.repository.remote != ""
