"""The words of the generated corpus: invented municipalities, ordinary municipal Spanish.

Lists are in the order of how often a word is drawn (Zipf): the first most. No
text here was taken from a real release.
"""

# ruff: noqa: E501  rows of words and whole sentences read best as they are

from __future__ import annotations

# name, label, state, colour, letters of the folio
MUNICIPALITIES = (
    ("San Jacinto del Río", "Municipio", "Estado de México", "#7b1e3a", "CSJR"),
    ("Peñas Blancas", "Municipio", "Hidalgo", "#0b5563", "DCPB"),
    ("Villa Nogales", "Municipio", "Jalisco", "#3d5a1f", "CSVN"),
    ("Santa Lucía Ocotlán", "Municipio", "Oaxaca", "#6a3d00", "CSLO"),
    ("Tres Lagunas", "Alcaldía", "Ciudad de México", "#0b4f8a", "ATL"),
    ("Güemes Viejo", "Municipio", "Tamaulipas", "#5b2a86", "CSGV"),
    ("Álamos de la Sierra", "Municipio", "Sonora", "#8a3b12", "CSAS"),
    ("Puerto Escollera", "Municipio", "Veracruz", "#005f73", "CSPE"),
    ("Cañada Honda", "Municipio", "Guanajuato", "#9b2226", "DGCH"),
    ("Ciudad Encino", "Municipio", "Nuevo León", "#33415c", "CSCE"),
    ("Xochitepetl", "Municipio", "Puebla", "#7f4f24", "CSX"),
    ("Bahía Ixtle", "Municipio", "Yucatán", "#1b6e53", "CSBI"),
)

# What the names of further municipalities begin with.
TOWN_FIRST = ("Villa", "San Juan", "Valle de", "Santa María", "Puerto", "San Pedro", "Ciudad", "Sierra de")

# id -> (name, things that are done, what they are for)
TOPICS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "obra-publica": (
        "Obra pública",
        (
            "la repavimentación de {n} calles",
            "el nuevo puente peatonal de {colonia}",
            "la ampliación del drenaje en {colonia}",
            "el cambio de {n} luminarias",
            "las banquetas accesibles de la calle {calle}",
            "el techado de {n} canchas escolares",
            "el mercado de {colonia}",
            "la ciclovía de la avenida {calle}",
        ),
        ("acortar los traslados", "evitar encharcamientos", "dar seguridad a los peatones"),
    ),
    "agua": (
        "Agua",
        (
            "el pozo de {colonia}",
            "la sustitución de {n} metros de tubería",
            "el calendario de tandeo de {n} colonias",
            "la limpieza de {n} cárcamos",
            "la planta de tratamiento de {colonia}",
            "el programa de captación de lluvia",
            "las pipas gratuitas para {colonia}",
        ),
        ("llevar agua a más hogares", "reducir las fugas", "cuidar el acuífero"),
    ),
    "seguridad": (
        "Seguridad",
        (
            "{n} patrullas",
            "la estación de policía de {colonia}",
            "el curso de formación de {n} agentes",
            "las alarmas vecinales de {colonia}",
            "{n} cámaras de vigilancia",
            "los recorridos nocturnos en {colonia}",
            "el protocolo de atención a víctimas",
        ),
        ("responder antes a las llamadas", "recuperar la tranquilidad", "prevenir delitos"),
    ),
    "salud": (
        "Salud",
        (
            "la jornada de vacunación de {colonia}",
            "{n} mastografías sin costo",
            "el consultorio dental de {colonia}",
            "la campaña contra el dengue",
            "la unidad móvil de salud",
            "el taller de primeros auxilios",
            "la esterilización de {n} perros y gatos",
        ),
        ("atender a quien no tiene seguro", "detectar a tiempo las enfermedades", "cuidar a la infancia"),
    ),
    "educacion": (
        "Educación",
        (
            "{n} becas de secundaria",
            "la biblioteca de {colonia}",
            "las aulas digitales de {n} primarias",
            "el curso de verano en {colonia}",
            "la entrega de útiles en {colonia}",
            "el convenio con la universidad tecnológica",
        ),
        ("que nadie deje la escuela", "acercar los libros", "apoyar a las familias"),
    ),
    "cultura": (
        "Cultura",
        (
            "el festival de {mes}",
            "la exposición de artesanas de {colonia}",
            "los talleres de danza y guitarra",
            "la restauración del templo de {colonia}",
            "el concurso de cuento y poesía",
            "la orquesta infantil de {colonia}",
        ),
        ("conservar las tradiciones", "dar espacios a los jóvenes", "atraer visitantes"),
    ),
    "proteccion-civil": (
        "Protección civil",
        (
            "el simulacro en {n} escuelas",
            "el atlas de riesgos",
            "los refugios temporales de {colonia}",
            "el equipo de rescate con {n} integrantes",
            "la poda de {n} árboles en riesgo",
            "el plan de temporada de lluvias",
        ),
        ("estar preparados", "salvar vidas", "saber qué hacer en una emergencia"),
    ),
    "medio-ambiente": (
        "Medio ambiente",
        (
            "la reforestación del cerro de {colonia}",
            "la colecta de {n} kilos de pilas",
            "el vivero municipal",
            "la limpieza del río en {colonia}",
            "el centro de composta",
            "la siembra de {n} encinos",
        ),
        ("mejorar el aire", "enseñar a separar la basura", "dejar un municipio más verde"),
    ),
    "economia": (
        "Economía",
        (
            "{n} créditos a la palabra",
            "la feria del empleo con {n} vacantes",
            "el tianguis de productores de {colonia}",
            "la ventanilla única de apertura rápida",
            "el curso de ventas por internet",
            "la marca colectiva del pan de {colonia}",
        ),
        ("crear empleos", "apoyar al comercio local", "que el dinero se quede aquí"),
    ),
    "movilidad": (
        "Movilidad",
        (
            "la ruta alimentadora de {colonia}",
            "{n} paraderos con sombra",
            "el cambio de sentido de la calle {calle}",
            "los semáforos de la avenida {calle}",
            "el reordenamiento de taxis",
            "el biciestacionamiento de {colonia}",
        ),
        ("moverse sin auto", "ahorrar tiempo", "cuidar a quien camina"),
    ),
}

VERBS = (
    "presentó", "inauguró", "anunció", "entregó", "supervisó", "inició", "concluyó", "amplió", "revisó", "aprobó",
    "reforzó", "puso en marcha", "dio a conocer", "encabezó", "recibió", "evaluó", "rehabilitó", "reanudó",
    "licitó", "contrató", "demolió", "pintó", "iluminó", "limpió", "cercó", "techó", "excavó", "entubó", "desazolvó",
    "podó", "regó", "trasplantó", "inventarió", "catalogó", "restauró", "subastó", "donó", "prestó", "arrendó", "expropió",
    "indemnizó", "compensó", "certificó", "acreditó", "registró", "escrituró", "deslindó", "midió", "cartografió", "filmó",
    "grabó", "transmitió", "tradujo", "imprimió", "repartió", "distribuyó", "almacenó", "empacó", "exportó", "premió",
    "becó", "graduó", "capacitó", "vacunó", "esterilizó", "fumigó", "desinfectó", "ventiló", "blindó", "patrulló",
)  # fmt: skip
HEADS = (
    "Inauguran", "Entregan", "Comienza", "Anuncian", "Avanza", "Terminan", "Amplían", "Presentan", "Supervisan",
    "Aprueban", "Refuerzan", "Ponen en marcha", "Rehabilitan", "Celebran", "Reabren",
    "Licitan", "Restauran", "Premian", "Donan", "Rescatan", "Trasladan", "Estrenan", "Convocan", "Invitan", "Capacitan",
    "Reparten", "Equipan", "Modernizan", "Limpian", "Iluminan", "Protegen", "Reubican", "Certifican", "Presumen", "Debaten",
)  # fmt: skip
OFFICES = (
    "presidenta municipal", "director de Obras Públicas", "directora de Salud", "tesorero municipal",
    "síndica municipal", "comisario de Seguridad", "directora del DIF", "regidor de Hacienda",
    "coordinadora de Protección Civil", "director del organismo de agua", "regidora de Cultura",
    "secretario del Ayuntamiento", "directora de Movilidad", "titular de Medio Ambiente", "delegada de la comunidad",
)  # fmt: skip
GROUPS = (
    "vecinas y vecinos", "familias", "estudiantes", "comerciantes", "productores del campo", "personas mayores",
    "deportistas", "madres de familia", "personal médico", "jóvenes", "artesanas", "usuarios del transporte",
    "brigadistas", "maestras y maestros", "cuidadoras", "ciclistas", "integrantes del comité vecinal",
)  # fmt: skip
OPENERS = (
    "Durante el acto", "Además", "En su turno", "Por la mañana", "Como parte del programa", "En esta etapa",
    "De acuerdo con el informe", "Ante la comunidad", "Al término del recorrido", "Desde ayer", "Este año",
    "En coordinación con el estado", "Con recursos propios", "A petición de la comunidad", "Tras varias semanas",
    "Según el calendario", "Por segundo año consecutivo", "Con el apoyo de voluntarios",
)  # fmt: skip
QUALITIES = (
    "público", "nuevo", "municipal", "digno", "gratuito", "moderno", "seguro", "accesible", "limpio", "ordenado",
    "cercano", "permanente", "comunitario", "transparente", "eficaz", "sencillo", "oportuno", "sostenible",
    "cotidiano", "vecinal", "integral", "justo", "sólido", "amplio", "inmediato", "gradual", "puntual", "rural",
    "itinerante", "nocturno", "trimestral", "histórico", "indígena", "juvenil", "bilingüe", "solar", "hidráulico",
    "subterráneo", "provisional", "obligatorio", "artesanal", "ecológico", "fluvial", "peatonal", "escolar", "deportivo",
    "musical", "electrónico", "jurídico", "sanitario", "preventivo", "inclusivo", "emergente", "pluvial", "turístico",
    "geológico", "fiscal", "laboral", "ganadero", "forestal", "lechero", "textil", "panadero", "pediátrico", "veterinario",
    "bibliotecario", "gastronómico", "astronómico", "teatral", "coral", "fotográfico", "cinematográfico", "ferroviario",
    "lacustre", "agrícola", "apícola", "piscícola", "minero", "cerámico", "metálico", "eléctrico", "inalámbrico",
    "satelital", "térmico", "acústico", "óptico", "visual", "táctil", "rotatorio", "portátil", "plegable", "anual",
    "bimestral", "semanal", "vespertino", "matutino", "dominical", "navideño", "patrio", "carnavalesco", "ceremonial",
    "funerario", "notarial", "catastral", "registral", "electoral", "consular", "fronterizo", "costero", "serrano",
)  # fmt: skip
THINGS = (
    "servicio", "programa", "espacio", "trabajo", "proyecto", "esfuerzo", "presupuesto", "trámite", "beneficio",
    "equipo", "acuerdo", "comité", "material", "avance", "registro", "módulo", "recorrido", "padrón", "convenio",
    "plan", "taller", "calendario", "mantenimiento", "diagnóstico", "camino", "apoyo", "reglamento", "censo",
    "albergue", "acueducto", "andador", "archivo", "asilo", "auditorio", "balneario", "bordo", "cableado", "cauce",
    "cementerio", "cobertizo", "colector", "comedor", "consultorio", "corredor", "criadero", "cuartel", "curso", "deportivo",
    "desfile", "dispensario", "embarcadero", "encuentro", "estadio", "estanque", "expediente", "faro", "foro", "gimnasio",
    "herbario", "hospital", "huerto", "inventario", "invernadero", "jardín", "kiosco", "laboratorio", "lavadero", "libramiento",
    "malecón", "manantial", "manual", "maratón", "mercado", "mirador", "molino", "mosaico", "muelle", "mural", "museo",
    "noticiero", "observatorio", "orfanato", "panteón", "parador", "pasadizo", "pasaporte", "patio", "pavimento", "planetario",
    "polideportivo", "portal", "pozo", "puente", "quirófano", "rastro", "recital", "relleno", "refugio", "retablo", "sendero",
    "semáforo", "simposio", "taxímetro", "teatro", "teleférico", "templo", "tianguis", "torneo", "tranvía", "túnel", "vado",
    "velódromo", "vertedero", "viaducto", "vivero", "zoológico", "zaguán", "alambrado", "aljibe", "bebedero", "buzón",
    "campanario", "carrusel", "depósito", "drenaje", "elevador", "empedrado", "farol", "gallinero", "hidrante", "horno",
)  # fmt: skip
BODIES = (
    "el Cabildo", "la Tesorería", "la Dirección de Obras Públicas", "el DIF municipal", "la Contraloría",
    "la Secretaría de Finanzas", "el organismo de agua", "la Comisión Federal de Electricidad", "el Congreso local",
    "la Cruz Roja", "la Guardia Nacional", "el Instituto de la Juventud", "la Cámara de Comercio",
    "la universidad del estado", "el consejo ciudadano", "la Dirección de Cultura", "el registro civil",
)  # fmt: skip
MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
PLACE_FIRST = (
    "San", "Santa", "Lomas de", "Bosques de", "Villas de", "Barrio de", "Jardines de", "Ejido", "Ampliación",
    "Rinconada de", "Fraccionamiento", "Paseos de", "Unidad", "Valle de", "Colinas de", "Hacienda", "Pueblo de",
)  # fmt: skip
PLACE_LAST = (
    "Miguel", "Isidro", "Lucía", "los Fresnos", "la Loma", "Guadalupe", "Santiago", "las Palmas", "el Mirador",
    "Andrés", "la Presa", "los Álamos", "Rosario", "Juárez", "Morelos", "Hidalgo", "el Carmen", "Tlaxcalita",
    "la Cañada", "el Pedregal", "Nopaltepec", "los Reyes", "Magdalena", "Aurora", "la Peña", "Zaragoza", "Xaltipa",
    "el Salitre", "Buenavista", "la Esperanza", "Ocotitlán", "los Olivos", "San Lázaro", "el Tejocote", "Amapola",
    "la Cruz", "el Ocote", "Quetzal", "los Ángeles", "la Troje", "Cuauhtémoc", "el Arenal", "Nextipac", "Dolores",
    "la Huerta", "los Cedros", "Arboledas", "el Refugio", "Tepeyac", "Ahuehuete", "la Joya", "Xicoténcatl",
)  # fmt: skip
GIVEN = (
    "María", "José", "Guadalupe", "Juan", "Ana", "Luis", "Rosa", "Jesús", "Laura", "Carlos", "Leticia", "Miguel",
    "Patricia", "Jorge", "Verónica", "Ángel", "Sofía", "Ramón", "Inés", "Raúl", "Itzel", "Óscar", "Beatriz", "Iván",
    "Citlali", "Andrés", "Xóchitl", "Tomás", "Noemí", "Efraín", "Yolanda", "Ulises", "Brenda", "Joaquín", "Zulema",
)  # fmt: skip
SURNAMES = (
    "Hernández", "García", "Martínez", "López", "González", "Pérez", "Rodríguez", "Sánchez", "Ramírez", "Cruz",
    "Flores", "Gómez", "Morales", "Vázquez", "Jiménez", "Reyes", "Torres", "Díaz", "Gutiérrez", "Ruiz", "Mendoza",
    "Aguilar", "Ortiz", "Castillo", "Moreno", "Romero", "Álvarez", "Méndez", "Chávez", "Rivera", "Juárez", "Ramos",
    "Domínguez", "Herrera", "Medina", "Castro", "Vargas", "Guzmán", "Velázquez", "Muñoz", "Rojas", "Contreras",
    "Salazar", "Luna", "Ibarra", "Zúñiga", "Peña", "Núñez", "Bautista", "Cárdenas", "Ávila", "Quiroz", "Ochoa",
    "Tlapale", "Xolalpa", "Cuautle", "Nava", "Olmos", "Uribe", "Yáñez", "Escamilla", "Argüelles", "Ñáñez", "Wong",
)  # fmt: skip

STEMS = (
    "mejor", "orden", "limpi", "repar", "ampli", "coordin", "atend", "vigil", "planific", "restaur", "ilumin", "capacit",
    "particip", "organiz", "transform", "integr", "conserv", "sembr", "renov", "aliment", "prepar", "inspeccion", "regul",
    "ventil", "canaliz", "document", "orient", "habilit", "inform", "evalu", "difund", "moderniz", "simplific", "empadron",
    "consult", "articul", "señaliz", "nivel", "asfalt", "adoquin", "refor", "compr", "vacun", "registr", "separ", "recicl",
    "almacen", "distribu", "program", "financi", "autoriz", "document", "ensay", "rescat", "traslad", "valor", "complet",
    "explor", "invent", "cultiv", "aprovech", "instal", "tramit", "factur", "cronometr", "catalog", "digitaliz", "certific",
)  # fmt: skip
NOUN_ENDINGS = ("ación", "amiento", "ador", "aciones", "amientos", "adora", "ancia", "adores")
QUALITY_ENDINGS = ("ado", "able", "ante", "ativo", "adísimo", "atorio", "ables", "antes")
FIRMS = (
    "Constructora",
    "Cooperativa",
    "Fundación",
    "Grupo",
    "Asociación",
    "Talleres",
    "Transportes",
    "Radio",
)
NAMES = (
    "Ruta",
    "Casa",
    "Raíz",
    "Plan",
    "Red",
    "Puente",
    "Voz",
    "Semilla",
    "Norte",
    "Faro",
    "Camino",
    "Taller",
)
SYLLABLES = (
    "ma", "ri", "co", "te", "lan", "que", "za", "no", "per", "ti", "sol", "va", "dor", "mi", "chi", "ra", "cal", "tun",
    "be", "lo", "xo", "pan", "gu", "sal", "hue", "ye", "qui", "nal", "te", "cu", "bra", "fe", "jar", "ñe", "tri", "vo",
    "plas", "dri", "gra", "zo", "hi", "lle", "mon", "tal", "ven", "tro", "cas", "ni", "lu", "mez",
)  # fmt: skip

SENTENCES = (
    "{opener}, {body} {verb} {thing_of_topic}, con el fin de {purpose}.",
    "La obra tuvo un costo de {money} pesos y beneficia a {n} {group} de {colonia}.",
    "{person}, {office}, explicó que el {thing} {quality} llegará también a {colonia} y a {colonia}.",
    "{opener}, {n} {group} conocieron el {thing} {quality} que {body} preparó desde {mes}.",
    "El {thing} {quality} empezará en la calle {calle} y seguirá por {colonia}, donde viven unas {n} personas.",
    "Para {purpose}, {body} firmó un {thing} {quality} con {body}.",
    "{person} agradeció a {group} de {colonia} su paciencia y pidió cuidar lo que ya es de todos.",
    "{opener}, se atendieron {n} solicitudes, {n} más que en {mes} del año anterior.",
    "El {thing} estará abierto de lunes a viernes, de {hour}:00 a {hour_late}:30 horas, en la calle {calle} número {n}.",
    "{person}, {office}, recordó que el {thing} es {quality} y que ningún partido puede usarlo con fines propios.",
    "{opener}, {group} y {group} plantearon a {person} la necesidad de {purpose} en {colonia}.",
    "Con {n} {group} inscritos, el {thing} {quality} supera la meta que {body} había fijado.",
    "Por su parte, {person}, {office}, señaló que {body} revisará cada {thing} antes de {mes}.",
    "Se trata de {thing_of_topic}, un {thing} {quality} que la comunidad esperaba desde hacía {small} años.",
    "{body_first} informará cada mes sobre el {thing} y publicará en su página las cuentas del {thing} {quality}.",
    "Quienes viven en {colonia}, {colonia} y {colonia} pueden pedir informes en la oficina de la calle {calle}.",
    "{opener}, {person} recorrió {colonia} con {group} para revisar {thing_of_topic}.",
    "La empresa {firm} ganó el concurso para {thing_of_topic}; {firm} quedó en segundo lugar.",
    "También asistieron {person}, de {firm}, y {person}, en nombre de {group} de {colonia}.",
    "El {mes} pasado, {body} destinó {money} pesos a un {thing} parecido, que dejó {small} lecciones.",
    "El {thing} {quality} lleva el nombre de {name}, en recuerdo de {person}.",
    "Sobre el {thing} {quality}, {person} dijo que será {quality} y {quality} antes de {mes}.",
    "Junto al {thing} habrá un {thing} {quality} y un {thing} {quality}, a cargo de {firm}.",
    "Con el programa {name}, {body} {verb} un {thing} {quality} en {colonia}.",
    "{group} de {colonia} propusieron llamar {name} al {thing}, y {body} lo aceptó.",
    "El diseño es de {person}; la construcción del {thing} {quality}, de {firm}.",
    "A un costado de la calle {calle}, el {thing} {quality} sustituye al {thing} que {body} {verb} en {mes}.",
    "Quien quiera usar el {thing} {quality} puede apuntarse con {person} en {colonia}.",
    "{opener}, {person} {verb} el {thing} {quality} y el {thing} {quality} de {colonia}.",
    "El {thing} tendrá {quality} el acceso y {quality} el horario, según el proyecto {name}.",
    "Para el {thing} {quality} se usaron materiales de {colonia} y de {colonia}, elegidos por {firm}.",
    "Nada de esto afecta al {thing} {quality} de {colonia}, que sigue abierto.",
)
SUMMARIES = (
    "{opener}, {body} {verb} {thing_of_topic}",
    "El {thing} {quality} de {colonia} servirá a {n} {group}",
    "{person} explicó el {thing} {quality} ante {group}",
    "El programa {name} {verb} un {thing} {quality} en la calle {calle}",
    "{firm} hará el {thing} {quality}, que estará listo en {mes}",
    "Habrá un {thing} {quality} y un {thing} {quality} para {group} de {colonia}",
)
HEADLINES = (
    "{head} el {thing} {quality} de {colonia} con {firm}",
    "{head} {thing_of_topic} junto al {thing} {quality}",
    "{head} {name}, un {thing} {quality} para {colonia}",
    "{head} un {thing} {quality} en la calle {calle} de {colonia}",
    "{head} {person} el {thing} {quality} de {name}",
    "{head} el {thing} {quality} y el {thing} {quality} de {colonia}",
)
QUOTES = (
    "Lo importante es {purpose}, y para eso hace falta el trabajo de {group} y de {group}",
    "Este {thing} {quality} es de la gente de {colonia}, que lo pidió durante {small} años",
    "Vamos a {purpose} sin descuidar cada {thing} que ya está en marcha",
    "Cuando {group} participan, el {thing} resulta más {quality}",
)
NOTICES = (
    ("Corte de agua en {colonia}", "important", "Junte agua para {small} días y evite regar."),
    ("Cierre de la calle {calle}", "information", "Tome la avenida {calle} como vía alterna."),
    ("Vacunación en {colonia}", "information", "Lleve la cartilla y una identificación."),
    ("Alerta por lluvia intensa en {colonia}", "emergency", "No cruce corrientes de agua y llame al 911."),
    (
        "Cambio de horario en la oficina de {colonia}",
        "information",
        "Se atenderá de {hour}:00 a {hour_late}:00 horas.",
    ),
)
