"""Furniture of web pages: which lines are a page's own, by the words that they are made of.

Six questions, each asked of a whole line and none of what stands around it: is it made of nothing but
a page's vocabulary (page.json: buttons, what is counted, and the words that join them), does it call
the reader to something of the page, does it link to other news, does it tell who or what made the
page, is it the name of a file or a template's code, does it ask for consent?
What it counts has no date in it: that is left to who reads dates.
"""

from __future__ import annotations

import re

from sitegen.intake.release.dates import dates_in, flat
from sitegen.intake.release.names import lexicon
from sitegen.text import fold

_LONGEST = 240  # letters of a line that can be a page's own; its paragraphs of consent and calls are longer
_MOST = 24  # words of a line of buttons
_EDGES = ' \t*_·•|¡!¿?.…"“”-–—>/[]'
_NEW_WINDOW = re.compile(r"\s*\((?:(?:se )?abre en|opens? in)\b[^()]*\)\W*$")
_NETWORK = re.compile(
    r"facebook|twitter|instagram|you\s?tube|tik\s?tok|whats\s?app|telegram|messenger|linkedin|pinterest|reddit|threads|"
    r"google\s?(?:\+|news)?|flipboard|tumblr|skype|spotify|bluesky|\brss\b",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-záéíóúñ])(?=[A-ZÁÉÍÓÚÑ])")  # "FacebookTweet"

# --- whom it calls, and to what ---------------------------------------------------
# Only in forms that no headline has: "Recibe Tijuana…" tells news. What it calls to stands close behind.
_CALL = re.compile(
    r"\W*(?:un(?:ete|ase)|suscri(?:bete|base)|sigue(?:nos)?|siganos|(?:tu|your)\s+(?:direccion|e-?mail)|tu\s+navegador|"
    r"te\s+ha\s+(?:gustado|parecido)|please|you\s+must|asegurese\s+de\s+introducir|para\s+que\s+.{3,40}\s+siga)\b.{0,40}?\b"
    r"(?:nuestr[oa]s?\s+(?:boletin|canal|newsletter|redes)|est[ea]\s+(?:articulo|nota|noticia)|be\s+published|"
    r"no\s+(?:sera\s+publicada|soporta)|enter\s+your\s+(?:comment|e-?mail|name)|post\s+a\s+comment|"
    r"informacion\s+(?:gratuita|requerida))\b"
)

# --- what else a whole line says ---------------------------------------------------
_OTHER_NEWS = re.compile(
    r"\W*(?:(?:tambien\s+)?(?:te|le)\s+(?:puede|podria)\s+interesar|(?P<told>(?:lee|lea|mira|ve)\s+tambien\s*:)|(?:lee|lea|mira|ve)\s+tambien|ant\.|sig\.|"
    r"(?:anterior|siguiente)\s*(?:[:»«|›‹→←]|(?=b\d)))\s*[:»«|\-–—›‹→←]*\s*(?=\S)"
)
_ARROW = re.compile(r"[«‹←]\s[^\Wa-zñ][^».]{8,160}|[^\Wa-zñ][^«.]{8,160}\s[»›→]")
_FORMS = tuple(
    re.compile(form)
    for form in (
        # who and what made the page
        r".{0,60}©.{0,120}|\(c\).{0,100}",
        r".{0,60}\b(?:derechos\s+reservados|all\s+rights\s+reserved)\b.{0,80}|copyright\b.{0,100}",
        r"(?:con\s+(?:la\s+)?tecnologia\s+de|(?:proudly\s+)?powered\s+by|reviewed\s+by|theme:)\s.{2,60}",
        # who wrote it, where it is filed, where it is from
        r"(?:publicad|posted|escrit|redactad)[oa]?\s*(?:por|by)\s*:?\s+.{2,60}",
        r"(?:(?:por|by|texto|de)\s*:?\s*(?:la\s+)?)?(?:(?:redaccion|staff)(?:\s[^.,:]{2,24})?|agencias)(?:\s*[/|–-]\s*[^.,:]{2,30})?",
        r"(?:por|by)\s*:?\s*(?:comunicacion\s+social|prensa|super\s+user|admin\w*|webmaster|editor)|por\s*:",
        r"(?:fuente|con\s+informacion\s+de)\s*:\s*[^.:]{2,40}|(?:via|fuente)\s*:?\s+\S+\.\S+",
        r"(?:etiquetas|tags|categorias?|archivado\s+en|filed\s+under)\s*:\s*.{2,160}",
        r"(?:inicio|home|portada)\s*[»>/›|]\s*[^:]{2,160}|(?:(?:usted\s+)?esta[s]?\s+aqui|you\s+are\s+here)\s*:.{0,120}",
        # how long ago
        r"hace\s+\d+\s+(?:minuto|hora|dia|semana)s?|\d+\s+\w+\s+ago(?:on)?|publicado\s+hace",
        r"(?:ayer|anteayer|el\s\w+\spasado)(?:\sa\slas)?\s\d{1,2}[:.]\d\d(?:\s?(?:hrs?|h|[ap]\.?\s?m)\.?)?",
        r"(?:ultima\s+actualizacion|last\s+updated)\s*:?.{0,40}",
        # names of files, and what a template forgot to fill in
        r"[^\s:;!?]{1,90}\.(?:jpe?g|png|gif|webp|jfif|heic|tiff?|bmp|svg|mp4|mov|mp3|pdf|docx?|xlsx?|pptx?|zip)",
        r"[^:;!?]{1,90}[\s(]\d[\d.]*\)?\.(?:jpe?g|png)",  # "La obra 1.1 (4).jpg"
        r"(?:img|dsc|wa|image|foto)[-_ ]?\d{3,}[-_\w]*|whatsapp\s(?:image|video|audio)\b.{0,50}",
        r"[a-z]{2,}\d*(?:_[a-z0-9]+)+",
        r"[a-z_]+(?:\s+[a-z_]+=[\"“”][^\"“”]*[\"“”]?)+\s*/?|(?:spot_img)+",
        r".{0,60}\be?-?mail\s+address\s+is\s+being\s+protected\b.{0,200}|.{0,80}\bprotegid[oa]\s+contra\s.{0,40}\bspam\b.{0,200}",
        # of its machinery
        r"(?:the|this)\s+event\s+(?:is|has)\s+\w+|el\s+tiempo\s+en:\s+.{3,30}|hay\s+\d+\s+invitados?\b.{0,40}\ben\s+linea",
        r"publish\s+modules\s+to\s.{3,60}|(?:esta\s+)?(?:noticia|nota)\s+pertenece\s+al?\s.{3,60}",
        r"(?:foto|imagen|photo)\s+\d+\s+de\s+\d+.{0,20}|-?\d{1,2}(?:[.,]\d)?\s?(?:[°º]\s?c?|c)",
        r"advertis(?:e?ment|ing)|(?:publicidad(?:\s+\w\w)?\s*)+|banner\s+-\s.{2,60}|\(mas\W*\)",
        r"(?:los\s+)?comentarios\s+estan\s+cerrados",
    )
)
_FILE = re.compile(r"(?=.*[a-z]{3})[a-z0-9]+(?:[-_][a-z0-9]+){2,}")
_TEMPLATE = re.compile(r"\S*\$\w\S*\(\S*\)\S*")
_STAMPED = re.compile(r"\b[a-z]{5,}\d{1,2} [a-z]+,? \d{4,}|\d{3,}min\d")  # "redactor21 mayo, 20232min146"
_HASHTAGS = re.compile(r"[#＃]\w+(?:[\s,|]+[#＃@]\w+)*")
_SHORT = 60  # letters
_CONSENT = re.compile(
    r"\b(?:we use|usamos|utilizamos|utiliza|uses|website|este sitio|esta pagina|navegador|browser|consent\w*|"
    r"necessary|functional|analytical|performance|advertisement|necesarias|analiticas|publicidad)\b"
)


def is_furniture(text: str) -> bool:
    """Whether a whole line is a web page's own, by what it is made of."""
    text = text.strip("*_ ")
    return (
        _is_of_the_page(text)
        or _is_call(text)
        or _is_other_news(text)
        or _is_told_of_the_page(text)
        or _is_code(text)
        or _asks_for_consent(text)
    )


def _is_of_the_page(text: str) -> bool:
    """Whether a line has no word but those of a page: "Deja un comentario", "Ver todos los resultados"."""
    if len(text) > _LONGEST or announces_others(text):
        return False
    known = lexicon("page")
    folded = _NEW_WINDOW.sub("", fold(_HUMP.sub(" ", _NETWORK.sub(" x ", text))))
    words = re.findall(r"[^\W\d_]+|\d+", folded)
    told = {word for word in words if not word.isdigit()}
    counted = told & known["counted"]
    if any(word.isdigit() for word in words) and (not counted or dates_in(text)):
        return False
    said = counted or told & known["buttons"] or "x" in told
    every = known["buttons"] | known["counted"] | known["joints"] | {"x"}
    named = words[:1] and words[0] in known["subjects"]  # "La respuesta", "Todos a leer": a text's own heads
    return 0 < len(words) <= _MOST and bool(said) and told <= every and not named


def announces_others(text: str) -> bool:
    """Whether a short line announces a list of other news as pages do: "Lo más leído"."""
    known = lexicon("page")
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    short = len(text.strip(_EDGES)) < _SHORT and not re.search(r"\d", text)
    return short and bool(words & known["lists"]) and words <= known["lists"] | known["announcing"]


def _is_call(text: str) -> bool:
    """Whether a line calls the reader to something of the page: its channel, its form, its button."""
    return len(text) <= _LONGEST and _CALL.match(fold(text)) is not None


def _is_other_news(text: str) -> bool:
    """Whether a line links to other news by their headline: "Lee también: Abren…", "« Abren…"."""
    link = _OTHER_NEWS.match(flat(text))
    rest = text[link.end() :] if link else ""
    headed = rest[:1].isupper() or rest[:1] in tuple('“"«¿¡')
    headed = headed and len(rest.split()) > 2  # noqa: PLR2004 - a headline
    sentence = link is not None and not link["told"] and re.search(r"\w\.$", rest)
    return bool(_ARROW.fullmatch(text) or (headed and not sentence))


def _is_told_of_the_page(text: str) -> bool:
    """Whether a line says who made or filed the page, and how long ago."""
    if len(text) > _LONGEST:
        return False
    folded = fold(text.strip(_EDGES))
    return any(form.fullmatch(folded) for form in _FORMS)


def _is_code(text: str) -> bool:
    """Whether a line is a file's name, a page's number, hashtags, or was put together by a program."""
    bare = text.strip(_EDGES)
    stamped = _STAMPED.search(fold(text)) is not None and len(text) < _SHORT
    return bool(
        stamped or _FILE.fullmatch(bare) or _TEMPLATE.fullmatch(text) or _HASHTAGS.fullmatch(text)
    ) or _is_page_number(text)


def _is_page_number(text: str) -> bool:
    """Whether a line is "2/5" and no folio, "108/2025"."""
    found = re.fullmatch(r"([1-9]\d{0,2})\s*[/|]\s*([1-9]\d{0,2})", text)
    return found is not None and int(found[1]) <= int(found[2])


def _asks_for_consent(text: str) -> bool:
    """Whether a paragraph is of a page's window about cookies, which no news speaks of."""
    return bool(re.search(r"\bcookies\b", fold(text)) and _CONSENT.search(fold(text)))
