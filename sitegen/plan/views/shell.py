"""What stands around `<main>` on every page."""

from __future__ import annotations

import msgspec

from sitegen.model import Level, Moment


class Html(msgspec.Struct, frozen=True, array_like=True):
    """Sanitized HTML; a template prints it as it stands, by `{{ body|html }}`."""

    markup: str


class Link(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """A link with its words."""

    href: str
    text: str


class Count(msgspec.Struct, frozen=True, array_like=True):
    """A link to a list with the number of documents behind it. `id` is that of site.toml, or "".

    Of municipalities also the `color` (`#rrggbb`) and a `note` (its state).
    """

    href: str
    text: str
    count: int
    id: str = ""
    current: bool = False
    color: str = ""
    note: str = ""


class Brand(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """Whose page it is: a municipality, or the whole site (`id` "").

    `color` is `#rrggbb` as given; `ink` and `ink_dark` are the same hue made
    readable (4.5:1) on light and dark paper; `on_color` is the text upon `color`.
    """

    id: str
    name: str
    label: str
    state: str
    office: str
    href: str
    color: str
    ink: str
    ink_dark: str
    on_color: str
    monogram: str
    logo: str  # href or ""
    logo_dark: str
    logo_width: int  # pixels of its place in the masthead
    logo_height: int
    slogan: str
    release_word: str


class Contact(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """How to reach a press office. `phone_href` is a `tel:` URL or ""."""

    office: str
    name: str
    address: str
    phone: str
    phone_href: str
    on_call: str
    email: str
    whatsapp: str
    whatsapp_href: str
    hours: str
    website: str
    social: tuple[Link, ...]


class NavEntry(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """`name` is releases, notices, agenda, photos, documents, press or page.

    At the foot it may also be archive, topics, data, verify, accessibility or privacy.
    `text` is the words where they come from content (pages in the menu), else "".
    """

    name: str
    href: str
    text: str
    current: bool


class Band(msgspec.Struct, frozen=True, array_like=True):
    """A running notice in the band."""

    level: Level
    title: str
    href: str
    starts: Moment | None
    ends: Moment | None


class FeedLink(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """A feed of this page: `form` is atom, rss or json."""

    form: str
    title: str
    href: str


class OpenGraph(msgspec.Struct, frozen=True, array_like=True):
    """What a link looks like when it is shared: JPEG, 1200 by 630 where its source has them.

    `image` is absolute; `locale` is a language with its territory (`es_MX`); `section`,
    `published` and `modified` (ISO 8601) are "" for pages that are no article.
    """

    kind: str  # "article" or "website"
    title: str
    description: str
    image: str
    image_alt: str
    image_width: int
    image_height: int
    locale: str
    section: str = ""
    published: str = ""
    modified: str = ""


class Translation(msgspec.Struct, frozen=True, array_like=True):
    """The same page in another language of the site."""

    language: str
    href: str
    absolute: str


class BlackoutNotice(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """An electoral blackout in force until the last second of `until`.

    `names` are the municipalities that it holds, none on their own pages; `elections` what
    it is for; `suspended` says that it takes the place of the newsroom.
    """

    names: tuple[str, ...]
    elections: tuple[str, ...]
    until: Moment
    suspended: bool


class Shell(msgspec.Struct, frozen=True, array_like=True):
    """Everything around `<main>`.

    `noindex` pages stay out of search engines; `json_ld` holds one JSON text a
    script element, safe to print inside `<script>`.
    """

    language: str
    page_title: str
    description: str
    canonical: str
    default_language: str  # absolute URL of this page in the site's first language, or ""
    noindex: bool
    site_title: str
    home: str  # front page of this language
    brand: Brand
    contact: Contact | None
    nav: tuple[NavEntry, ...]
    footer: tuple[NavEntry, ...]  # archive, topics, data, verify, accessibility, privacy, press, pages
    municipalities: tuple[Link, ...]
    band: tuple[Band, ...]  # on the front and municipality pages; elsewhere read from avisos.json
    notices_json: str  # href of avisos.json
    search: str  # href of the search page
    search_base: str  # href of the folder of the search index
    breadcrumbs: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    translations: tuple[Translation, ...]
    graph: OpenGraph
    json_ld: tuple[str, ...]
    media: str  # address of the site that publishes photos of earlier years, or ""
    blackouts: tuple[BlackoutNotice, ...]  # while one holds, the page is in neutral dress
