"""Intake: what lies on a press office's desk becomes releases. A door of its own."""
