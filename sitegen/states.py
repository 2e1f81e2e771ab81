"""The 32 states of Mexico: INEGI's codes and names, the name that newsrooms use, and the zone of the clock.

Codes and names: INEGI, Catálogo Único de Claves de Áreas Geoestadísticas. Zones: Ley de los Husos
Horarios en los Estados Unidos Mexicanos (2022) by the names of the IANA database; municipalities of
the northern border have a zone of their own, which site.toml may set.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import msgspec

from sitegen.text import closest, collapse, fold

CENTRE = "America/Mexico_City"


# Zones of single municipalities, by state; those of the centre keep one clock under several names.
_SAME = (CENTRE, "America/Monterrey", "America/Merida")
_OTHERS = {
    "05": ("America/Matamoros",),
    "08": ("America/Ciudad_Juarez", "America/Ojinaga"),
    "18": ("America/Bahia_Banderas",),
    "19": ("America/Matamoros",),
    "28": ("America/Matamoros",),
}


class State(msgspec.Struct, frozen=True):
    """A state: its INEGI code (two digits, as text), official name, common name, zone, and short forms.

    These stand as `text.fold` has them, one after a comma, without points.
    """

    code: str
    official: str
    name: str
    zone: str = CENTRE
    short: str = ""

    @property
    def zones(self) -> frozenset[str]:
        """The zones of its municipalities: those of the northern border and of two bays differ."""
        same = _SAME if self.zone in _SAME else (self.zone,)
        return frozenset((*same, *_OTHERS.get(self.code, ())))


STATES = (
    State("01", "Aguascalientes", "Aguascalientes", short="ags"),
    State("02", "Baja California", "Baja California", "America/Tijuana", short="b c, bc"),
    State("03", "Baja California Sur", "Baja California Sur", "America/Mazatlan", short="b c s, bcs"),
    State("04", "Campeche", "Campeche", short="camp"),
    State("05", "Coahuila de Zaragoza", "Coahuila", "America/Monterrey", short="coah"),
    State("06", "Colima", "Colima", short="col"),
    State("07", "Chiapas", "Chiapas", short="chis"),
    State("08", "Chihuahua", "Chihuahua", "America/Chihuahua", short="chih"),
    State("09", "Ciudad de México", "Ciudad de México", short="cdmx, c d m x, df, d f, distrito federal"),
    State("10", "Durango", "Durango", "America/Monterrey", short="dgo"),
    State("11", "Guanajuato", "Guanajuato", short="gto"),
    State("12", "Guerrero", "Guerrero", short="gro"),
    State("13", "Hidalgo", "Hidalgo", short="hgo"),
    State("14", "Jalisco", "Jalisco", short="jal"),
    State("15", "México", "Estado de México", short="edo mex, edomex, edo de mexico, edo de mex, mex"),
    State("16", "Michoacán de Ocampo", "Michoacán", short="mich"),
    State("17", "Morelos", "Morelos", short="mor"),
    State("18", "Nayarit", "Nayarit", "America/Mazatlan", short="nay"),
    State("19", "Nuevo León", "Nuevo León", "America/Monterrey", short="n l, nl"),
    State("20", "Oaxaca", "Oaxaca", short="oax"),
    State("21", "Puebla", "Puebla", short="pue"),
    State("22", "Querétaro", "Querétaro", short="qro"),
    State("23", "Quintana Roo", "Quintana Roo", "America/Cancun", short="q roo, qroo, q r"),
    State("24", "San Luis Potosí", "San Luis Potosí", short="s l p, slp"),
    State("25", "Sinaloa", "Sinaloa", "America/Mazatlan", short="sin"),
    State("26", "Sonora", "Sonora", "America/Hermosillo", short="son"),
    State("27", "Tabasco", "Tabasco", short="tab"),
    State("28", "Tamaulipas", "Tamaulipas", "America/Monterrey", short="tamps"),
    State("29", "Tlaxcala", "Tlaxcala", short="tlax"),
    State("30", "Veracruz de Ignacio de la Llave", "Veracruz", short="ver"),
    State("31", "Yucatán", "Yucatán", "America/Merida", short="yuc"),
    State("32", "Zacatecas", "Zacatecas", short="zac"),
)


@functools.cache
def _forms() -> Mapping[str, State]:
    names = {fold(name): one for one in STATES for name in (one.official, one.name)}
    return names | {form.strip(): one for one in STATES for form in one.short.split(",")}


def called(text: str) -> State | None:
    """The state that a text names and nothing else ("B.C.", "Edo. Méx.", "TABASCO"); None for any other."""
    words = collapse(re.sub(r"[^\w ]+", " ", fold(text)))
    return _forms().get(words) or _forms().get(words.replace(" ", ""))


def state_of(told: str) -> State | None:
    """The state of a code (`9` is 09) or of a name in any form; None where there is none."""
    code = told.strip().zfill(2)
    return next((one for one in STATES if one.code == code), None) or called(told)


def nearest(told: str) -> str:
    """The name that comes nearest to what was told, "" where none does."""
    return closest(told, [one.name for one in STATES])
