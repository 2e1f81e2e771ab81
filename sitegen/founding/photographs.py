"""The repository of photos: one workflow that builds a newsroom's photos of earlier years on a Pages site.

`media_url` and `media_until` of site.toml say which photos; `sitegen build --media` makes them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sitegen.founding.planting import filled, planted_from
from sitegen.founding.wishes import address_of, named, repository_problems
from sitegen.problems import SiteError

HERE = Path(__file__).parent
ENDINGS = {"es": "fotos", "en": "photos"}
STAY = 2  # years whose photos stay, the current one among them


def photo_files(
    newsroom: str, repository: str, language: str, *, private: bool, today: date
) -> dict[str, bytes]:
    """Every file of the repository by its path.

    `newsroom` and `repository` are `owner/name` on GitHub; without the latter, that of the newsroom with
    an ending. `private` says that the newsroom needs a key to be read. Raises SiteError.
    """
    wrong = repository_problems(newsroom, repository)
    if wrong:
        raise SiteError(wrong)
    source = named(newsroom)
    kept = named(repository) or f"{source}-{ENDINGS[language]}"
    facts = {"photos_of": source, "repository": kept, "url": address_of(kept), "year": f"{today.year - STAY}"}
    for name, piece in (("steps", "photo_key.md"), ("key", "photo_key.yml")):
        text = (HERE / "pieces" / language / piece).read_text(encoding="utf-8") if private else ""
        facts[name] = filled(text, facts, language).removesuffix("\n")
    return planted_from(HERE / "photographs" / language, facts, language)
