"""WordPress text into plain HTML: comments of its block editor, shortcodes, and paragraphs by empty lines."""

from __future__ import annotations

import re

_BLOCK_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CAPTION = re.compile(
    r"\[(?:wp_)?caption\b(?P<attrs>[^\]]*)\](?P<inner>.*?)\[/(?:wp_)?caption\]", re.DOTALL | re.IGNORECASE
)
_IMAGE = re.compile(r"^\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(.*)$", re.DOTALL | re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery\b([^\]]*)\]", re.IGNORECASE)
_IDS = re.compile(r"ids\s*=\s*[\"']?([\d,\s]+)")
_WRAPPING = re.compile(
    r"\[/?(?:vc_|et_pb_|fusion_|av_|su_|one_half|one_third|row|col|column|audio|video|embed|playlist|youtube|/)[^\]\n]*\]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s\"'\]<>]+")
_BLOCKS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|"
    "style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary"
)
_EDGES = re.compile(rf"(<(?:{_BLOCKS})\b[^>]*>|</(?:{_BLOCKS})>)", re.IGNORECASE)
_MORE = re.compile(r"<!--\s*(?:more|nextpage)\b.*?-->", re.IGNORECASE)


def html_of(text: str) -> str:
    """The HTML of a post's content, classic or of the block editor.

    Captions become figures, galleries `<gallery-ids>` are taken by `gallery_ids`; a shortcode
    that is not known stays as it is written, so that a person sees it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    modern = "<!-- wp:" in text
    text = _MORE.sub("", text)
    text = _BLOCK_COMMENT.sub("", text)
    text = _CAPTION.sub(_figure, text)
    text = _GALLERY.sub("", text)
    text = _WRAPPING.sub(_kept_address, text)
    return text if modern else _paragraphs(text)


def gallery_ids(text: str) -> tuple[str, ...]:
    """The ids of the attachments that a post's galleries show, in their order."""
    shown = [ids for found in _GALLERY.finditer(text) for ids in _IDS.findall(found[1])]
    blocks = re.findall(r"<!-- wp:gallery\s+(\{.*?\})\s*/?-->", text)
    shown += [ids for raw in blocks for ids in re.findall(r'"ids":\[([\d,\s]*)\]', raw)]
    return tuple(dict.fromkeys(one.strip() for ids in shown for one in ids.split(",") if one.strip()))


def _figure(found: re.Match[str]) -> str:
    told = re.search(r"caption\s*=\s*([\"'])(.*?)\1", found["attrs"], re.DOTALL)
    image = _IMAGE.match(found["inner"])
    if image is None:
        return f"\n\n{found['inner']}\n\n"
    caption = image[2].strip() or (told[2] if told else "")
    return f"\n\n<figure>{image[1]}<figcaption>{caption}</figcaption></figure>\n\n"


def _kept_address(found: re.Match[str]) -> str:
    """Of a shortcode that only wraps or embeds, the address that it names."""
    addresses = _ADDRESS.findall(found[0])
    return (
        "\n\n" + " ".join(f'<a href="{one}">{one}</a>' for one in addresses) + "\n\n" if addresses else "\n\n"
    )


def _paragraphs(text: str) -> str:
    """Paragraphs where lines are left empty, line ends as `<br>`, as WordPress shows classic posts."""
    text = _EDGES.sub(r"\n\n\1\n\n", text)
    parts = [part.strip() for part in re.split(r"\n\s*\n", text)]
    return "\n".join(
        part if _EDGES.fullmatch(part) else f"<p>{re.sub(chr(10), '<br>' + chr(10), part)}</p>"
        for part in parts
        if part
    )
