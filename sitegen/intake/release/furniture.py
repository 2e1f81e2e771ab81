"""Furniture of web pages: which lines are a page's own, by the words that they are made of.

Six questions, each asked of a whole line and none of what stands around it: is it made of nothing but
a page's vocabulary (page.json: buttons, what is counted, and the words that join them), does it call
the reader to something of the page, does it link to other news, does it tell who or what made the
page, is it the name of a file or a template's code, does it ask for consent?
A line with a date is left to who reads dates.
"""

from __future__ import annotations

import functools
import json
import re
from importlib import resources

from sitegen.intake.release.dates import dates_in, flat
from sitegen.text import fold

_LONGEST = 240  # letters of a line that can be a page's own; its paragraphs of consent and calls are longer
_LONGEST_CALL = 45  # words
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
_CALL = re.compile(
    r"\W*(?:un(?:ete|ase)|suscri(?:bete|base)|siguenos|siganos|sigue\s+(?:a|nuestr\w+)|recibe|descarga|activa|dale|"
    r"compart(?:e|elo|enos)|enterate|mantente|registrate|escribenos|envianos|mandanos|apoyanos|ayudanos|dejanos|danos|"
    r"visitanos|cuentanos|comenta|opina|deja|contribuye|quieres|te\s+invitamos\s+a\s+(?:seguir\w*|leer|suscrib\w+)|"
    r"(?:da|haz|haga)\s+cli(?:c|ck|k)|no\s+(?:te\s+pierdas|olvides)|inicia\s+sesion|debes|puedes\s+ser|se\s+el\s+primero|"
    r"join|subscribe|follow|get|sign\s+up|log\s?in|click|please|you\s+must|be\s+the\s+first|save|"
    r"(?:tu|su|your)\s+(?:direccion|correo|e-?mail)|los\s+campos|required|asegurese|guarda|notifica\w*|avisame|"
    r"alguna\s+sugerencia|nos\s+interesa|te\s+(?:ha|gusto|parecio|sirvio|fue)|si\s+te\s+gusto|que\s+(?:opinas|te\s+parecio)|"
    r"califica|valora|rate|was\s+this|tu\s+navegador|para\s+que\s+.{3,40}\s+siga\s+(?:ofreciendo|informando|publicando))\b"
)
_TO_THE_PAGE = re.compile(
    r"\b(?:whats\s?app|telegram|facebook|twitter|instagram|youtube|tik\s?tok|newsletter|canal(?:es)?|suscri\w+|"
    r"notificaciones|google\s+news|redes(?:\s+sociales)?|social\s+media|inbox|noticias\s+en\s+tu|comment\w*|comenta\w*|"
    r"nuestr[oa]\s+(?:boletin|app|web|sitio|pagina|comunidad|grupo|perfil|podcast)|conversacion|respond\w*|reply|"
    r"est[ea]\s+(?:contenido|articulo|nota|noticia|article|post)|publicada|published|marcados|marked|html|name|"
    r"sugerencia|opinion|gratuita|clic\s+aqui|navegador|browser)\b"
)

# --- what else a whole line says ---------------------------------------------------
_OTHER_NEWS = re.compile(
    r"\W*(?:(?:tambien\s+)?(?:te|le)\s+(?:puede|podria|pueden?)\s+(?:interesar|gustar)|"
    r"(?:lee|leer|lea|mira|ver|ve|vea|checa|consulta)\s+(?:tambien|ademas|mas)|te\s+(?:recomendamos|sugerimos)|puedes\s+leer|"
    r"(?:nota|noticia|entrada|articulo|contenido|post)s?\s+(?:relacionad[oa]s?|anterior|siguiente)|recomendad[oa]s?|"
    r"no\s+te\s+pierdas|read\s+(?:more|also)|related|(?P<turn>anterior|siguiente|previous|next|previa?|ant\.|sig\.))"
    r"\s*[:»«|\-–—›‹→←]*\s+(?=\S)"
)
_ARROW = re.compile(r"[«‹←]\s[^»]{8,160}|[^«]{8,160}\s[»›→]")
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
        r"(?:etiquetas|tags|categorias?|temas|palabras\s+clave|archivado\s+en|filed\s+under)\s*:\s*.{2,160}",
        r"(?:inicio|home|portada)\s*[»>/›|]\s*[^:]{2,160}|(?:(?:usted\s+)?esta[s]?\s+aqui|you\s+are\s+here)\s*:.{0,120}",
        # how long ago
        r"hace\s+\d+\s+\w+|\d+\s+\w+\s+(?:ago(?:on)?|atras)|publicado\s+hace",
        r"(?:ayer|anteayer|el\s\w+\spasado)(?:\sa\slas)?\s\d{1,2}[:.]\d\d(?:\s?(?:hrs?|h|[ap]\.?\s?m)\.?)?",
        r"(?:ultima\s+actualizacion|last\s+updated)\s*:?.{0,40}",
        # names of files, and what a template forgot to fill in
        r"[^:;!?]{0,90}\.(?:jpe?g|png|gif|webp|jfif|heic|tiff?|bmp|svg|mp4|mov|mp3|pdf|docx?|xlsx?|pptx?|zip)",
        r"(?:img|dsc|wa|image|foto)[-_ ]?\d{3,}[-_\w]*|whatsapp\s(?:image|video|audio)\b.{0,50}",
        r"[a-z]{2,}\d*(?:_[a-z0-9]+)+",
        r"[a-z_]+(?:\s+[a-z_]+=[\"“”][^\"“”]*[\"“”]?)+\s*/?|(?:spot_img)+",
        r".{0,60}\be?-?mail\s+address\s+is\s+being\s+protected\b.{0,200}|.{0,80}\bprotegid[oa]\s+contra\s.{0,40}\bspam\b.{0,200}",
        # of its machinery
        r"(?:the|this)\s+event\s+(?:is|has)\s+\w+|el\s+tiempo\s+en:?\s+.{3,30}|hay\s+\d+\s+invitados?\b.{0,60}",
        r"publish\s+modules\s+to\s.{3,60}|(?:esta\s+)?(?:noticia|nota)\s+pertenece\s+al?\s.{3,60}",
        r"(?:foto|imagen|photo)\s+\d+\s+de\s+\d+.{0,20}|-?\d{1,2}(?:[.,]\d\s?[°º]?|\s?[°º])\s?c?",
        r"(?:advertis(?:e?ment|ing)|publicidad)(?:\W+.{0,60})?|banner\s+-\s.{2,60}",
    )
)
_FILE = re.compile(r"(?=.*[a-z]{3})[a-z0-9]+(?:[-_][a-z0-9]+)+")
_TEMPLATE = re.compile(r"\S*[$(){}<>;]\S*\)\S*")
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
    known = _vocabulary()
    folded = _NEW_WINDOW.sub("", fold(_HUMP.sub(" ", _NETWORK.sub(" x ", text))))
    words = re.findall(r"[^\W\d_]+|\d+", folded)
    told = {word for word in words if not word.isdigit()}
    counted = told & known["counted"]
    if any(word.isdigit() for word in words) and (not counted or dates_in(text)):
        return False
    said = counted or told & known["buttons"] or "x" in told
    every = known["buttons"] | known["counted"] | known["joints"] | {"x"}
    return 0 < len(words) <= _MOST and bool(said) and told <= every


def announces_others(text: str) -> bool:
    """Whether a short line announces a list of other news as pages do: "Lo más leído"."""
    known = _vocabulary()
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    short = len(text.strip(_EDGES)) < _SHORT and not re.search(r"\d", text)
    return short and bool(words & known["lists"]) and words <= known["lists"] | known["announcing"]


@functools.cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """The word lists of page.json, folded."""
    data = resources.files("sitegen.intake.release").joinpath("page.json").read_bytes()
    return {name: frozenset(words) for name, words in json.loads(data).items()}


def _is_call(text: str) -> bool:
    """Whether a line calls the reader to something of the page: its channel, its form, its button."""
    folded = fold(text)
    return (
        len(text.split()) <= _LONGEST_CALL
        and _CALL.match(folded) is not None
        and _TO_THE_PAGE.search(folded) is not None
    )


def _is_other_news(text: str) -> bool:
    """Whether a line links to other news by their headline: "Lee también: Abren…", "« Abren…"."""
    if len(text) <= _LONGEST and _ARROW.fullmatch(text):
        return True
    link = _OTHER_NEWS.match(flat(text))
    rest = text[link.end() :] if link else ""
    headed = rest[:1].isupper() or rest[:1] in '“"«¿¡'
    told = link is not None and not link["turn"] and ":" in link[0]  # "Anterior: …" may be of the text
    return headed and len(rest.split()) > 2 and (told or not re.search(r"\w\.$", rest))  # noqa: PLR2004 - a headline


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
