"""Draw the pictures of the demonstration newsroom again: `python docs/illustrations [folder]`.

They are illustrations made for this project, and the pages say so; no
photograph of a real person is in the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import izcalli
import juarez
from canvas import Canvas

_IZCALLI = "cuautitlan-izcalli"
_JUAREZ = "benito-juarez"
_MEETING = f"{_IZCALLI}/comunicados/2026/2026-01-13-encuentro-presidencias-municipales"
_DRILL = f"{_JUAREZ}/comunicados/2026/2026-02-18-simulacro-metropolitano"
_SPORT = f"{_JUAREZ}/comunicados/2026/2026-02-03-deporte-bienestar"

PICTURES: dict[str, Callable[[], Canvas]] = {
    f"{_MEETING}/01-encuentro.jpg": izcalli.assembly,
    f"{_MEETING}/02-obra-publica.jpg": izcalli.works,
    f"{_MEETING}/03-seguridad.jpg": izcalli.streets,
    f"{_IZCALLI}/comunicados/2026/mesa-de-trabajo.jpg": izcalli.attendance,
    f"{_IZCALLI}/comunicados/2022/puertas-abiertas.jpg": izcalli.open_house,
    f"{_IZCALLI}/paginas/cuautitlan-izcalli.jpg": izcalli.town,
    f"{_DRILL}/01-punto-de-reunion.jpg": juarez.drill,
    f"{_DRILL}/02-equipamiento.jpg": juarez.equipment,
    f"{_SPORT}/01-pista.jpg": juarez.track,
    f"{_SPORT}/02-cancha.jpg": juarez.court,
    f"{_SPORT}/03-alberca.jpg": juarez.pool,
    f"{_JUAREZ}/comunicados/2026/dos-ciudades.jpg": juarez.two_cities,
    f"{_JUAREZ}/comunicados/2026/arbolado.jpg": juarez.pines,
    f"{_JUAREZ}/comunicados/2026/tres-dimensiones.jpg": juarez.three_pillars,
    f"{_JUAREZ}/comunicados/2026/vacunacion.jpg": juarez.vaccines,
    f"{_JUAREZ}/comunicados/2026/mercado.jpg": juarez.market,
    f"{_JUAREZ}/comunicados/2026/calle-recuperada.jpg": juarez.street_back,
    f"{_JUAREZ}/comunicados/2026/desarrollo-humano.jpg": juarez.laurel,
    f"{_JUAREZ}/comunicados/2026/cifras.jpg": juarez.figures,
    f"{_JUAREZ}/paginas/benito-juarez.jpg": juarez.park,
}


def main(folder: Path) -> None:
    """Draw every picture under a content folder, and say how large each is."""
    for name, draw in PICTURES.items():
        size = draw().save(folder / name)
        sys.stdout.write(f"{size / 1000:6.0f} KB  {name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "content")
