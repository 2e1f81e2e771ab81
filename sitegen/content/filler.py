"""Filler: documents that still say what their template said."""

from __future__ import annotations

from sitegen.text import fold

# The titles of the forms that a phone begins with (founding/forms), folded.
TITLES = frozenset(
    map(
        fold,
        (
            "Escriba aquí el título",
            "Escriba aquí qué pasa y dónde",
            "Escriba aquí la emergencia y el lugar",
            "Write here the title",
            "Write here what happens and where",
            "Write here the emergency and the place",
        ),
    )
)


def is_filler(title: str) -> bool:
    """Whether a title is still the one that its template came with."""
    return fold(title) in TITLES
