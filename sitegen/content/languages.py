"""The languages that a document may be written in: by name, or by BCP 47 tag.

Names: Mexico's national languages with most speakers (INALI's catalogue), and the
languages of its neighbours and guests. A name that stands for a family (náhuatl, otomí,
mixteco) gets the tag of a collection of languages (ISO 639-5), never one of its members.
"""

from __future__ import annotations

import re

from sitegen.text import fold

# Subtags as BCP 47 (RFC 5646) has them: language, script, region, variants.
_TAG = re.compile(
    r"([a-z]{2,3})(-[a-z]{4})?(-(?:[a-z]{2}|[0-9]{3}))?((?:-[a-z0-9]{5,8}|-[0-9][a-z0-9]{3})*)", re.IGNORECASE
)

_COLLECTIONS = frozenset(("omq", "nai"))  # of languages that people name apart
_NAMES = {
    "es": ("español", "castellano", "spanish"),
    "en": ("inglés", "english"),
    "fr": ("francés", "french", "français"),
    "pt": ("portugués", "portuguese", "português"),
    "de": ("alemán", "german", "deutsch"),
    "it": ("italiano", "italian"),
    "zh": ("chino", "chinese"),
    "ht": ("criollo haitiano", "haitian creole"),
    "nah": ("náhuatl", "nahuatl", "mexicano"),
    "yua": ("maya", "maya yucateco", "yucatec maya"),
    "tzo": ("tsotsil", "tzotzil"),
    "tzh": ("tseltal", "tzeltal"),
    "ctu": ("ch'ol", "chol"),
    "toj": ("tojolabal", "tojol-ab'al"),
    "zap": ("zapoteco", "diidxazá", "zapotec"),
    "oto": ("otomí", "hñähñu", "otomi"),
    "maz": ("mazahua", "jñatjo"),
    "mat": ("matlatzinca",),
    "ocu": ("tlahuica", "ocuilteco", "pjiekakjoo"),
    "omq": (
        "mixteco",
        "tu'un savi",
        "mixtec",
        "mazateco",
        "mazatec",
        "chinanteco",
        "triqui",
        "chatino",
        "cuicateco",
        "popoloca",
    ),
    "nai": ("totonaco", "tutunakú", "totonac", "mixe", "ayuujk", "zoque", "tepehua"),
    "hus": ("huasteco", "teenek", "tének", "huastec"),
    "tsz": ("purépecha", "tarasco", "p'urhépecha"),
    "tar": ("tarahumara", "rarámuri"),
    "hch": ("huichol", "wixárika"),
    "crn": ("cora", "náayeri"),
    "mfy": ("mayo", "yoreme"),
    "yaq": ("yaqui", "jiak noki"),
    "ote": ("otomí del mezquital", "otomí del valle del mezquital"),
    "amu": ("amuzgo",),
    "tcf": ("tlapaneco", "me'phaa"),
    "huv": ("huave", "ombeayiüts"),
    "chf": ("chontal de tabasco", "yokot'an"),
    "sei": ("seri", "comcaac"),
    "kic": ("kikapú", "kickapoo"),
    "mam": ("mam",),
    "quc": ("quiché", "k'iche'"),
    "kek": ("q'eqchi'", "kekchí"),
    "pei": ("chichimeca jonaz",),
    "mfs": ("lengua de señas mexicana", "lsm"),
}
_BY_NAME = {fold(name): tag for tag, names in _NAMES.items() for name in names}


def name_of(tag: str) -> str:
    """The Spanish name of a language of Mexico; "" where its tag stands for several, or has no name here."""
    primary = tag.partition("-")[0]
    return "" if primary in _COLLECTIONS else _NAMES.get(primary, ("",))[0]


def tag_of(text: str) -> str:
    """The BCP 47 tag of a language's name or tag, in its usual case (`es-MX`), or "" if it is neither."""
    known = _BY_NAME.get(fold(text.strip().replace("’", "'")))
    if known is not None:
        return known
    written = _TAG.fullmatch(text.strip())
    if written is None:
        return ""
    language, script, region, variants = written.groups()
    return f"{language.lower()}{(script or '').title()}{(region or '').upper()}{variants.lower()}"


def names() -> tuple[str, ...]:
    """Every name that is understood, for a "did you mean"."""
    return tuple(sorted(name for each in _NAMES.values() for name in each))
