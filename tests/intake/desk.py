"""A site's settings for tests of the intake, and documents as editors of offices make them."""

from __future__ import annotations

import functools
import io
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from sitegen import config
from sitegen.config.settings import Config
from sitegen.intake.draft import Draft, Wishes
from sitegen.intake.importers import read
from sitegen.intake.plain import paper_of
from sitegen.intake.release import analyse
from sitegen.intake.release.read import Analysis
from sitegen.intake.workshop import drafts_of

SETTINGS = """\
[site]
title = "Sala de prensa"
url = "https://prensa.example.org/"
language = "es-MX"
timezone = "America/Mexico_City"

[[municipality]]
id = "izcalli"
name = "Cuautitlán Izcalli"
state = "Estado de México"
slogan = "Cerca de ti"

[[municipality]]
id = "cuautitlan"
name = "Cuautitlán"
state = "Estado de México"

[[municipality]]
id = "juarez"
name = "Benito Juárez"
label = "Alcaldía"
state = "Ciudad de México"

[[municipality]]
id = "tijuana"
name = "Tijuana"
state = "Baja California"

[[topic]]
id = "agua"
name = "Agua"

[[legend]]
text = "Año de las pruebas"
from = 2000-01-01
to = 2099-12-31
"""


@functools.cache
def settings(text: str = SETTINGS) -> Config:
    """The settings of a site.toml."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "site.toml").write_text(text, encoding="utf-8")
        return config.load(Path(folder))[0]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these entries, the same bytes every time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(body: str, entries: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with this XML between `<w:body>` and its end."""
    root = f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": root, **(entries or {})})


def paragraph(text: str, *, style: str = "", bold: bool = False) -> str:
    """A paragraph of a Word document."""
    dress = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{dress}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def odt(body: str) -> bytes:
    """An OpenDocument text with this XML between `<office:text>` and its end."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "draw", "style")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{content}</office:document-content>",
        }
    )


def pdf(lines: Sequence[tuple[float, float, str]], *, size: int = 12) -> bytes:
    """A PDF of one page with lines at (x, y), written in the order that is given."""
    drawn = "\n".join(
        f"BT /F1 {size} Tf {x} {y} Td ({text.replace('(', '').replace(')', '')}) Tj ET"
        for x, y, text in lines
    ).encode("cp1252")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def photo(width: int = 1200, height: int = 800, color: str = "#7b1e3a", *, form: str = "JPEG") -> bytes:
    """A picture with a place, a camera and a comment in it, and something to see."""
    picture = Image.new("RGB", (width, height), color)
    ImageDraw.Draw(picture).ellipse((0, 0, width // 2, height // 2), fill="white")
    exif = Image.Exif()
    exif[0x010F] = "Camera of the office"
    exif.get_ifd(0x8825)[1] = "N"
    file = io.BytesIO()
    picture.save(file, form, **({"exif": exif, "comment": b"secret"} if form == "JPEG" else {}))
    return file.getvalue()


def text_of(data: bytes, name: str) -> list[str]:
    """The texts of the blocks that a file's reader gives."""
    return [block.text for paper in read(name, data).papers for block in paper.blocks if block.text]


def analysed(text: str, *, name: str = "texto.txt") -> Analysis:
    """What is understood of a plain text."""
    return analyse(paper_of(name, text, marked=False), settings(), name=name)


def drafted(text: str | bytes, *, name: str = "texto.txt", wishes: Wishes = Wishes()) -> Draft:  # noqa: B008 - frozen
    """The only draft of a file."""
    data = text.encode() if isinstance(text, str) else text
    (draft,) = drafts_of(name, data, settings(), wishes=wishes).drafts
    return draft


def values(analysis: Analysis, field: str) -> list[str]:
    """The sure values of a field, in their order."""
    return [fact.value for fact in analysis.all(field)]
