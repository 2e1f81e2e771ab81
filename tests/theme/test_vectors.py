"""Marks drawn as SVG lose everything but the drawing."""

from __future__ import annotations

import pytest

from sitegen.theme.vectors import VectorError, bare_svg

DRAWN = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Hecho por SECRETO -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 viewBox="0 0 9 9" inkscape:export-filename="C:\\Users\\SECRETO\\logo.png" onload="SECRETO()">
<metadata><rdf:RDF>SECRETO</rdf:RDF></metadata><inkscape:grid id="SECRETO"/><script>SECRETO</script>
<title>Escudo</title><defs><path id="a" d="M0 0h9v9z"/></defs>
<use xlink:href="#a" fill="#7b1e3a"/><image xlink:href="https://SECRETO.example/x.png"/></svg>"""


def test_only_the_drawing_is_left() -> None:
    drawn = bare_svg(DRAWN)

    assert b"SECRETO" not in drawn
    for kept in (b'viewBox="0 0 9 9"', b"Escudo", b'd="M0 0h9v9z"', b'href="#a"', b'fill="#7b1e3a"'):
        assert kept in drawn
    assert bare_svg(drawn) == drawn


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(VectorError):
        bare_svg(data)
