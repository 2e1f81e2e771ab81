"""The readers: each kind of file becomes the same blocks, with nothing lost on the way."""

from __future__ import annotations

import pytest

from sitegen.intake.blocks import Paper, plain
from sitegen.intake.columns import Row, with_margins
from sitegen.intake.importers import IMPORTERS, importer_of, read
from tests.intake.desk import RELATIONS, WORD, docx, drafted, odt, paragraph, pdf, photo, text_of

NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def only(name: str, data: bytes) -> Paper:
    (paper,) = read(name, data).papers
    return paper


def test_word_gives_headings_bold_and_breaks() -> None:
    body = paragraph("Título", style="Heading1") + paragraph("En negritas", bold=True)
    body += "<w:p><w:r><w:t>uno</w:t><w:br/><w:t>dos</w:t></w:r></w:p>"
    found = only("a.docx", docx(body)).blocks

    assert [(one.style, one.text) for one in found] == [
        ("heading", "Título"),
        ("text", "En negritas"),
        ("text", "uno\ndos"),
    ]
    assert found[1].runs[0].bold


def test_word_counts_lettered_lists() -> None:
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    item = f"<w:p>{number}<w:r><w:t>Que {{}}</w:t></w:r></w:p>"
    found = only(
        "a.docx", docx(item.format("uno") + item.format("dos"), {"word/numbering.xml": NUMBERING})
    ).blocks

    assert [(one.marker, one.text) for one in found] == [("A.", "Que uno"), ("B.", "Que dos")]


def test_word_gives_text_boxes_tables_notes_headers_and_what_it_does_not_know() -> None:
    box = "<w:p><w:r><w:txbxContent>" + paragraph("en la caja") + "</w:txbxContent></w:r></w:p>"
    row = "<w:tr>" + "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("a1", "b1")) + "</w:tr>"
    note = '<w:p><w:r><w:t>con nota</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    strange = "<w:p><w:sdt><w:sdtContent><w:r><w:t>en un control</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    gone = "<w:del><w:r><w:delText>borrado</w:delText></w:r></w:del>"
    deleted = f"<w:p>{gone}<w:ins><w:r><w:t>puesto</w:t></w:r></w:ins></w:p>"
    notes = f'<w:footnote w:id="2">{paragraph("la nota")}</w:footnote>'
    extra = {
        "word/header1.xml": f'<w:hdr xmlns:w="{WORD}">{paragraph("membrete")}</w:hdr>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}">{notes}</w:footnotes>',
    }
    data = docx(box + f"<w:tbl>{row}{row}</w:tbl>" + note + strange + deleted, extra)
    found = only("a.docx", data).blocks

    assert [(one.part, one.text) for one in found] == [
        ("header", "membrete"),
        ("box", "en la caja"),
        ("body", "a1\tb1\na1\tb1"),
        ("body", "con nota"),
        ("body", "en un control"),
        ("body", "puesto"),
        ("note", "la nota"),
    ]


def test_a_picture_of_a_word_document_goes_with_it_clean() -> None:
    blip = f'<docPr descr="Dos personas"/><blip r:embed="r1" xmlns:r="{RELATIONS}"/>'
    drawn = f"<w:p><w:r><w:drawing>{blip}</w:drawing></w:r></w:p>"
    links = '<Relationships><Relationship Id="r1" Target="media/image1.jpg"/></Relationships>'
    head = paragraph("Termina la obra") + paragraph(
        "Tijuana, B.C., a 5 de marzo de 2021.- El alcalde informó que terminó la obra."
    )
    data = docx(head + drawn, {"word/_rels/document.xml.rels": links, "word/media/image1.jpg": photo()})
    draft = drafted(data, name="obra.docx")

    assert draft.path == "content/tijuana/comunicados/2021/2021-03-05-termina-la-obra/index.md"
    assert [one.name for one in draft.pictures] == ["termina-la-obra-1.jpg"]
    assert "  archivo: 'termina-la-obra-1.jpg'\n  alt: 'Dos personas'" in draft.text
    assert b"Camera" not in draft.pictures[0].data


def test_opendocument_gives_headings_lists_tables_and_notes() -> None:
    body = (
        '<text:h text:outline-level="1">Título</text:h>'
        "<text:list><text:list-item><text:p>uno</text:p></text:list-item></text:list>"
        "<text:p>dos<text:s/>tres<text:line-break/>cuatro"
        '<text:note text:id="n1"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>la nota</text:p></text:note-body>"
        "</text:note></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )

    assert text_of(odt(body), "a.odt") == ["Título", "uno", "dos tres\ncuatro", "a\tb", "la nota"]


def test_a_pdf_is_read_from_above_with_its_hyphens_joined_and_its_footer_apart() -> None:
    data = pdf(
        [
            (60, 40, "Calle Hidalgo s/n, Centro, C.P. 22000. Tel. 664 973 7000"),
            (60, 700, "Termina la obra de la calle principal"),
            (60, 660, "El gobierno municipal de la ciudad informa que la obra de pavimenta-"),
            (60, 645, "cion de la calle principal del centro termino antes de lo que se habia"),
            (60, 630, "previsto y que los vecinos pueden circular por ella desde hoy."),
        ]
    )
    found = only("a.pdf", data).blocks

    assert [one.part for one in found] == ["footer", "body", "body"]
    assert found[2].text.startswith(
        "El gobierno municipal de la ciudad informa que la obra de pavimentacion de la calle"
    )


def test_two_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    left = [(60.0, 700.0 - 14 * n, f"izquierda {n} con algunas palabras") for n in range(6)]
    right = [(330.0, 700.0 - 14 * n, f"derecha {n} con algunas palabras") for n in range(6)]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    text = " ".join(text_of(pdf(mixed), "a.pdf"))

    assert text.index("izquierda 5") < text.index("derecha 0")


PAGE = """<!doctype html><html><head><title>Termina la obra | Ayuntamiento</title>
<meta property="og:title" content="Termina la obra"><meta property="og:site_name" content="Ayuntamiento">
<meta property="article:published_time" content="2021-03-05T10:00:00-08:00"></head><body>
<nav><ul><li><a href="/">Inicio</a></li><li><a href="/t">Trámites</a></li></ul></nav>
<article><h1>Termina la obra</h1><p>El <b>Ayuntamiento de Tijuana</b> informó que terminó la obra de la
calle principal del centro de la ciudad después de tres meses de trabajos continuos en la zona.</p>
<p>Los vecinos agradecieron la obra y pidieron que se pavimenten otras calles de la
misma colonia este año.</p></article>
<footer>Derechos reservados 2021</footer><script>alert("x")</script></body></html>"""


def test_of_a_web_page_the_news_is_taken_and_the_menu_left_out() -> None:
    draft = drafted(PAGE, name="obra.html")

    assert draft.path == "content/tijuana/comunicados/2021/2021-03-05-termina-la-obra.md"
    assert draft.text.count("Ayuntamiento de Tijuana") == 1
    assert "Inicio" not in draft.text
    assert "alert" not in draft.text
    assert "Inicio" in "".join(one.words for one in draft.report.left)


def test_of_a_fragment_nothing_is_left_out() -> None:
    html = "<div><p>Uno y dos</p><table><tr><td>a<td>b</table><ol start=3><li>tres</ol><pre>x  y</pre></div>"

    assert text_of(html.encode(), "a.html") == ["Uno y dos", "a\tb", "tres", "x y"]


def test_front_matter_of_other_generators_gives_title_date_and_draft() -> None:
    text = (
        '---\ntitle: "Termina la obra"\ndate: 2021-03-05\ncategories: [agua, otra]\ndraft: true\n---\n\n'
        "El Ayuntamiento de Tijuana informó hoy.\n"
    )
    draft = drafted(text, name="a.md")

    assert draft.path == "content/tijuana/comunicados/2021/2021-03-05-termina-la-obra.md"
    assert "temas:\n  - 'agua'" in draft.text
    assert "borrador: sí" in draft.text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "cp850", "mac_roman"]
)
def test_plain_text_is_read_in_the_encoding_of_its_editor(encoding: str) -> None:
    assert text_of("Año y niño".encode(encoding), "a.txt") == ["Año y niño"]


def test_text_broken_at_a_margin_becomes_paragraphs_and_short_lines_stay() -> None:
    text = (
        "El gobierno municipal de la ciudad informa que la obra de la calle\n"
        "principal del centro termino antes de lo previsto y que los vecinos\n"
        "pueden circular.\n\nAv. Hidalgo 5\nCentro\n"
    )

    assert text_of(text.encode(), "a.txt") == [
        text.partition("\n\n")[0].replace("\n", " "),
        "Av. Hidalgo 5\nCentro",
    ]


def test_a_year_at_the_beginning_of_a_line_is_no_list() -> None:
    (block,) = only("a.txt", "2026. Año de las pruebas".encode()).blocks

    assert (block.style, plain(block.runs)) == ("text", "2026. Año de las pruebas")


def test_every_importer_names_its_extensions_once() -> None:
    suffixes = [suffix for one in IMPORTERS for suffix in one.suffixes]

    assert len(suffixes) == len(set(suffixes))


def test_a_table_that_only_places_a_letterhead_is_no_table() -> None:
    cells = "".join(
        f"<w:tc>{''.join(paragraph(line) for line in lines)}</w:tc>"
        for lines in (("Gobierno de Tijuana", "Comunicación"), ("Comunicado 118", "Fecha: 09/07/2025"))
    )
    word = docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph('Abren centro de acopio')}")

    found = text_of(word, "a.docx")

    assert found[:4] == ["Gobierno de Tijuana", "Comunicación", "Comunicado 118", "Fecha: 09/07/2025"]


def test_the_great_heading_of_a_page_says_more_than_its_title() -> None:
    page = (
        "<html><head><title>Primer lugar | Tijuana</title></head><body><h1>Primer lugar en reciclaje</h1>"
        f"<p>{'El gobierno informó que la ciudad recicla más que nunca. ' * 5}</p></body></html>"
    )

    assert read("a.html", page.encode()).papers[0].hints.title == "Primer lugar en reciclaje"


def test_a_paragraph_that_a_return_broke_in_mid_sentence_is_whole_and_a_list_stays_one() -> None:
    broken = "Dentro de los puntos más demandados por la ciudadanía es la falta de"
    head = "Requisitos para tramitar la licencia de funcionamiento en ventanilla"
    parts = [broken, "drenaje, entre otros.", head, "copia de la credencial", "comprobante de domicilio"]
    found = text_of(docx("".join(map(paragraph, parts))), "a.docx")

    assert found == [f"{broken} drenaje, entre otros.", *parts[2:]]


def test_bullets_typed_on_the_lines_of_one_paragraph_are_items() -> None:
    body = "<w:p><w:r><w:t>● Uno</w:t><w:br/><w:t>● Dos</w:t></w:r></w:p>"
    (paper,) = read("a.docx", docx(body)).papers

    assert [(block.style, block.text) for block in paper.blocks] == [("item", "Uno"), ("item", "Dos")]


def test_a_table_that_only_lays_out_a_page_is_text() -> None:
    cell = "".join(paragraph("Una oración larga de prueba. " * 12) for _ in range(3))
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    head = row.format(paragraph("Logotipo"), paragraph("Membrete"))
    (paper,) = read("a.docx", docx(f"<w:tbl>{head}{row.format(paragraph(''), cell)}</w:tbl>")).papers

    assert "table" not in {block.style for block in paper.blocks}
    assert "table" not in {block.style for block in only("b.docx", docx(f"<w:tbl>{head}</w:tbl>")).blocks}


def test_what_stands_at_the_same_place_of_every_page_is_the_papers_wherever_that_is() -> None:
    pages = [([Row("Jalisco", 500, 540, 190, 200, 8, bold=False)], 792.0) for _ in range(4)]

    assert [row.part for rows in with_margins(pages) for row in rows] == ["header"] * 4


def test_what_word_hides_is_no_part_of_the_text_and_is_told_of() -> None:
    hidden = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nota interna</w:t></w:r><w:r><w:t>Se ve.</w:t></w:r></w:p>"
    )
    draft = drafted(docx(hidden), name="a.docx")

    assert "interna" not in draft.text
    assert ("hidden", "Nota interna") in [(one.why, one.words) for one in draft.report.left]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.odt", docx(paragraph("Termina la obra"))),
        ("a.docx", odt("<text:p>Termina la obra</text:p>")),
        ("a.doc", b"<html><body><p>Termina la obra</p></body></html>"),
        ("a.txt", "Ángel dijo año: Termina la obra".encode() + b"\xff"),
    ],
)
def test_a_file_with_the_wrong_name_or_a_broken_letter_is_read_for_what_it_is(name: str, data: bytes) -> None:
    assert "Termina la obra" in " ".join(text_of(data, name))
    assert "├" not in " ".join(text_of(data, name))


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("carta.docx", b"%PDF-1.7", "pdf"),
        ("carta.pdf", b"PK\x03\x04 word/document.xml", "word"),
        ("carta.docx", b"PK\x03\x04 content.xml", "opendocument"),
        ("carta.docx", b"PK\x03\x04", "word"),
        ("carta.doc", b"<html><body>", "html"),
        ("sitio.txt", b'<rss xmlns:wp="http://wordpress.org/export/1.2/">', "wordpress"),
        ("pagina.xml", b"<?xml version='1.0'?><!DOCTYPE html><html>", "html"),
        ("nota.txt", b"Hoy.", "text"),
    ],
)
def test_a_file_is_known_by_its_bytes_before_its_name(name: str, data: bytes, reader: str) -> None:
    assert importer_of(name, data).name == reader


@pytest.mark.parametrize("tag", ["h1", "h2", "p"])
def test_a_title_that_names_only_the_site_is_no_headline(tag: str) -> None:
    page = (
        "<html><head><title>Sala de prensa</title></head><body><nav><ul><li>Inicio</li></ul></nav><article>"
        f"<{tag}>Termina la obra del drenaje en la zona</{tag}>"
        "<figure><img src='a.jpg' alt=''><figcaption>El recorrido por la obra</figcaption></figure>"
        "<p><em>La obra costó 34 millones de pesos</em></p>"
        f"<p>Tijuana, B.C., a 5 de marzo de 2021.- {'El gobierno dijo que terminó la obra. ' * 5}</p>"
        "</article></body></html>"
    )
    draft = drafted(page, name="obra.html")
    taken = [(fact.field, fact.value) for fact in draft.report.taken]

    assert ("title", "Termina la obra del drenaje en la zona") in taken
    assert ("deck", "La obra costó 34 millones de pesos") in taken


def test_the_headings_around_a_headline_are_its_section_and_its_deck() -> None:
    page = (
        "<html><head><title>Termina la obra del drenaje</title></head><body><article><h2>Al día</h2>"
        "<h1>Termina la obra del drenaje</h1><h2>Costó 34 millones de pesos</h2>"
        f"<p>Tijuana, B.C., a 5 de marzo de 2021.- {'El gobierno dijo que terminó la obra. ' * 5}</p>"
        "</article></body></html>"
    )

    draft = drafted(page, name="obra.html")

    assert "Al día" not in draft.text
    assert ("deck", "Costó 34 millones de pesos") in [(fact.field, fact.value) for fact in draft.report.taken]
