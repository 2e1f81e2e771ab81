"""What a route is: an address, and the template and key that make its page."""

from __future__ import annotations

import msgspec


class Route(msgspec.Struct, frozen=True, order=True):
    """One page. `url` is the path from the base, ending in `/` (or a file name such as `404.html`).

    `template` picks the view function in `plan.pages.VIEWS`; `key` is what that function
    needs to find its material (a path, an id, a year, a page number), as text.
    """

    url: str
    template: str
    language: str
    key: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What tells the page from every other of any build."""
        return "\n".join((self.url, self.template, self.language, *self.key))

    @property
    def path(self) -> str:
        """The file in the output folder."""
        return f"{self.url}index.html" if self.url == "" or self.url.endswith("/") else self.url
