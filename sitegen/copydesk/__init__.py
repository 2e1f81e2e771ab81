"""The copy desk: what a reader would miss or stumble over in one document, whoever asks."""

from sitegen.copydesk.desk import CHECKS, Check, noticed

__all__ = ["CHECKS", "Check", "noticed"]
