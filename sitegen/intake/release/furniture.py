"""Furniture of web pages, by families: what each kind of line is made of, in whatever order and words.

Counters, comment forms, share bars, files' names, invitations to follow the site, links to
other news. Only whole lines; a line with a date is left to who reads dates.
"""

from __future__ import annotations

import re

from sitegen.text import fold

_LONGEST = 240  # letters of a line that can be a page's own
_SITE = (
    r"facebook|twitter|instagram|you\s?tube|tik\s?tok|whats\s?app|telegram|messenger|linkedin|pinterest|reddit|threads|"
    r"google\s?\+|google\snews|flipboard|tumblr|skype|spotify|bluesky"
)
_BUTTON = (
    rf"{_SITE}|x|e-?mail|correo(?:\selectronico)?|rss|print|imprimir|pdf|share|tweet|pin(?:\sit)?|me\sgusta|like|"
    r"compart(?:ir|e)|copy|copiar|link|enlace|more|responder|reply|comentar|comment|seguir|follow|save|"
    r"guardar|anterior|siguiente|friendly"
)
_OURS = (
    rf"redes(?:\ssociales)?|canal|{_SITE}|boletin\s(?:de\snoticias|diario)|newsletter|app|notificaciones|"
    r"updates|nuestr[oa]s?\s(?:sitio|pagina|portal|web|boletin|aplicacion|noticias)|(?:mas|las)\snoticias|tu\scorreo"
)
_FURNITURE = re.compile(
    rf"""
    # share bars: two buttons or more, with their counts
    (?:{_BUTTON})(?:[\s·|,/&\d+•-]*(?:(?:y|and|en|on)\s+)?(?:{_BUTTON}))+[\s\d]*
    |(?:share|compartir|tweet|enviar)(?:\sesta\snota|\sthis)?\s(?:on|en|por|via|with|to)(?:\s(?:{_SITE}|e-?mail|x))?
    |compart[ea](?:lo)?(?:\s(?:esta\s(?:nota|noticia|entrada|publicacion)|este\s(?:articulo|contenido|post)|esto)\b.{{0,40}}|\s(?:en|con)\stus\s(?:redes|amigos|contactos)\b.{{0,30}})?:?
    |no\solvides\scompartir.{{0,20}}|mas\sarticulos\s(?:de\seste\sautor|por\s.{{2,40}})|(?:opina\W+)?deja\stu\scomentario
    # comment forms
    |(?:you\smust\s(?:be|log)|debes?\s(?:iniciar|estar|haber|ser)|lo\ssiento,\sdebes?|(?:inici[ae]|iniciar)\ssesion|log\s?in|acceder|registr\w+|be\sthe\sfirst|se\sel\sprimero|click|clic)\s.{{0,50}}\b(?:coment|comment|respond|repl)\w*(?:\W.{{0,20}})?
    |(?:deja|dejar|escrib[ea]|escribir|anad[ei]r?|anade|agrega|agregar|enviar|envia|publicar|ver|ocultar|cargar|mostrar|add|post|submit|view|hide|load)\s(?:\w+\s){{0,2}}(?:comentarios?|comments?)(?:\W{{1,4}})?
    |(?:los\s)?comentarios\s(?:estan|desactivados|cerrados|de\sfacebook|recientes)\b.{{0,80}}|comments\s(?:are|off)\b.{{0,60}}
    |cancel(?:ar)?\s(?:la\s)?(?:respuesta|reply)|(?:nombre|correo(?:\selectronico)?|e-?mail|web|sitio\sweb|mensaje|name)\s*\*
    |(?:notif\w+|avisa\w*|recibir)\s.{{0,40}}\b(?:comentarios|comments|entradas|posts)\b.{{0,40}}|.{{0,60}}\bakismet\b.{{0,140}}
    # names of files
    |slide(?:\sslide)*|-?\d{{1,2}}(?:[.,]\d)?\s?[°º]?\s?c|admin|(?:imagen|foto)\sdestacada|featured\simage|(?:spot_img)+|advertis(?:e?ment)
    |[^:;!?]{{0,90}}\.(?:jpe?g|png|gif|webp|jfif|heic|tiff?|bmp|svg|mp4|mov|mp3|pdf|docx?|xlsx?|pptx?|zip)
    |whatsapp\s(?:image|video|audio)\b.{{0,50}}|[a-z]{{2,}}\d*(?:_[a-z0-9]+)+
    # who owns and made the page
    |.{{0,60}}©.{{0,80}}|.{{0,60}}\bderechos\sreservados\b.{{0,80}}|theme:\s.{{3,60}}
    |(?:proudly\s)?powered\sby\s.{{2,40}}|funciona\s(?:gracias\sa|con)\s\w+|(?:sitio|pagina|portal)(?:\sweb)?\s(?:desarrollad|disenad|cread)[oa]\s.{{3,50}}|(?:disenado|desarrollado|designed|developed)\s(?:por|by)\s.{{0,30}}\b(?:web|studio|agencia|digital|media|informatica|sistemas)\b.{{0,20}}
    |(?:short\s?(?:link|url)|url\scorta|enlace\s(?:corto|permanente)|permalink)\b.{{0,120}}
    # what readers thought, and how many
    |(?:te\s(?:ha\s(?:parecido|gustado|servido|sido)|gusto|sirvio|fue\sutil|resulto)|(?:te\s)?fue\sutil|was\sthis)\b.{{0,80}}|rate\sthis.{{0,20}}
    |(?:califica|puntua)\sest[ea]\s(?:nota|noticia|articulo|entrada)|.{{0,20}}\bpara\spuntuar\b.{{0,20}}
    |\(?\d+\s(?:votos?|votes?|valoraciones)\)?|(?:valoracion|rating)\s*:?\s*\d.{{0,12}}
    |(?:(?:post|page|numero\sde|total\sde)\s+)?(?:visitas?|views?|hits|vistas?|lecturas?|leido|visto|visited|compartido|impresiones|descargas)\s*:?\s*[\d.,]+k?(?:\s*(?:veces|times?))?(?:,\s.{{0,30}}\btoday)?
    |[\d.,]+k?\s+(?:visitas?|vistas?|views?|lecturas?|shares?|compartidos?|veces\scompartido|reproducciones|me\sgusta|likes?|interacciones|seguidores|followers|comentarios?)(?:[\s·]+\d.{{0,40}})?
    # invitations to the site
    |recib[ea]\s(?:nuestras|las\s(?:mejores\s|ultimas\s)?noticias|todas\slas\snoticias)\b[^\d]{{0,160}}|dale\slike\s.{{3,60}}|activa\s(?:las\s)?notificaciones.{{0,40}}
    |(?:unete|unase|suscribete|suscribase|siguenos|siganos|sigue|danos|visitanos|enterate|get|subscribe|follow|join|sign\sup)\s(?=[^\d]*\b(?:{_OURS})\b)[^\d]{{3,200}}
    |(?:descarga|baja|instala)\s(?:(?:ya|gratis)\s)?(?:nuestra|la)\s(?:app|aplicacion)(?:\s(?:para|en|de)\s.{{2,40}})?
    |(?:para\s(?:mas|ver\smas)\snoticias|consulta\s(?:mas|otras)\snoticias|mas\snoticias\sen)\b.{{0,80}}|visita\snuestr[oa]\s\w+(?:\s\w+)?
    |si\ste\sgusto.{{0,20}}comparte.{{0,30}}|.{{0,60}}informacion\sgratuita,\ste\snecesitamos.{{0,160}}|(?:da|haz)\scli[ck]k?\saqui
    |alguna\ssugerencia\b.{{0,80}}
    |(?:envianos|mandanos|escribenos)\s(?:tus?|al?|por)\s.{{0,40}}\b(?:denuncias?|whats\s?app|correo|reportes?)\b.{{0,30}}
    # other news
    |(?:lee|leer|lea|lee|ver|vea|mira|checa|read|see)(?:\s(?:tambien|ademas|mas|also))\s*:\s*.{{5,200}}|(?:lee|lea)\s*:\s*.{{5,200}}
    |(?:te\s(?:recomendamos|sugerimos)(?:\sleer)?|quizas?\ste\sinterese|no\ste\spierdas|recomendad[oa]s?)\s*:\s*.{{5,200}}
    |(?:(?:tambien\s)?te\s(?:puede|podria|pueden)\sinteresar|(?:nota|noticia|articulo)s?\srelacionad[oa]s?)\s*[:|-]?\s+.{{12,200}}
    # where the reader is, and what can be done there
    |(?:(?:usted\s)?esta[s]?\saqui|you\sare\shere|se\sencuentra\sen)\s*:.{{0,120}}|(?:inicio|home|portada)\s*[»>/›|]\s*[^:]{{2,160}}
    |(?:todas\slas\sreacciones|all\sreactions|ver\straduccion|ver\soriginal|see\stranslation|search\sfor|temas\srelacionados|related\stopics|archivado\sen|filed\sunder|etiquetado(?:\scomo)?)\s*:?(?:\s*[\w,\s]{{2,60}})?
    |(?:ver|ampliar)\s(?:la\s)?imagen(?:\s.{{2,30}})?|(?:haga|haz|pulse|click|clic)\b.{{0,24}}\b(?:ampliar|enlarge)|.{{0,30}}\bclic\w*\sen\sla\simagen\b.{{0,30}}
    |(?:imagen|foto(?:grafia)?)\s(?:ilustrativa|de\sarchivo)|(?:scroll|boton|volver|ir)(?:\s\w+){{1,2}}\s(?:inicio|arriba|top)
    |(?:advertisement|advertising|publicidad)(?:\W+.{{0,60}})?|anuncios?|espacio\spublicitario|contenido\spatrocinado|sponsored(?:\scontent)?
    |(?:archivos?|documentos?|ficheros?)\sadjuntos?:?|adjuntos?:|attachments?:?|descarg(?:a|ar|ue)\saqui.{{0,20}}
    |(?:view|see)\s(?:all\s)?(?:\w+'s\s)?(?:posts|author's\sposts)(?:\sby\s.{{2,40}})?|ver\smas\s(?:articulos|notas|entradas)\sde\s.{{2,40}}|mas\spor\s\w+
    |(?:reducir|aumentar|tamano)(?:\sde(?:l)?|\sel\stamano\sde)*(?:\sla)?\s(?:letra|texto|fuente)|a-(?:\s+a)?\s+a\+|a\+\s+a-
    |(?:reproducir|play)\s(?:video|audio)|version\s(?:para\simprimir|imprimible)|posted\sin\s.{{2,40}}|publicado\sen:?\s(?!(?:la|el|los|las)\s)[^.\d]{{2,40}}
    |(?:contrata|solicita)\s(?:aqui\s|tu\s)?publicidad(?:\s(?:aqui|con\snosotros))?|(?:tu|su)\s(?:anuncio|publicidad|marca|negocio)\saqui
    # how long it takes, how long ago
    |lectura\sde\s\d+\smin\w*|\d+\s?min\w*\.?\s(?:de\s)?lectura|less\sthan\sa\sminute|menos\sde\sun\sminuto(?:\sde\slectura)?
    |(?:ayer|anteayer|el\s\w+\spasado)(?:\sa\slas)?\s\d{{1,2}}[:.]\d\d(?:\s?(?:hrs?|h|[ap]\.?\s?m)\.?)?|\d+\s\w+\satras
    # who sent it
    |(?:fuente|con\sinformacion\sde)\s*:\s*[^.:]{{2,40}}
    |(?:(?:por|by|texto|escrito\spor|publicado\spor|de)\s*:?\s*(?:la\s)?)?(?:(?:redaccion|staff)(?:\s[^.,:]{{2,24}})?|agencias)(?:\s*[/|–-]\s*[^.,:]{{2,30}})?
    |(?:por|by)\s*:?\s*(?:comunicacion\ssocial|prensa|super\suser|admin\w*)
    """,
    re.VERBOSE,
)
_SITES = re.compile(_SITE)
_SLUG = re.compile(r"(?=\w+-[a-z0-9-]*[a-z]{3})[a-z]{3,}(?:-[a-z0-9]+){2,}")
_BAR_WORDS = re.compile(
    rf"(?:{_SITE}|share|tweet|pin|post|e-?mail|correo|print|imprimir|compart(?:ir|e|elo)|siguenos|follow|us|about|this|"
    r"to|someone|on|en|y|and|via|por|with|mas|x|[\W\d_]+)+"
)
_TURN = re.compile(r"(?:Anterior|Siguiente|Previous|Next)\s+[A-ZÁÉÍÓÚ0-9\"“¡¿][^.]{12,200}")
_ARROW = re.compile(r"[«‹←]\s[^»]{8,160}|[^«]{8,160}\s[»›→]")
_MANY = 3  # names of sites in one line are a share bar
_EDGES = ' \t*_·•|¡!¿?.…"“”-–—>[]'


def is_furniture(text: str) -> bool:
    """Whether a whole line is a web page's own, by what it is made of."""
    if len(text) > _LONGEST:
        return False
    bare = text.strip(_EDGES)
    if _TURN.fullmatch(bare) or _ARROW.fullmatch(text.strip()):
        return True
    folded = fold(bare)
    bar = len(set(_SITES.findall(folded))) >= _MANY and _BAR_WORDS.fullmatch(folded)
    return bool(bar or _SLUG.fullmatch(bare) or _FURNITURE.fullmatch(folded))
