"""Boilerplate: menus, buttons, share links and lists of other news, kept apart from the text.

Only what is a web page's own furniture by its very words, or by where and how it
stands, is left out; everything doubtful stays in the body.
"""

from __future__ import annotations

import re

from sitegen.intake.release.dates import flat
from sitegen.intake.release.furniture import is_furniture
from sitegen.intake.release.sheet import Fact, Line, Sheet, bare, is_capitals, said
from sitegen.text import fold

_WIDGETS = re.compile(
    r"""(?:
    cerrar|close|x|imprimir|print|compart(?:ir|e|elo)(?:\s+(?:en|esto|esta\s+nota|por|con)\b.{0,40})?|share(?:\s+this.{0,30}|\s+on\s+\w.{0,200})?
    |tw(?:itt?ear|eet|ittear)|twitter|facebook|whatsapp|instagram|youtube|tiktok|me\s+gusta|like|pin\s?it|correo|e-?mail
    |(?:leer|ver|read|see|cargar|mostrar)\s+(?:mas|todo|todos|todas|more|all|menos|nota\s+completa)(?:\s+\w+){0,2}
    |inicio|home|menu|buscar|search|toggle\s+navigation|(?:saltar|ir|skip)\s+(?:al?|to)\s+.{3,30}|anterior|siguiente
    |previous|next|volver(?:\s+.{1,20})?|regresar(?:\s+.{1,20})?|back(?:\s+to.{1,20})?|(?:galeria|galería)(?:\s+de\s+(?:imagenes|fotos|fotografias))?
    |fotografias?|fotos?|imagenes|videos?|photos?|gallery|multimedia|etiquetas?:?|tags?:?|siguenos(?:\s+en.{0,30})?|follow\s+us.{0,30}
    |suscribete.{0,30}|subscribe.{0,30}|descargar?(?:\s+(?:pdf|fotos?|boletin|comunicado|archivo|imagenes))?|download.{0,20}
    |tu\s+navegador\s+no\s+(?:soporta|es\s+compatible).{0,60}|your\s+browser\s+does\s+not\s+support.{0,60}
    |aviso\s+de\s+privacidad|terminos(?:\s+y\s+condiciones)?(?:\s+de\s+uso)?|mapa\s+del?\s+sitio|privacy(?:\s+policy)?|cookies?
    |(?:todos\s+los\s+)?derechos\s+reservados.{0,80}|all\s+rights\s+reserved.{0,60}|(?:copyright|©|\(c\)).{0,100}|powered\s+by.{0,40}
    |(?:deja|dejar|leave)\s+(?:un|a)\s+(?:comentario|comment|reply)|comentarios?(?:\s+(?:cerrados|desactivados))?|\d+\s+comentarios?|0\s+comments?
    |pagina\s+\d+(?:\s+de\s+\d+)?|page\s+\d+(?:\s+of\s+\d+)?|cargando.{0,4}|loading.{0,4}|visitas?:?\s*[\d,.]+|vistas?:?\s*[\d,.]+
    |(?:etiquetas|tags|categorias?|temas|palabras\s+clave)\s*:\s*.{2,160}
    |este\s+(?:mensaje|correo).{0,60}confidencial.{0,400}|this\s+(?:message|e-?mail).{0,60}confidential.{0,400}
    |(?:no\s+hay|sin|ningun)\s+comentarios?(?:\s+(?:hasta\s+ahora|aun|todavia))?|publi(?:car|que)\s+(?:un\s+|el\s+)?comentario
    |(?:deja|dejar|escribe|leave)\s+(?:una?\s+|a\s+|tu\s+)?(?:respuesta|reply|opinion)(?:\s+cancelar.{0,30})?|(?:saltar|unirse)\s+a\s+(?:una|la)\s+conversacion
    |(?:tu|su|your)\s+(?:direccion\s+de\s+correo|correo|e-?mail\s+address).{0,60}(?:publicad|published).{0,80}|please\s+enter\s+your\s.{3,40}
    |puedes\s+ser\s+(?:tu\s+)?quien\s+inicie.{0,40}|los\s+campos\s+(?:obligatorios|necesarios).{0,60}|required\s+fields.{0,40}|save\s+my\s+name.{0,90}|guardar?\s+mi\s+nombre.{0,100}
    |back\s+to\s+top(?:\s+\w+)?|(?:mostrar|cargar|leer|ver)\s+mas|seguir\s+leyendo|continuar?\s+leyendo|valora(?:r)?\s+este\s+articulo|asegurese\s+de\s+introducir.{0,140}
    |(?:contenido|navegacion|menu)\s+principal|(?:main|skip)\s+(?:content|navigation)|contact(?:anos|o|enos|e\s+con\s+nosotros)|about\s+(?:the\s+)?author|(?:sobre|acerca\s+del?)\s+(?:el\s+)?autor
    |(?:publicad|posted|escrit|redactad)[oa]?\s*(?:por|by)\s*:?\s+.{2,60}|(?:por|by)\s+(?:admin\w*|prensa|redaccion|webmaster|editor)|(?:ver|see|mas)\s+(?:todas\s+)?(?:las\s+)?(?:entradas|noticias|publicaciones)(?:\s+(?:de|por|by)\s.{2,40})?
    |(?:noticia|entrada|post|articulo|nota)\s+(?:anterior|siguiente)(?:\s*:.{0,160})?|(?:previous|next)\s+(?:post|article)(?:\s*:.{0,160})?|(?:esta\s+)?(?:noticia|nota)\s+pertenece\s+al?\s.{3,60}
    |(?:tiempo\s+de\s+lectura|lectura|reading\s+time)\s*:?\s*\d+\s*min\w*|\d+\s*min(?:utos?)?\s+(?:de\s+lectura|read)|(?:categoria|seccion|etiquetado)s?\s+(?:como|en)?\s*:?\s*[\w\s,]{2,60}
    |\[?[a-z_]+(?:\s+[a-z_]+=[\"“”][^\"“”]*[\"“”])+\s*/?\]
    |(?:img|dsc|wa|image|foto)[-_ ]?\d{3,}[-_\w]*(?:\.\w{3,4})?
    |(?:ver|mirar|view)\s+(?:la\s+)?galeria|publicado\s+hace|published|\d+\s+\w+\s+ago(?:on)?|hace\s+\d+\s+(?:minutos?|horas?|dias?|semanas?|mes(?:es)?|anos?)
    |conecta\s+con\s+nosotros|connect\s+with\s+us|te\s+recomendamos|unete\s+a\s+nuestr[oa]\s+\w+|publicidad(?:\s+\w\w)?(?:publicidad(?:\s+\w\w)?)*|el\s+tiempo\s+en:?\s+.{3,30}
    |customi[sz]e\s+consent.{0,40}|(?:always|siempre)\s+activ[eo]s?|no\s+cookies\s+to\s+display|(?:aceptar?|rechazar?|accept|reject)\s+(?:todo|todas|all|cookies)(?:\s+las\s+cookies)?
    |(?:share|tweet|print)\s+button|con\s+(?:la\s+)?tecnologia\s+de\s+\w+|ir\s+arriba|exit\s+mobile\s+version|(?:no|\d+)\s+(?:responses?|comments?|respuestas?)
    |(?:comments?|comentarios?)\s*\(\d+\)|(?:siguiente|proxima|anterior|previa)\s+(?:entrada|noticia|nota|post|articulo|publicacion)|post\s+navigation|navegacion\s+de\s+entradas
    |(?:view|see|read)\s+all\s+\w+|(?:inicia\s+sesion|registrate|log\s?in|sign\s?in)\s+(?:y|para|and|to)\s+.{3,40}|comentar|tuitea|publicad[oa](?:\s+el)?|posted(?:\s+on)?
    |hay\s+\d+\s+invitados?\b.{0,60}|publish\s+modules\s+to\s.{3,60}|(?:the|this)\s+event\s+(?:is|has)\s+(?:finished|ended|passed)|est[ea]\s+evento\s+(?:ya\s+)?(?:ha\s+)?(?:termino|finalizo|terminado|finalizado|pasado)
    |(?:foto|imagen|photo)\s+\d+\s+de\s+\d+.{0,20}|\w+\s+(?:minutos?|min)\s+de\s+lectura|lectura\s+\d+.{0,4}|nos\s+interesa\s+tu\s+opinion|(?:via|fuente)\s*:?\s+\S+\.\S+
    |est[ea]\s+(?:direccion\s+de\s+)?(?:correo|e-?mail)(?:\s+electronic[oa])?\s+esta\s+(?:siendo\s+)?protegid[oa]\s+contra\s.{5,200}|this\s+e-?mail\s+address\s+is\s+being\s+protected\s.{5,200}
    |(?:ant|sig|prev|next)\.\s+.{5,160}|me\s+gusta\s+esto\b.{0,40}|reviewed\s+by\s+.{2,40}|banner\s+-\s+.{2,60}
    |visited\s+\d+\s+times?.{0,40}|¿?te\s+(?:ha\s+)?(?:parecido|parecio|gusto|resulto|sirvio)\s.{4,50}\?.{0,40}|¿que\s+(?:opinas|te\s+parecio).{0,40}\?
    |(?:short|permanent)\s+link|permalink|(?:enlace|url|link|liga)\s+(?:cort[oa]|permanente)|temas\s+relacionados
    |en\s+este\s+articulo|ampliar|google\s?\+|linkedin|pinterest|telegram|enviar|guardar|reddit|messenger|flipboard|tumblr|copiar|escucha(?:r)?\s+(?:la\s+|esta\s+)?(?:nota|noticia)
    |by|por\s*:|(?:pages|categories|main|top|primary|side)\s+menu|mantente\s+(?:en\s+contacto|informad[oa])|detail\s+news|periodista|reporter[oa]|redactora?|corresponsal|colaborador
    |(?:compartid|vist|leid)[oa]s?\s*:?\s*\d[\d.,]*|\d[\d.,]*\s*(?:shares?|views?|vistas|visitas|lecturas|likes?|compartid[oa]s)|\d+\s*min(?:utos?)?(?:\s+de)?\s+read(?:ing)?
    |ultima\s+(?:actualizacion|modificacion)\s*:?.{0,40}|(?:last\s+)?(?:updated|modified)\s*:?.{0,40}|idioma|english|espanol|accesibilidad|tamano\s+de\s+(?:letra|fuente)
    |(?:texto|imagen|image|photo|video)\s+alternativ[oa]|haz\s+clic\s+aqui.{0,40}|clic(?:k)?\s+(?:aqui|here).{0,40}|sin\s+categori[az](?:r|do)?|uncategori[sz]ed
    |boton\s+.{3,30}|para\s+que\s+.{3,40}\s+siga\s+(?:ofreciendo|informando|siendo|publicando)\s.{5,300}
    |copiar\s+(?:enlace|link|liga)|copy\s+link|enlace\s+copiado|escuchar(?:\s+(?:nota|articulo))?
    )[\s.!»:…>]*""",
    re.VERBOSE,
)
# "Únete a nuestro canal de WhatsApp y…": a medium calls its readers by the hand.
_CALL = re.compile(
    r"\W*(?:unete|suscribete|siguenos|sigue\s+(?:a|nuestr\w+)|recibe|descarga|activa|dale|compart(?:e|enos)|enterate|mantente|"
    r"da\s+clic|haz\s+clic|registrate|escribenos|apoyanos|ayudanos|dejanos|cuentanos|comenta|opina|no\s+te\s+pierdas|"
    r"quieres|te\s+invitamos\s+a\s+(?:seguir\w*|leer|suscrib\w+)|suscribase|siganos|unase|join|subscribe|follow|sign\s+up)\b"
)
_BY_MEANS = re.compile(
    r"\b(?:whats\s?app|telegram|facebook|twitter|instagram|youtube|tik\s?tok|newsletter|canal(?:es)?|suscri\w+|"
    r"notificaciones|google\s+news|redes\s+sociales|nuestr[oa]\s+(?:boletin|app|web|sitio|pagina|comunidad|grupo|perfil|podcast)|"
    r"este\s+(?:contenido|articulo)|esta\s+(?:nota|noticia)|noticias\s+en\s+tu|inbox|social\s+media)\b"
)
_LONGEST_CALL = 45  # words
# "Te puede interesar: Abren…", "Siguiente Abren…": a link to other news, with its headline.
_LINK_TO = re.compile(
    r"\W*(?:(?:tambien\s+)?(?:te|le)\s+(?:puede|podria|pueden?)\s+(?:interesar|gustar)|(?:lee|leer|lea|mira|ver|ve|checa|consulta)\s+(?:tambien|ademas|mas)|"
    r"(?:nota|noticia|entrada|articulo|contenido)s?\s+relacionad[oa]s?|te\s+recomendamos|recomendad[oa]s?|puedes\s+leer|no\s+te\s+pierdas|"
    r"anterior|siguiente|previous|next|previa?|(?:entrada|noticia|nota|articulo|post)\s+(?:anterior|siguiente)|read\s+(?:more|also)|related)"
    r"\s*[:»«|\-–—›‹→←]*\s+(?=\S)"
)
_SLUG = re.compile(
    r"(?-i:(?=.*[a-z]{3})[a-z0-9]+(?:[-_][a-z0-9]+)+)|[^.!?:]{1,60}[^!?:]{0,20}\.(?:jpe?g|png|webp|gif)",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"[#＃]\w+(?:[\s,|]+[#＃@]\w+)*")
_MAIL = re.compile(
    r"\W*(?:de|para|cc|cco|enviado(?: el)?|fecha|asunto|from|to|sent|subject|date|responder a|reply-to)\s*:"
)
_SENT = re.compile(r"enviado(?: el)?\s*:|\bsent\s*:|\bfrom\s*:|<[^<>@\s]+@[^<>@\s]+>")
_APART = re.compile(
    r"(?:(?:otras|mas|ultimas|todas\s+las)\s+)?(?:noticias|notas|comunicados|boletines|avisos|eventos|entradas|publicaciones)"
    r"(?:\s+(?:relacionad[oa]s|recientes|anteriores|destacad[oa]s|de\s+interes|importantes))?"
    r"|(?:tambien\s+)?te\s+(?:puede|podria)\s+interesar|articulos?\s+relacionados?|lo\s+mas\s+(?:leido|visto|reciente)"
    r"|(?:related|latest|recent|more)\s+(?:news|posts|articles|releases|stories)|notices|news|agenda|proximos\s+eventos"
    r"|(?:mas|otras)\s+historias|(?:noticias\s+|notas\s+|contenidos?\s+)?relacionad[oa]s?|(?:nota|noticia)\s+relacionada|you\s+(?:may\s+have\s+)?missed|le\s+(?:puede|podria)\s+interesar"
    r"|notas\s+del\s+dia|(?:tambien\s+)?te\s+(?:podria|puede|pueden?)\s+(?:gustar|interesar)|mas\s+de\s+(?:esta\s+seccion|noticias)|compartir\s+(?:noticia|nota)"
)
_END_MARK = re.compile(
    r"[\s*\-–—_=#~.o0°•+x]{3,}|#+|[-–—]{0,3}\s*(?:30|end|ends|fin(?:\s+del?\s+(?:la\s+)?(?:comunicado|bolet[ií]n|texto|nota))?)\s*[-–—]{0,3}",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:\b\w\.)+$|\b[A-ZÁÉÍÓÚÑ]\w{0,4}\.$")
_CONSENT = re.compile(
    r"\b(?:we use|usamos|utilizamos|utiliza|uses|website|este sitio|esta pagina|navegador|browser|consent\w*|"
    r"necessary|functional|analytical|performance|advertisement|necesarias|analiticas|publicidad)\b"
)
_MENU_WORDS = 6
_SHORT = 60
_LINKED = 0.8  # of a line's letters


def leave_interface(sheet: Sheet) -> None:
    """Leaves out buttons, share links, browsers' excuses, end marks and lines without a word."""
    for line in sheet.free(None):
        text = line.text.strip("*_ ")
        if not re.search(r"\w", text) or _END_MARK.fullmatch(text):
            sheet.leave("mark", [line])
        elif (
            _HASHTAGS.fullmatch(text)
            or _is_page_number(text)
            or ((is_interface(text) or is_furniture(text)) and line.style != "table")
            or _is_of_cookies(text)
            or _is_call(text)
            or (_SLUG.fullmatch(text) and line.style != "table")
            or _is_machine(text)
        ):
            sheet.leave("interface", [line])
    _leave_link_lists(sheet)
    _leave_mail(sheet)


def is_interface(text: str) -> bool:
    """Whether a text is a web page's own furniture: a button, a count of comments, a share link."""
    text = re.sub(r"\s*\((?:(?:se )?abre en|opens? in)\b[^()]*\)\W*$", "", fold(text))
    return _WIDGETS.fullmatch(re.sub(r"^[^\w©(\[]+", "", text)) is not None


def _is_call(text: str) -> bool:
    """Whether a line calls the reader to a medium of the page, or to other news by their headline."""
    folded = fold(text)
    if len(text.split()) <= _LONGEST_CALL and _CALL.match(folded) and _BY_MEANS.search(folded):
        return True
    link = _LINK_TO.match(flat(text))
    rest = text[link.end() :] if link else ""
    headed = rest[:1].isupper() or rest[:1] in '“"«¿¡'
    return headed and len(rest.split()) > 2 and not re.search(r"\w\.$", rest)  # noqa: PLR2004 - a headline


def _is_of_cookies(text: str) -> bool:
    """Whether a paragraph is of a page's window about cookies, which no news speaks of."""
    return bool(re.search(r"\bcookies\b", fold(text)) and _CONSENT.search(fold(text)))


def _is_machine(text: str) -> bool:
    """Whether a short line was put together by a program: "redactor21 mayo, 20232min146"."""
    if re.fullmatch(r"\S*[$(){}<>;]\S*\)\S*", text.strip()):
        return True  # what a page's template forgot to fill in
    odd = re.search(r"\b[a-z]{5,}\d{1,2} [a-z]+,? \d{4,}|\d{3,}min\d", fold(text))
    return odd is not None and len(text) < _SHORT


def _is_page_number(text: str) -> bool:
    """Whether a line is "2/5" and no folio, "108/2025"."""
    found = re.fullmatch(r"([1-9]\d{0,2})\s*[/|]\s*([1-9]\d{0,2})", text)
    return found is not None and int(found[1]) <= int(found[2])


def _leave_mail(sheet: Sheet) -> None:
    """Leaves out the head of a message by mail: who sent it to whom, when, and about what."""
    head: list[Line] = []
    for line in sheet.free("body"):
        if not _MAIL.match(fold(line.text)):
            break
        head.append(line)
    if len(head) > 1 and any(_SENT.search(fold(line.text)) for line in head):
        sheet.leave("interface", head)


def _leave_link_lists(sheet: Sheet) -> None:
    """Lists of nothing but files to download, at the end of a page."""
    for line in reversed(sheet.free("body")):
        linked = sum(len(run.text) for run in line.runs if run.href)
        file = re.search(r"\.(?:pdf|docx?|jpe?g|png|zip|mp[34])\b", line.text, re.IGNORECASE)
        raw = re.fullmatch(r"\[[^\]]*\]\([^)]*\)", line.text)
        if line.style == "item" and file and (linked > _LINKED * len(line.text) or raw):
            sheet.leave("interface", [line])
        else:
            return


def leave_menu(sheet: Sheet) -> None:
    """Leaves out the menu of a web page: short items in a row before the text begins."""
    run: list[Line] = []
    for line in sheet.free("body"):
        if line.style == "item" and _is_menu_item(line):
            run.append(line)
        else:
            break
    if len(run) > 1 and len(run) < len(sheet.free("body")):
        sheet.leave("menu", run)
    first = next((line for line in sheet.free("body") if is_prose(line)), None)
    if first is None:
        return
    before = [line for line in sheet.free("body") if line.number < first.number]
    items = [line for line in before if line.style == "item" and _is_menu_item(line)]
    if len(items) > 3 and len(items) >= 0.6 * len(before):  # noqa: PLR2004 - a deck has three
        sheet.leave("menu", [line for line in before if line.number <= items[-1].number])


def leave_apart(sheet: Sheet) -> None:
    """Leaves out, section by section, the lists of other news and notices below the text."""
    body = sheet.free("body")
    prose = [line for line in body if is_prose(line)]
    if not prose:
        return
    starts = [
        at
        for at, line in enumerate(body)
        if line.number > prose[0].number and _heads_a_list(line) and _enough_before(body[:at])
    ]
    for at, after in zip(starts, [*starts[1:], len(body)], strict=False):
        head, rows = body[at], body[at + 1 : after]
        sheet.note(Fact("apart", head.text.strip(), 0.9, said(rows) or head.text, detail=str(_entries(rows))))
        sheet.leave("apart", [head, *rows])


def _heads_a_list(line: Line) -> bool:
    text = line.text.strip(" *_:»>.…")
    return (
        line.style in ("text", "heading", "item")
        and len(text) < _SHORT
        and bool(_APART.fullmatch(fold(text)))
    )


def _enough_before(lines: list[Line]) -> bool:
    """Whether there is a text of its own before: a title and some prose, not only a section's head."""
    return sum(is_prose(line) for line in lines) >= 1 and len(lines) > 1


def _entries(rows: list[Line]) -> int:
    """How many news a list holds: each begins with a line that is no sentence, and a text follows it."""
    count, headed = 0, False
    for row in rows:
        title = not re.search(r"[.!?]$", row.text.strip()) and not headed
        count += title
        headed = title
    return count


def _is_menu_item(line: Line) -> bool:
    text = line.text.strip()
    stopped = re.search(r"[.;:!?]$", text) and not _ABBREVIATED.search(text)
    dated = re.search(r"\d{4}", text) is not None
    return len(text) < _SHORT and len(text.split()) <= _MENU_WORDS and not stopped and not dated


def is_prose(line: Line) -> bool:
    """Whether a line reads like a paragraph: sentences, and not in capitals."""
    text = line.text.strip("*_ ")
    if line.style in ("heading", "item", "table", "caption"):
        return False
    if is_capitals(text):
        return False
    many = len(text.split())
    return (many >= 9 and bool(re.search(r"[.:?!…][»”’\"')*_]*$", text))) or len(text) > 220  # noqa: PLR2004 - a sentence, a paragraph


def leave_repeats(sheet: Sheet, title: str) -> None:
    """Leaves out lines that say the title again: captions of a gallery, the page's own head."""
    wanted = bare(title).strip(" .")
    if not wanted:
        return
    again = [line for line in sheet.free(None) if bare(line.text).strip(" .") == wanted]
    if len(again) < len(sheet.free(None)):
        sheet.leave("repeat", again)
