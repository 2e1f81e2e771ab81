"""The output folder: one whole build, put in place in one step, and only what we wrote removed."""

from sitegen.output.publication import Published, publish

__all__ = ["Published", "publish"]
