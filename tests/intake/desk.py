"""A site's settings for tests of the intake, and documents as editors of offices make them."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from sitegen import config
from sitegen.config.settings import Config

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
