"""Pathways from other files: what is read, what is assumed, what is left out, what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.codec import read_pathway, write_pathway
from pathways.errors import UserError
from pathways.library import STARTERS, starter
from planner.errors import NotJsonError, RepeatedKeyError, UnknownSourceError, said
from planner.exports.data import write_json
from planner.i18n import speaking
from planner.imports import read_source
from planner.imports.json_files import clean_text


@pytest.fixture
def copd() -> dict[str, Any]:
    return write_pathway(starter("copd"))


def put(data: object, folder: Path) -> Path:
    path = folder / "source.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


@pytest.mark.parametrize("id_", STARTERS)
def test_what_was_exported_is_imported_equal(id_: str, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    write_json(starter(id_), path)
    imported = read_source(path)
    assert imported.pathways == (starter(id_),)
    assert imported.assumed == imported.refused == ()


def test_what_has_no_place_in_a_pathway_is_named_where_it_stands(
    copd: dict[str, Any], tmp_path: Path
) -> None:
    step = copd["steps"][1]
    step["colour"] = "red"
    step["current"]["staff"][0]["mood"] = {"low": 1}
    copd["connections"][0]["weight"] = 3
    copd["name"]["fr"] = "BPCO"
    copd["streams"][0]["per_10000"]["unit"] = "people"
    imported = read_source(put({**copd, "size": [1], "empty": None, "none": []}, tmp_path))
    assert imported.refused == tuple(
        f"“{where}” was left out: a pathway has no such thing there."
        for where in (
            "name.fr",
            f"streams[{copd['streams'][0]['id']}].per_10000.unit",
            f"steps[{step['id']}].current.staff[0].mood",
            f"steps[{step['id']}].colour",
            "connections[0].weight",
            "size",
        )
    )
    assert imported.pathways == (starter("copd"),)


def test_a_delivery_of_a_design_that_is_not_listed_is_named(
    copd: dict[str, Any], tmp_path: Path
) -> None:
    step = next(s for s in copd["steps"] if s["kind"] != "end")
    end = next(s for s in copd["steps"] if s["kind"] == "end")
    step["hub"] = end["proposed"] = step["proposed"]
    copd["connections"][2]["hub"] = 0.5
    said = " ".join(read_source(put(copd, tmp_path)).refused)
    assert f"“steps[{step['id']}].hub”" in said
    assert f"“steps[{end['id']}].proposed”" in said
    assert "“connections[2].hub”" in said


def test_short_forms_lose_nothing(copd: dict[str, Any], tmp_path: Path) -> None:
    del copd["designs"]
    copd["name"] = "COPD"
    copd["clinical_network"] = "Respiratory"
    copd["evaluation"]["measures"] = "waits; visits"
    copd["streams"][0]["growth"] = 0.01
    assert read_source(put(copd, tmp_path)).refused == ()


@pytest.mark.parametrize(
    "text",
    ['{"id": "a", "id": "b"}', '{"steps": [{"deep": {"id": 1, "name": 2, "i\\u0000d": 3}}]}'],
)
def test_a_key_given_twice_is_refused_by_name(text: str, tmp_path: Path) -> None:
    path = tmp_path / "twice.json"
    path.write_text(text)
    with pytest.raises(RepeatedKeyError, match=r"twice\.json.*“id” twice"):
        read_source(path)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        ({"id": None}, "x.id is empty, which cannot be read there. Give text."),
        ({"id": ["x"]}, "x.id is a list, which cannot be read there. Give text."),
        ({"steps": {"a": 1}}, "x.steps is an object, which cannot be read there. Give a list."),
        ({"steps": [True]}, "x.steps[0] is true, which cannot be read there. Give an object."),
        ({"steps": "a'b"}, "x.steps is “a'b”, which cannot be read there. Give a list."),
        (
            {"adoption": [None]},
            "x.adoption[0] is empty, which cannot be read there. Give an object.",
        ),
        (
            {"adoption": [float("1e999")]},
            "x.adoption[0] is ∞, which is not a number. Give a number.",
        ),
    ],
)
def test_a_wrong_value_is_said_in_words(
    spoil: dict[str, Any], message: str, copd: dict[str, Any]
) -> None:
    with pytest.raises(UserError) as caught:
        read_pathway({**copd, **spoil}, "x")
    assert said(caught.value) == message


def test_a_wrong_value_is_said_in_welsh(copd: dict[str, Any]) -> None:
    with pytest.raises(UserError) as caught:
        read_pathway({**copd, "steps": {}, "id": []}, "x")
    with speaking("cy"):
        assert "rhestr" in said(caught.value)


def test_a_chance_beyond_reason_is_said_as_a_number(copd: dict[str, Any]) -> None:
    copd["connections"][0]["current"] = 1e307
    with pytest.raises(UserError, match=r"is 1e\+307\. Give a chance"):
        read_pathway(copd)


def test_roles_and_tests_the_library_lacks_are_named(copd: dict[str, Any], tmp_path: Path) -> None:
    copd["steps"][1]["current"]["staff"][0]["role"] = "wizard"
    copd["steps"][1]["current"]["tests"] = [{"test": "dice", "qty": 1}]
    said = " ".join(read_source(put(copd, tmp_path)).assumed)
    assert "“wizard”" in said
    assert "“dice”" in said


def test_control_characters_are_taken_out(copd: dict[str, Any], tmp_path: Path) -> None:
    copd["note"] = "a\x00b\x1b[31m\ud800c\nd\te"
    assert read_source(put(copd, tmp_path)).pathways[0].note == "ab[31mc\nd\te"


@given(st.text())
def test_clean_text_can_always_be_written(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert clean_text(cleaned) == cleaned
    assert "\x00" not in cleaned


def test_a_sort_of_file_that_is_not_read_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownSourceError, match=r"plan\.docx.*\.json"):
        read_source(tmp_path / "plan.docx")


def test_a_fault_in_json_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{\n "schema": "cbd-pathway/1",\n "id" "copd"\n}')
    with pytest.raises(NotJsonError, match=r"broken\.json.*line 3"):
        read_source(path)


@given(data=st.data())
def test_a_spoilt_file_gives_one_kind_of_error(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = json.dumps(write_pathway(starter("copd"))).encode()
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 40))
    put_in = data.draw(st.binary(max_size=8) | st.sampled_from([b"null", b"[]", b"1e999", b"{}"]))
    path = tmp_path_factory.getbasetemp() / "spoilt.json"
    path.write_bytes(text[:at] + put_in + text[at + gone :])
    try:
        imported = read_source(path)
    except UserError:
        return
    assert imported.pathways[0].id
