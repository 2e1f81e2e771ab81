"""The output folder: one whole build, put in place in one step, and only what we wrote removed."""

from sitegen.output.publication import KEPT, Place, Published, opened, publish

__all__ = ["KEPT", "Place", "Published", "opened", "publish"]
