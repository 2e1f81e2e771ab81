"""The schemas for editors: every key of the reader under each of its names, and what it takes."""

from __future__ import annotations

import json

import pytest

from sitegen.config import fields as settings
from sitegen.content.fields import FIELDS, LEVELS
from sitegen.schemas import MATTER, SITE, schemas


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, object]]:
    return {name: json.loads(data) for name, data in schemas().items()}


def properties(schema: object) -> dict[str, object]:
    assert isinstance(schema, dict)
    found = schema["properties"]
    assert isinstance(found, dict)
    return found


def test_every_key_of_front_matter_stands_under_both_names(made: dict[str, dict[str, object]]) -> None:
    keys = {name for field in FIELDS for name in (field.key.name, field.key.spanish)}

    assert properties(made[MATTER]).keys() == keys


def test_every_table_of_site_toml_stands_under_all_its_names(made: dict[str, dict[str, object]]) -> None:
    found = properties(made[SITE])
    inner = found["municipality"]
    assert isinstance(inner, dict)

    assert found.keys() == {name for field in settings.WHOLE.fields for name in field.names}
    assert properties(inner["items"]).keys() == {
        name for field in settings.MUNICIPALITY.fields for name in field.names
    }


def test_fixed_values_are_offered_in_both_languages(made: dict[str, dict[str, object]]) -> None:
    level = properties(made[MATTER])["nivel"]

    assert level == {"enum": sorted({name for pair in LEVELS.items() for name in pair})}


def test_a_list_of_groups_knows_the_keys_of_a_group(made: dict[str, dict[str, object]]) -> None:
    corrections = properties(made[MATTER])["correcciones"]
    assert isinstance(corrections, dict)

    assert {"fecha", "dice", "debe_decir"} <= properties(corrections["anyOf"][0]).keys()


def test_what_a_table_must_have_is_asked_for_under_any_of_its_names(
    made: dict[str, dict[str, object]],
) -> None:
    site = properties(made[SITE])["sitio"]
    assert isinstance(site, dict)

    assert {"anyOf": [{"required": ["title"]}, {"required": ["titulo"]}]} in site["allOf"]
