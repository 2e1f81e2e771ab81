"""The output folder: one whole build, put in place in one step, and only what we wrote removed."""

from sitegen.output.holding import Holding
from sitegen.output.publication import (
    FOLDER,
    KEPT,
    Place,
    Published,
    expect_ours,
    held,
    home_of,
    kept_of,
    opened,
    publish,
)

__all__ = [
    "FOLDER",
    "KEPT",
    "Holding",
    "Place",
    "Published",
    "expect_ours",
    "held",
    "home_of",
    "kept_of",
    "opened",
    "publish",
]
