"""The dress: themes, their assets and pictures, and the rendering of views."""

from sitegen.theme.assets import asset_files, asset_names
from sitegen.theme.chain import Theme, load
from sitegen.theme.darkroom import developed, made_of
from sitegen.theme.images import MARKS, bare, bare_drawing, encode
from sitegen.theme.keeping import Holds
from sitegen.theme.press import checked, printed, proof
from sitegen.theme.render import Renderer

__all__ = [
    "MARKS",
    "Holds",
    "Renderer",
    "Theme",
    "asset_files",
    "asset_names",
    "bare",
    "bare_drawing",
    "checked",
    "developed",
    "encode",
    "load",
    "made_of",
    "printed",
    "proof",
]
