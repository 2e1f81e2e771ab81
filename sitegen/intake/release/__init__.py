"""From blocks to a release: what a careful reader takes from a text, each fact with its words."""

from sitegen.intake.release.read import analyse

__all__ = ["analyse"]
