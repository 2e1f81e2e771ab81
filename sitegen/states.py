"""The 32 states of Mexico: INEGI's codes and names, the name that newsrooms use, and the zone of the clock.

Codes and names: INEGI, Catálogo Único de Claves de Áreas Geoestadísticas. Zones: Ley de los Husos
Horarios en los Estados Unidos Mexicanos (2022) by the names of the IANA database; municipalities of
the northern border have a zone of their own, which site.toml may set.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.text import closest, fold

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


@dataclass(frozen=True, slots=True)
class State:
    """A state: its INEGI code (two digits, as text), official name, common name, and zone."""

    code: str
    official: str
    name: str
    zone: str = CENTRE

    @property
    def zones(self) -> frozenset[str]:
        """The zones of its municipalities: those of the northern border and of two bays differ."""
        same = _SAME if self.zone in _SAME else (self.zone,)
        return frozenset((*same, *_OTHERS.get(self.code, ())))


STATES = (
    State("01", "Aguascalientes", "Aguascalientes"),
    State("02", "Baja California", "Baja California", "America/Tijuana"),
    State("03", "Baja California Sur", "Baja California Sur", "America/Mazatlan"),
    State("04", "Campeche", "Campeche"),
    State("05", "Coahuila de Zaragoza", "Coahuila", "America/Monterrey"),
    State("06", "Colima", "Colima"),
    State("07", "Chiapas", "Chiapas"),
    State("08", "Chihuahua", "Chihuahua", "America/Chihuahua"),
    State("09", "Ciudad de México", "Ciudad de México"),
    State("10", "Durango", "Durango", "America/Monterrey"),
    State("11", "Guanajuato", "Guanajuato"),
    State("12", "Guerrero", "Guerrero"),
    State("13", "Hidalgo", "Hidalgo"),
    State("14", "Jalisco", "Jalisco"),
    State("15", "México", "Estado de México"),
    State("16", "Michoacán de Ocampo", "Michoacán"),
    State("17", "Morelos", "Morelos"),
    State("18", "Nayarit", "Nayarit", "America/Mazatlan"),
    State("19", "Nuevo León", "Nuevo León", "America/Monterrey"),
    State("20", "Oaxaca", "Oaxaca"),
    State("21", "Puebla", "Puebla"),
    State("22", "Querétaro", "Querétaro"),
    State("23", "Quintana Roo", "Quintana Roo", "America/Cancun"),
    State("24", "San Luis Potosí", "San Luis Potosí"),
    State("25", "Sinaloa", "Sinaloa", "America/Mazatlan"),
    State("26", "Sonora", "Sonora", "America/Hermosillo"),
    State("27", "Tabasco", "Tabasco"),
    State("28", "Tamaulipas", "Tamaulipas", "America/Monterrey"),
    State("29", "Tlaxcala", "Tlaxcala"),
    State("30", "Veracruz de Ignacio de la Llave", "Veracruz"),
    State("31", "Yucatán", "Yucatán", "America/Merida"),
    State("32", "Zacatecas", "Zacatecas"),
)


def state_of(told: str) -> State | None:
    """The state of a code or a name, whatever its accents; None where there is none."""
    named = fold(told.strip())
    named = named.zfill(2) if named.isdecimal() else named  # `9` is 09
    for one in STATES:
        if named in (one.code, fold(one.official), fold(one.name)):
            return one
    return None


def nearest(told: str) -> str:
    """The name that comes nearest to what was told, "" where none does."""
    return closest(told, [one.name for one in STATES])
