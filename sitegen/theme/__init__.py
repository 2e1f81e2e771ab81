"""The dress: themes, their assets and pictures, and the rendering of views."""

from sitegen.theme.assets import asset_files, asset_names
from sitegen.theme.chain import Theme, load
from sitegen.theme.images import encode
from sitegen.theme.press import WORTH, Holds, printed, proof
from sitegen.theme.render import Renderer

__all__ = [
    "WORTH",
    "Holds",
    "Renderer",
    "Theme",
    "asset_files",
    "asset_names",
    "encode",
    "load",
    "printed",
    "proof",
]
