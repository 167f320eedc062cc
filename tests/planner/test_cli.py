"""The commands from end to end: what they print, write and refuse."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pathways import edits
from pathways.codec import write_pathway
from pathways.library import STARTERS, starter
from pathways.placing import Placing, Spot
from pathways.values import FrozenMap, Name
from planner.cli import main
from planner.workspaces import open_workspace, save_workspace

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *words: str | Path) -> str:
    """What a command that succeeds prints."""
    code = main([str(w) for w in words])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def refused(capsys: Capture, *words: str | Path) -> str:
    """The one message of a command that fails; verify says first what can be rescued."""
    code = main([str(w) for w in words])
    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert err.count("\n") == 1 or words[0] == "verify"
    return err


def as_json(capsys: Capture, *words: str | Path) -> dict[str, Any]:
    """The one object a command prints with ``--json``."""
    read = json.loads(run(capsys, *words, "--json"))
    assert isinstance(read, dict)
    return read


@pytest.fixture
def file(tmp_path: Path, capsys: Capture) -> Path:
    """A workspace with COPD for 40,000 people."""
    path = tmp_path / "plan.cbdplan"
    run(capsys, "new", path, "--cluster", "Cwm", "--population", "40000")
    run(capsys, "add", path, "copd")
    return path


def put(data: dict[str, Any], folder: Path, name: str = "source.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_new_makes_an_empty_workspace(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "new.cbdplan"
    said = run(capsys, "new", path, "--cluster", "Cwm", "--population", "12345")
    assert "12,345" in said
    made = open_workspace(path)
    assert (made.cluster, made.population, made.pathways) == ("Cwm", 12_345, ())


def test_new_uses_a_list_that_was_read_and_says_where(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "new.cbdplan"
    said = run(capsys, "new", path, "--cluster", "cardiff south west")
    assert "75,000" in said
    assert "cardiffsw.co.uk" in said
    made = open_workspace(path)
    assert (made.cluster, made.population, made.pcpg) == ("Cardiff South West", 75_000, "Cardiff")
    assert made.health_board == "Cardiff and Vale University Health Board"


def test_new_fills_no_placeholder_in(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "new.cbdplan"
    said = run(capsys, "new", path, "--cluster", "Cardiff North")
    assert "unverified" in said
    assert "has to be given" in said
    assert open_workspace(path).population is None


def test_new_replaces_nothing(file: Path, capsys: Capture) -> None:
    before = file.read_bytes()
    assert "plan.cbdplan" in refused(capsys, "new", file, "--cluster", "Other")
    assert file.read_bytes() == before


@pytest.mark.parametrize(("cluster", "population"), [("", "1"), ("  ", "1"), ("Cwm", "-5")])
def test_new_refuses_what_no_cluster_is(
    cluster: str, population: str, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "new.cbdplan"
    refused(capsys, "new", path, "--cluster", cluster, "--population", population)
    assert not path.exists()


def test_starters_are_listed(capsys: Capture) -> None:
    assert [s["id"] for s in as_json(capsys, "starters")["starters"]] == list(STARTERS)
    assert "not clinically approved" in run(capsys, "starters")


def test_a_starter_can_be_added_twice(file: Path, capsys: Capture) -> None:
    assert "copd_2" in run(capsys, "add", file, "copd")
    listed = as_json(capsys, "list", file)
    assert [p["id"] for p in listed["pathways"]] == ["copd", "copd_2"]
    assert listed["pathways"][0]["steps"] == len(starter("copd").steps)
    # LS1 of the COPD starter in each design, at full adoption.
    assert listed["pathways"][0]["LS1"] == pytest.approx(
        {"current": 0.801298, "proposed": 0.952651}, abs=1e-6
    )


def test_an_unknown_starter_is_named_with_those_there_are(file: Path, capsys: Capture) -> None:
    before = file.read_bytes()
    said = refused(capsys, "add", file, "plumbing")
    assert "“plumbing”" in said
    assert "womens_hub" in said
    assert file.read_bytes() == before


def test_list_says_nothing_of_shares_it_cannot_work_out(tmp_path: Path, capsys: Capture) -> None:
    path = put(write_pathway(starter("copd")), tmp_path)
    listed = as_json(capsys, "list", path)
    assert listed["population"] is None
    assert listed["pathways"][0]["LS1"] == {"current": None, "proposed": None}
    assert "–" in run(capsys, "list", path)


def test_the_estimate_comes_in_one_object(file: Path, capsys: Capture) -> None:
    results = as_json(capsys, "estimate", file)["results"]
    assert list(results) == ["copd"]
    result = results["copd"]
    assert result["population"] == 40_000
    # 240 suspected and 708 reviews a year for 40,000 people.
    assert result["designs"]["current"]["demand"] == {"suspected": 240.0, "register": 708.0}
    assert result["designs"]["proposed"]["contacts"]["hospital"] == pytest.approx(110.4399)
    assert len(result["years"]) == 6


def test_a_population_can_be_given_for_a_pathway_alone(tmp_path: Path, capsys: Capture) -> None:
    path = put(write_pathway(starter("copd")), tmp_path)
    said = refused(capsys, "estimate", path)
    assert "COPD" in said
    assert "population" in said
    result = as_json(capsys, "estimate", path, "--population", "20000")["results"]["copd"]
    assert result["designs"]["current"]["demand"]["register"] == 354.0  # half of 708


def test_the_estimate_for_people_and_for_programs_is_the_same(file: Path, capsys: Capture) -> None:
    said = run(capsys, "estimate", file)
    result = as_json(capsys, "estimate", file)["results"]["copd"]
    assert result["designs"]["current"]["staff_hours"] == pytest.approx(1330.04, abs=0.01)
    assert "1,330" in said
    assert "40,000" in said


def test_every_figure_can_be_explained(file: Path, capsys: Capture) -> None:
    opened = as_json(capsys, "explain", file, "recurring_cost")
    assert opened["pathway"] == "copd"
    assert opened["unit"].startswith("£/year")
    assert sum(p["value"] for p in opened["parts"]) == pytest.approx(opened["value"])
    assert all(i["basis"] for i in opened["inputs"])
    headline = as_json(capsys, "estimate", file)["results"]["copd"]["headline"]
    assert opened["value"] == headline["recurring_cost"]
    assert opened["title"] in run(capsys, "explain", file, "recurring_cost")
    assert "contacts_out" in refused(capsys, "explain", file, "magic")


def test_findings_name_rule_severity_and_objects(tmp_path: Path, capsys: Capture) -> None:
    data = write_pathway(starter("copd"))
    data["connections"][0]["proposed"] = 0.1
    found = as_json(capsys, "check", put(data, tmp_path))["findings"]
    gap = next(f for f in found if f["rule"] == "G01")
    assert (gap["severity"], gap["pathway"]) == ("error", "copd")
    assert gap["objects"] == [data["connections"][0]["from"]]
    assert gap["message"] in run(capsys, "check", put(data, tmp_path))


def test_findings_on_figures_need_a_population(tmp_path: Path, capsys: Capture) -> None:
    path = put(write_pathway(starter("copd")), tmp_path)
    without = as_json(capsys, "check", path)["findings"]
    with_it = as_json(capsys, "check", path, "--population", "40000")["findings"]
    assert len(without) < len(with_it)


def test_json_comes_back_equal_through_export_and_import(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "copd.json"
    run(capsys, "export", file, out)
    said = as_json(capsys, "import", file, out)
    assert [p["id"] for p in said["read"]] == ["copd_2"]
    assert said["assumed"] == said["refused"] == []
    assert open_workspace(file).pathway("copd_2").steps == starter("copd").steps


def test_csv_holds_every_figure_with_its_unit_and_no_formula(
    file: Path, tmp_path: Path, capsys: Capture
) -> None:
    workspace = open_workspace(file)
    copd = workspace.pathway("copd")
    sly = replace(copd.steps[0], name=Name("=HYPERLINK(1)", "=HYPERLINK(1)"))
    save_workspace(workspace.with_pathway(replace(copd, steps=(sly, *copd.steps[1:]))), file)
    out = tmp_path / "copd.csv"
    run(capsys, "export", file, out, "--design", "proposed")
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert {r["Design"] for r in rows} == {"proposed"}
    assert all(r["Unit"] for r in rows)
    assert "'=HYPERLINK(1)" in {r["Of"] for r in rows}
    assert not any(value.startswith(("=", "+", "-", "@")) for r in rows for value in r.values())
    contacts = {r["Setting"]: float(r["Value"]) for r in rows if r["Figure"] == "Contacts"}
    assert contacts["Hospital"] == pytest.approx(110.4399)


def test_a_map_is_written_as_svg(file: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "map.svg"
    run(capsys, "export", file, out, "--design", "current", "--lang", "cy")
    assert 'xml:lang="cy"' in out.read_text("utf-8")


def test_exports_are_equal_on_every_run(file: Path, tmp_path: Path, capsys: Capture) -> None:
    for suffix in (".json", ".csv", ".svg"):
        one, two = tmp_path / f"1{suffix}", tmp_path / f"2{suffix}"
        run(capsys, "export", file, one)
        run(capsys, "export", file, two)
        assert one.read_bytes() == two.read_bytes()


def test_the_layout_gives_every_step_and_line_a_place(file: Path, capsys: Capture) -> None:
    layout = as_json(capsys, "layout", file, "--pathway", "copd")
    copd = starter("copd")
    assert set(layout["steps"]) == {s.id for s in copd.steps_in("proposed")}
    assert set(layout["steps"]["spec"]) == {"x", "y", "width", "height", "lane", "pinned"}
    assert layout["steps"]["spec"]["lane"] == "hospital"
    assert layout["steps"]["triage"]["x"] < layout["steps"]["home"]["x"]
    used = {(c.source, c.target) for c in copd.connections if c.share("proposed") > 0}
    assert {(c["source"], c["target"]) for c in layout["connections"]} == used
    assert all(len(c["points"]) > 1 for c in layout["connections"])


def test_the_layout_tells_which_steps_are_pinned(file: Path, capsys: Capture) -> None:
    pins = Placing(FrozenMap({"spiro": Spot(900, 30)}))
    workspace = open_workspace(file)
    pathway = edits.place(workspace.pathway("copd"), pins)
    save_workspace(workspace.with_pathway(pathway), file)
    layout = as_json(capsys, "layout", file)
    assert {id_ for id_, box in layout["steps"].items() if box["pinned"]} == {"spiro"}
    said = run(capsys, "layout", file)
    assert [line.split()[0] for line in said.splitlines() if "pinned" in line] == ["spiro"]


def test_verify_says_what_a_file_holds(file: Path, capsys: Capture) -> None:
    found = as_json(capsys, "verify", file)
    assert (found["ok"], found["kind"], found["revisions"]) == (True, "workspace", 2)
    assert [p["id"] for p in found["pathways"]] == ["copd"]
    assert "whole" in run(capsys, "verify", file)


# Each bad input: how the file is spoilt, the commands tried on it, and words of the message.
def chance_of_120_percent(data: dict[str, Any]) -> None:
    data["connections"][0]["current"] = 1.2


def unknown_step(data: dict[str, Any]) -> None:
    data["connections"][0]["to"] = "nowhere"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(chance_of_120_percent, ["120%", "between 0% and 100%"]), (unknown_step, ["“nowhere”"])],
)
@pytest.mark.parametrize("command", ["list", "check", "estimate", "verify", "export", "import"])
def test_a_pathway_that_cannot_be_is_refused_everywhere(
    spoil: Any, words: list[str], command: str, file: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = write_pathway(starter("copd"))
    spoil(data)
    source = put(data, tmp_path)
    before, out = file.read_bytes(), tmp_path / "out.svg"
    arguments = {"export": [source, out], "import": [file, source]}.get(command, [source])
    said = refused(capsys, command, *arguments)
    assert all(word in said for word in words)
    assert file.read_bytes() == before
    assert not out.exists()


def test_a_loop_without_an_exit_is_named_step_by_step(tmp_path: Path, capsys: Capture) -> None:
    data = write_pathway(starter("copd"))
    for connection in data["connections"]:
        if connection["from"] == "review":
            connection["current"] = 1.0 if connection["to"] == "review" else None
    data["connections"].append(
        {"from": "review", "to": "review", "current": 1.0, "proposed": None, "basis": "ill"}
    )
    path = put(data, tmp_path)
    outs = [tmp_path / f"out{suffix}" for suffix in (".csv", ".xlsx", ".pdf")]
    tried: list[list[str | Path]] = [["estimate", path], ["explain", path, "ls1"]]
    tried += [["export", path, out] for out in outs]
    for words in tried:
        said = refused(capsys, *words, "--population", "1000")
        assert "“Annual COPD review”" in said
        assert "never leave" in said
    assert not any(out.exists() for out in outs)
    assert "G04" in {f["rule"] for f in as_json(capsys, "check", path)["findings"]}


@pytest.mark.parametrize("command", ["add", "list", "check", "estimate", "verify"])
@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda data: data[: len(data) // 2], "cut short"),
        (lambda data: data[:60] + b"\0\0\0\x07" + data[64:], "newer planner"),
        (lambda data: b"PK\x03\x04" + data, "not a workspace"),
        (lambda data: data[:8192] + b"\xff" * (len(data) - 8192), "damaged"),
    ],
)
def test_a_spoilt_workspace_is_refused_and_left_alone(
    command: str, spoil: Any, word: str, file: Path, capsys: Capture
) -> None:
    spoilt = spoil(file.read_bytes())
    file.write_bytes(spoilt)
    said = refused(capsys, command, file, *(["dvt"] if command == "add" else []))
    assert "plan.cbdplan" in said
    assert word in said
    assert file.read_bytes() == spoilt


def test_a_missing_file_and_pathway_are_named(file: Path, tmp_path: Path, capsys: Capture) -> None:
    assert "gone.cbdplan" in refused(capsys, "list", tmp_path / "gone.cbdplan")
    said = refused(capsys, "estimate", file, "--pathway", "dvt")
    assert "“dvt”" in said
    assert "copd" in said
    assert "“hub”" in refused(capsys, "layout", file, "--design", "hub")


def test_an_empty_workspace_says_so(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "new.cbdplan"
    run(capsys, "new", path, "--cluster", "Cwm")
    for command in ("list", "verify", "estimate", "check"):
        assert "There are no pathways yet." in run(capsys, command, path)
    assert as_json(capsys, "list", path)["pathways"] == []
    assert as_json(capsys, "verify", path)["pathways"] == []
    assert as_json(capsys, "estimate", path) == {"results": {}}
    assert as_json(capsys, "check", path) == {"findings": []}
    before = path.read_bytes()
    out = tmp_path / "out.svg"
    asking_for_one: list[list[str | Path]] = [
        ["layout", path],
        ["export", path, out],
        ["explain", path, "ls1"],
        ["estimate", path, "--pathway", "copd"],
        ["check", path, "--pathway", "copd"],
    ]
    for words in asking_for_one:
        assert "“Cwm” has no pathways yet. Add a starter" in refused(capsys, *words)
    assert path.read_bytes() == before
    assert not out.exists()


@pytest.mark.parametrize("out", ["copd.json", "copd.csv", "map.svg", "copd.xlsx", "copd.pdf"])
def test_an_export_that_cannot_be_written_leaves_the_old_one(
    out: str, file: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / out
    old.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.files.os.fsync", full)
    assert "no room" in refused(capsys, "export", file, old)
    assert old.read_text() == "old"
    assert "nowhere" in refused(capsys, "export", file, tmp_path / "nowhere" / out)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([out, file.name])


def test_a_full_disk_leaves_the_workspace(
    file: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.files.os.fsync", full)
    assert "no room" in refused(capsys, "add", file, "dvt")
    assert file.read_bytes() == before


def test_a_folder_without_permission_leaves_the_workspace(
    file: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr("planner.files.os.access", lambda _path, mode: mode != os.W_OK)
    assert "may not write" in refused(capsys, "add", file, "dvt")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["new", "x.cbdplan"],
        ["new", "x.cbdplan", "--cluster", "Cwm", "--population", "many"],
        ["export", "x.cbdplan", "out.docx"],
        ["export", "x.cbdplan", "out.pdf", "--lang", "fr"],
        ["list"],
        ["starters", "--loud"],
    ],
)
def test_wrong_words_exit_2(words: list[str], capsys: Capture) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: cbd")


def test_help_is_given(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    assert "estimate" in capsys.readouterr().out


def test_the_machines_language_is_spoken(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    listed = run(capsys, "starters")
    assert starter("copd").name.cy in listed


def python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_listing_starters_loads_nothing_heavy() -> None:
    done = python(
        "import sys\n"
        "from planner.cli import main\n"
        "main(['starters'])\n"
        "heavy = {'numpy', 'openpyxl', 'reportlab', 'sqlalchemy', 'alembic', 'networkx'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    assert done.stderr == b""


def test_welsh_can_be_printed_where_the_machine_writes_ascii() -> None:
    done = python(
        "import sys\nfrom planner.cli import main\nsys.exit(main(['starters']))\n",
        PYTHONIOENCODING="ascii",
        LANG="cy_GB.UTF-8",
    )
    assert done.returncode == 0
    assert starter("womens_hub").name.cy in done.stdout.decode("utf-8")


def test_a_reader_that_stops_early_is_no_fault(file: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m planner.cli estimate {file} --json | head -c 10",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert done.stdout.startswith(b"{")
    assert done.stderr == b""
