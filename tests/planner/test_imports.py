"""Pathways from other files: what is read, what is assumed, what is left out, what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.codec import write_pathway
from pathways.errors import UserError
from pathways.library import STARTERS, starter
from planner.errors import NotJsonError, UnknownSourceError
from planner.exports.data import write_json
from planner.imports import import_file
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
    imported = import_file(path)
    assert imported.pathways == (starter(id_),)
    assert imported.assumed == imported.refused == ()


def test_what_is_no_part_of_a_pathway_is_said_to_be_left_out(
    copd: dict[str, Any], tmp_path: Path
) -> None:
    imported = import_file(put({**copd, "colour": "red"}, tmp_path))
    assert imported.refused == ("“colour” is not part of a pathway and was left out.",)
    assert imported.pathways == (starter("copd"),)


def test_roles_and_tests_the_library_lacks_are_named(copd: dict[str, Any], tmp_path: Path) -> None:
    copd["steps"][1]["current"]["staff"][0]["role"] = "wizard"
    copd["steps"][1]["current"]["tests"] = [{"test": "dice", "qty": 1}]
    said = " ".join(import_file(put(copd, tmp_path)).assumed)
    assert "“wizard”" in said
    assert "“dice”" in said


def test_control_characters_are_taken_out(copd: dict[str, Any], tmp_path: Path) -> None:
    copd["note"] = "a\x00b\x1b[31m\ud800c\nd\te"
    assert import_file(put(copd, tmp_path)).pathways[0].note == "ab[31mc\nd\te"


@given(st.text())
def test_clean_text_can_always_be_written(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert clean_text(cleaned) == cleaned
    assert "\x00" not in cleaned


def test_a_sort_of_file_that_is_not_read_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownSourceError, match=r"plan\.docx.*\.json"):
        import_file(tmp_path / "plan.docx")


def test_a_fault_in_json_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{\n "schema": "cbd-pathway/1",\n "id" "copd"\n}')
    with pytest.raises(NotJsonError, match=r"broken\.json.*line 3"):
        import_file(path)


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
        imported = import_file(path)
    except UserError:
        return
    assert imported.pathways[0].id
