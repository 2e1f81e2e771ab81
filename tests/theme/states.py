"""A newsroom of every state that a page can be in, with headlines as long as real ones.

The town and all that happens in it are made up. `python -m tests.theme.states FOLDER`
writes it, to be looked at with `sitegen serve --site FOLDER --now 2026-03-01T12:00`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageDraw

NOW = "2026-03-01T12:00"
SILENT = "2026-05-10T12:00"  # one newsroom leaves out what the electoral blackout asks for, one is suspended
TOWN, SMALL, BOROUGH = "belmontejo", "tres-rios", "alameda"
SITE = """\
[site]
title = "Sala de prensa del Valle"
url = "https://prensa.example.org/"
languages = ["es-MX", "en"]
timezone = "America/Mexico_City"
headline_cards = 2

[[municipality]]
id = "belmontejo"
name = "San Mateo Belmontejo de la Sierra"
state = "Estado de México"
office = "Dirección General de Comunicación Social"
address = "Plaza Principal s/n, Centro, C.P. 50000"
phone = "55 5000 0000"
on_call = "55 5000 0001"
email = "prensa@belmontejo.example"
whatsapp = "55 5000 0002"
hours = "Lunes a viernes, 9:00 a 18:00"
slogan = "Juntos por la sierra"
boilerplate = "San Mateo Belmontejo de la Sierra es un municipio de cuarenta mil habitantes."
color = "#ffd200"
logo = "marca/ancho.png"

[[municipality.administration]]
from = 2022-01-01
name = "Administración 2022-2024"
head = { name = "Rosa Ibarra Cano", office = "Presidenta Municipal Constitucional" }

[[municipality.administration]]
from = 2025-01-01
name = "Administración 2025-2027"
head = { name = "Tomás Aguirre", office = "Presidente Municipal" }

[[municipality]]
id = "tres-rios"
name = "Tres Ríos"
state = "Estado de México"
office = "Comunicación Social"
phone = "55 5000 0003"
color = "#12603a"
logo = "marca/alto.png"

[[municipality]]
id = "alameda"
name = "Alameda Central"
label = "Alcaldía"
state = "Ciudad de México"
office = "Comunicación Social"
color = "#5b2a86"

[[topic]]
id = "agua"
name = "Agua"

[[topic]]
id = "cultura"
name = "Cultura y patrimonio de los pueblos originarios"

[[topic]]
id = "vacio"
name = "Sin documentos"

[[person]]
id = "tomas-aguirre"
name = "Tomás Aguirre"
municipality = "belmontejo"
biography = "Presidente Municipal de San Mateo Belmontejo de la Sierra."
portrait = "content/retratos/tomas-aguirre.jpg"
portrait_credit = "Elena Prado"

[[person.offices]]
office = "Regidor de Obras Públicas"
from = 2022-01-01
to = 2024-12-31

[[person.offices]]
office = "Presidente Municipal Constitucional"
from = 2025-01-01

[[person]]
id = "sara-cid"
name = "Sara Cid Montes de Oca"
municipality = "belmontejo"
biography = "Secretaria del Ayuntamiento y vocera del gobierno municipal para obras, agua y protección civil."
offices = [{ office = "Secretaria del Ayuntamiento y Coordinadora de Protección Civil", from = 2025-01-01 }]

[[legend]]
text = "2026. Año de la Sierra y de sus Pueblos Originarios."
from = 2022-01-01
to = 2026-12-31

[[blackout]]
name = "Elecciones del Estado de México"
state = "Estado de México"
from = 2026-04-04T00:00:00
to = 2026-06-07T23:59:59
mode = "hide"
earlier = "keep"
source = "Calendario electoral"

[[blackout]]
name = "Elecciones de la Ciudad de México"
state = "Ciudad de México"
from = 2026-04-04T00:00:00
to = 2026-06-07T23:59:59
mode = "suspend"
earlier = "keep"
source = "Calendario electoral"
"""
CAPITALS = (
    "ENCABEZA PRESIDENTE MUNICIPAL LA ENTREGA DE 1,250 APOYOS ALIMENTARIOS Y ARRANCA EL BACHEO NOCTURNO EN 14 "
    "COLONIAS DE LA ZONA ORIENTE"
)
LONGEST = (
    "San Mateo Belmontejo y los municipios vecinos firman el convenio de agua potable que lleva a 46 colonias, "
    "dos mercados y once escuelas una red nueva de 38 kilómetros"
)
OFFICIALS = "\n".join(
    f"  - nombre: Funcionaria Número {number}\n    cargo: Directora General de Coordinación Interinstitucional, "
    f"Enlace Legislativo y Atención a los Pueblos Originarios de la Región {number}"
    for number in range(1, 16)
)
PARAGRAPH = (
    "La red nueva sale del pozo de la loma, baja por el camino viejo y llega a las colonias que desde hace once "
    "años reciben agua por pipa. Las cuadrillas trabajan de noche para no cerrar la avenida, y cada tramo se "
    "prueba antes de tapar la zanja.\n"
)


def document(title: str, *lines: str, body: str = PARAGRAPH) -> str:
    """A document with more lines of front matter."""
    return "\n".join(["---", f'titulo: "{title}"', *lines, "---", "", body])


def photo(number: int, size: tuple[int, int] = (1600, 1067)) -> bytes:
    """A plain landscape, each of another colour."""
    picture = Image.new("RGB", size, (206, 219, 226))
    pen = ImageDraw.Draw(picture)
    width, height = size
    for step in range(3):
        tone = (60 + 37 * number % 120, 110 - 22 * step + 13 * number % 60, 70 + 29 * number % 90)
        top = height * (5 + step) // 9
        pen.polygon(
            [(0, top + 90), (width // 2, top - 60), (width, top + 60), (width, height), (0, height)],
            fill=tone,
        )
    return _jpeg(picture)


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


def face() -> bytes:
    """A portrait of nobody."""
    picture = Image.new("RGB", (1600, 2000), (188, 196, 190))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((150, 1350, 1450, 2900), fill=(52, 66, 84))
    pen.ellipse((480, 400, 1120, 1250), fill=(196, 150, 120))
    return _jpeg(picture)


def mark(size: tuple[int, int]) -> bytes:
    """A mark with a frame, clear around it."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((4, 4, size[0] - 5, size[1] - 5), 24, fill=(18, 96, 58, 255))
    pen.ellipse((24, 24, min(size) - 24, min(size) - 24), fill=(255, 210, 0, 255))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def states() -> dict[str, str | bytes]:
    """Every file of the site."""
    return {
        "site.toml": SITE,
        "marca/ancho.png": mark((900, 180)),
        "marca/alto.png": mark((180, 420)),
        "content/retratos/tomas-aguirre.jpg": face(),
        **_releases(),
        **_documents(),
        **_notices(),
        **_events(),
    }


def many(count: int) -> Iterator[tuple[str, str]]:
    """So many releases of the borough, one a day back from the last day of February."""
    for number in range(count):
        day = date(2026, 2, 28) - timedelta(days=number)
        path = f"content/{BOROUGH}/comunicados/{day.year}/{day.isoformat()}-nota-{number}.md"
        yield (
            path,
            document(
                f"La alameda abre el taller número {count - number} de su casa de cultura", "temas: [cultura]"
            ),
        )


def _releases() -> dict[str, str | bytes]:
    here = f"content/{TOWN}/comunicados/2026"
    album = f"{here}/2026-02-20-red-de-agua"
    return {
        f"{here}/2026-02-28-apoyos.md": document(
            CAPITALS, "temas: [agua]", "folio: DGCS/280226/031", "destacado: sí"
        ),
        f"{album}/index.md": document(
            LONGEST,
            "folio: DGCS/200226/030",
            "temas: [agua, cultura]",
            "sumarios:\n  - Once escuelas tendrán agua todo el día.\n  - La obra termina en agosto.",
            "credito: Foto de Elena Prado",
            "paquete_de_prensa: sí",
            f"personas:\n  - Tomás Aguirre\n{OFFICIALS}",
            "videos:\n  - titulo: Recorrido por la obra\n    enlace: https://video.example.org/1\n    duracion: '2:15'\n"
            "    voz: Tomás Aguirre\n    transcripcion: La red nueva llega a 46 colonias.",
            "audios:\n  - titulo: Palabras en la loma\n    archivo: palabras.mp3\n    duracion: '0:48'\n"
            "    transcripcion: Hoy empieza la obra.",
            "adjuntos:\n  - archivo: tramos.csv\n    titulo: Los 38 kilómetros, tramo por tramo",
            "correcciones:\n  - fecha: 2026-02-21\n    dice: once mercados\n    debe_decir: dos mercados",
            "actualizado:\n  - fecha: 2026-02-22\n    nota: Se añadió el calendario de los tramos.",
            body=f"{PARAGRAPH}\n::: cita Tomás Aguirre, Presidente Municipal\nEl agua no espera.\n:::\n\n## Los tramos\n\n"
            f"{PARAGRAPH}\n::: datos La obra en cifras\n- **38 kilómetros** de red\n- **46** colonias\n:::\n\n{PARAGRAPH}",
        ),
        f"{album}/palabras.mp3": b"ID3",
        f"{album}/tramos.csv": "tramo,km\n1,4\n",
        **{f"{album}/{number:02}-obra.jpg": photo(number) for number in range(1, 26)},
        f"{here}/2026-02-10-sin-foto.md": document(
            "Abre el mercado", "temas: [cultura]", "seguimiento: DGCS/200226/030"
        ),
        f"{here}/2026-02-05-altepetl.md": document(
            "Nochi masewalmej kipiaj atl ipan altepetl",
            "idioma: nah",
            "traduccion_de: DGCS/050226/020",
            "temas: [agua]",
            body="Nochi masewalmej kipiaj atl.\n",
        ),
        f"{here}/2026-02-05-agua-para-todos.md": document(
            "Agua para todas las colonias", "folio: DGCS/050226/020", "temas: [agua]"
        ),
        f"{here}/2026-02-05-water.md": document(
            "Water for every neighbourhood",
            "idioma: en",
            "traduccion_de: DGCS/050226/020",
            "temas: [agua]",
            body="Water reaches every neighbourhood today.\n",
        ),
        f"{here}/2026-01-20-retirado.md": document(
            "Horarios del mercado",
            "retirado:\n  fecha: 2026-01-22\n  motivo: Los horarios eran los del año pasado.",
        ),
        f"{here}/2026-01-15-sustituido.md": document(
            "Calendario de pipas", "sustituido_por: DGCS/050226/020"
        ),
        f"content/{TOWN}/comunicados/2023/2023-05-10-anterior.md": document(
            "Entrega la presidenta municipal el primer tramo de la red", "temas: [agua]"
        ),
        f"content/{SMALL}/comunicados/2026/2026-02-11-unico.md": document(
            "Tres Ríos estrena su sala de prensa",
            "temas: [cultura]",
            "imagen:\n  archivo: rio.jpg\n  alt: Un río",
        ),
        f"content/{SMALL}/comunicados/2026/rio.jpg": photo(7),
        **dict(many(45)),
    }


def _documents() -> dict[str, str | bytes]:
    here = f"content/{TOWN}/documentos"
    return {
        f"{here}/2026-02-12-oficio.md": document(
            "Solicitud de ampliación de la red",
            "subtipo: oficio",
            "numero: PM/SMB/0123/2026",
            "asunto: Se solicita la ampliación de la red de agua potable",
            "destinatarios:\n  - nombre: Dra. Elena Prado Luna\n    cargo: Directora General\n"
            "    institucion: Comisión del Agua del Valle\n  - nombre: Ing. Raúl Mena\n    cargo: Subdirector de Obras",
            "firmantes:\n  - nombre: Tomás Aguirre\n    cargo: Presidente Municipal Constitucional\n"
            "  - nombre: Lic. Sara Cid\n    cargo: Secretaria del Ayuntamiento",
            "copias:\n  - nombre: Archivo",
            body=f"{PARAGRAPH}\nA. Que la red llega a 46 colonias.\n\nB. Que once escuelas no tienen agua.\n\n"
            f"C. Que el pozo alcanza para todas.\n\n{PARAGRAPH}",
        ),
        f"{here}/2026-02-14-convocatoria.md": document(
            "Convocatoria para cuidadores de fuentes",
            "subtipo: convocatoria",
            "plazo: 2026-03-15",
            "requisitos:\n  - Vivir en el municipio.\n  - Tener más de 18 años.\n  - Identificación oficial.",
        ),
    }


def _notices() -> dict[str, str | bytes]:
    return _dated(
        "avisos",
        "2026-02-28-corte|Corte de agua en el Centro, la Loma y las colonias de la ribera por reparación del pozo principal"
        "|nivel: emergencia|inicia: 2026-02-28T22:00|termina: 2026-03-02T06:00"
        "|colonias: [Centro, La Loma, Ribera Alta, Ribera Baja]"
        "|sumarios: [Guarde agua para dos días., Pida pipa gratis al 55 5000 0000.]",
        "2026-02-27-vacunas|Vacunación en la plaza"
        "|nivel: importante|inicia: 2026-02-27|termina: 2026-03-05|sede: Plaza Principal",
        "2026-02-26-predial|Descuento en el predial",
        "2026-02-25-cierre|Cierre de la avenida|inicia: 2026-02-25|termina: 2026-03-08",
        "2026-01-05-vencido|Frente frío|nivel: importante|inicia: 2026-01-05|termina: 2026-01-07",
        "2026-01-08-resuelto|Fuga en la calle Hidalgo|inicia: 2026-01-08"
        "|resuelto: {cuando: 2026-01-09T16:00, nota: La fuga se reparó.}",
    )


def _events() -> dict[str, str | bytes]:
    return _dated(
        "eventos",
        "2026-03-04-recorrido|Recorrido de medios por la obra|inicia: 2026-03-04T10:00|termina: 2026-03-04T12:00|sede: Pozo de la loma"
        "|acreditacion: En la entrada, desde las 9:30.",
        "2026-03-06-feria|Feria del agua|inicia: 2026-03-06T10:00|estado: pospuesto",
        "2026-03-07-concierto|Concierto|inicia: 2026-03-07T18:00|estado: cancelado",
        "2026-02-01-pasado|Asamblea de colonias|inicia: 2026-02-01T10:00",
    )


def _dated(folder: str, *rows: str) -> dict[str, str | bytes]:
    """Documents of the town, each written as `name|title|line of front matter|…`."""
    each = (row.split("|") for row in rows)
    return {f"content/{TOWN}/{folder}/{name}.md": document(title, *lines) for name, title, *lines in each}


def write(folder: Path) -> None:
    """Writes the site into a folder."""
    for name, content in states().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
