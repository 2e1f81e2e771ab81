"""The dress: themes, their assets and pictures, and the rendering of views."""

from sitegen.theme.assets import asset_files, asset_names
from sitegen.theme.chain import Theme, load
from sitegen.theme.darkroom import developed, made_of
from sitegen.theme.images import encode
from sitegen.theme.keeping import Holds, Put
from sitegen.theme.mentions import unused
from sitegen.theme.offering import is_bared, offered
from sitegen.theme.press import checked, printed
from sitegen.theme.proofs import proof
from sitegen.theme.render import Renderer

__all__ = [
    "Holds",
    "Put",
    "Renderer",
    "Theme",
    "asset_files",
    "asset_names",
    "checked",
    "developed",
    "encode",
    "is_bared",
    "load",
    "made_of",
    "offered",
    "printed",
    "proof",
    "unused",
]
