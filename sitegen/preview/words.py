"""The words of the preview: of the script in the page, and of its own sheets."""

from __future__ import annotations

from functools import cache

from sitegen.messages import say

SLIP = (
    "aside", "doubts", "form", "left", "more", "needed", "save", "see", "taken", "title", "unseen", "unsure",
    "wrong",
)  # fmt: skip


@cache
def script_words(language: str) -> dict[str, str]:
    """The words of the script's own buttons and titles."""
    return {
        "bar": say("preview-word-bar", language),
        "broken": say("preview-word-broken", language),
        "bug": say("preview-word-bug", language),
        "close": say("preview-word-close", language),
        "copied": say("preview-word-copied", language),
        "drop": say("preview-word-drop", language),
        "dropping": say("preview-word-dropping", language),
        "fine": say("preview-word-fine", language),
        "gone": say("preview-word-gone", language),
        "kept": say("preview-word-kept", language),
        "lang": language,
        "import": say("preview-word-import", language),
        "notwhole": say("preview-word-notwhole", language),
        "phone": say("preview-word-phone", language),
        "print": say("preview-word-print", language),
        "problems": say("preview-word-problems", language),
        "refused": say("preview-slip-wrong", language),
        "share": say("preview-word-share", language),
        "slip": say("preview-word-slip", language),
        "source": say("preview-word-source", language),
    }


@cache
def sheet_words(language: str) -> dict[str, str]:
    """The words of the preview's own pages."""
    return {
        "alt": say("preview-sheet-alt", language),
        "address": say("preview-sheet-address", language),
        "back": say("preview-sheet-back", language),
        "card": say("preview-sheet-card", language),
        "copied": say("preview-word-copied", language),
        "take": say("preview-sheet-copy", language),
        "cut": say("preview-sheet-cut", language),
        "looks": say("preview-sheet-looks", language),
        "nocard": say("preview-sheet-nocard", language),
        "noneyet": say("preview-sheet-noneyet", language),
        "phone": say("preview-word-phone", language),
        "photos": say("preview-sheet-photos", language),
        "save": say("preview-sheet-save", language),
        "share": say("preview-sheet-share", language),
        "subject": say("preview-sheet-subject", language),
        "texts": say("preview-sheet-texts", language),
    }


@cache
def slip_words(language: str) -> dict[str, str]:
    """The words of the sheet of a document that came in."""
    return {name: say(f"preview-slip-{name}", language) for name in SLIP}


@cache
def place_words(language: str) -> dict[str, str]:
    """The places where a headline is seen."""
    return {
        "whatsapp": say("preview-look-whatsapp", language),
        "search": say("preview-look-search", language),
        "phone": say("preview-look-phone", language),
        "paper": say("preview-look-paper", language),
    }


@cache
def network_words(language: str) -> dict[str, str]:
    """The networks by which a document is sent."""
    return {"whatsapp": "WhatsApp", "x": "X", "facebook": "Facebook", "email": say("share-email", language)}
