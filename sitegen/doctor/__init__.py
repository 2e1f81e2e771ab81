"""The door `doctor`: finds what usually goes wrong around a site, and says how to mend it."""

from sitegen.doctor.visit import EXAMS, Visit, examine

__all__ = ["EXAMS", "Visit", "examine"]
