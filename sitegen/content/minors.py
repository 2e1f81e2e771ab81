"""Children in pictures: the consent of who answers for them, or a word that none can be made out.

General Law on the Rights of Girls, Boys and Adolescents, articles 76 to 80: image and
personal data of minors need the consent of those who exercise parental authority.
"""

from __future__ import annotations

import re

from sitegen.content.proof import Proof

_CHILDREN = re.compile(
    r"(?<!del )(?<!de los )(?<!de las )(?<!hospital para el )(?<!hospital de la )(?<!día de la )"
    r"\b(?:niñ[oa]s?(?! h[eé]roes)|menor(?:es)? de edad|beb[eé]s?|infantes?|preescolares"
    r"|(?:alumn|estudiant)\w+ de (?:primaria|preescolar|k[ií]nder|secundaria)"
    r"|child|children|kids?|toddlers?|schoolchildren)\b",
    re.IGNORECASE,
)


def look_for_minors(words: str, line: int, proof: Proof, *, minors: bool | None, consent: str) -> bool:
    """Notes a picture of children without consent; False where it may not be shown.

    `words` are its alternative text and caption; `minors` is None where the document does not say.
    """
    if minors and not consent:
        proof.error("minors-consent", line, key="consent")
        return False
    child = _CHILDREN.search(words) if minors is None and words else None
    if child:
        proof.warning("minors-unsaid", line, word=child[0])
    return True
