"""Steps, connections, populations and registers from CSV and Excel files of others."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pathways.library import starter
from pathways.model import CURRENT, Kind, Setting
from planner.cells import COLUMNS
from planner.exports.template import write_template
from planner.i18n import _, speaking
from planner.imports import Wishes, accepted, read_source
from planner.imports.errors import EmptySourceError, RefusedError
from planner.workspace import Workspace
from resources.registers import registers

STEPS = """Step,Kind,Where,Goes on to,Staff,Colour
Triage,contact,hospital,Scan 60%; Home 40%,GP 10,red
Scan,test,,Home,HCSW 15 (technical),blue
Home,end,,,,
"""


def put(text: str, folder: Path, name: str = "urology.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_steps_are_read_from_csv_in_each_form(encoding: str, mark: str, tmp_path: Path) -> None:
    text = STEPS.replace("60%; Home", "60%|Home").replace(",", mark)
    text = text.replace("60%|Home 40%", '60%; Home 40%"').replace("Scan 60%", '"Scan 60%')
    preview = read_source(put(text, tmp_path, encoding=encoding))
    (pathway,) = preview.pathways
    triage, scan, home = pathway.steps
    assert triage.setting("proposed") is Setting.HOSPITAL
    assert scan.setting("proposed") is Setting.COMMUNITY
    assert home.kind is Kind.END
    assert pathway.connection(triage.id, scan.id).share("current") == 0.6
    assert pathway.streams[0].entry == triage.id
    assert preview.refused == ("The column “Colour” is left out.",)
    assert any("put in: Community" in told for told in preview.assumed)


def test_every_fault_of_a_table_is_named(tmp_path: Path) -> None:
    rows = "".join(f"S{i},contact,moon\n" for i in range(8))
    with pytest.raises(RefusedError) as caught:
        read_source(put("Step,Kind,Where\n" + rows, tmp_path))
    assert len(caught.value.faults) == 8
    assert caught.value.faults[7].startswith("Row 8, Where: “moon”")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_workbook_of_steps_and_connections_is_read_in_either_language(
    language: str, tmp_path: Path
) -> None:
    book = Workbook()
    steps, ways = book.worksheets[0], book.create_sheet("B")
    book.create_sheet("Notes").append(["whatever"])
    with speaking(language):
        steps.append([_("Step"), _("Kind")])
        for name, kind in (("Triage", _("Contact")), ("Scan", _("Test")), ("Out", _("End"))):
            steps.append([name, kind])
        ways.append([_("From"), _("To"), _("Share")])
        for row in (("Triage", "Scan", 0.25), ("Triage", "Out", "75%"), ("Scan", "Out", None)):
            ways.append(row)
        path = tmp_path / "urology.xlsx"
        book.save(path)
        preview = read_source(path)
    (pathway,) = preview.pathways
    triage, scan, out = pathway.steps
    assert scan.kind is Kind.TEST
    found = {(c.source, c.target): c.share(CURRENT) for c in pathway.connections}
    assert found == {(triage.id, scan.id): 0.25, (triage.id, out.id): 0.75, (scan.id, out.id): 1.0}
    assert len(preview.refused) == 1


def test_what_the_table_of_a_starter_says_comes_back(tmp_path: Path) -> None:
    pathway = starter("copd")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([_(column.heading) for column in COLUMNS])
    for step in pathway.steps:
        sheet.append([column.write(pathway, step, CURRENT) for column in COLUMNS])
    path = tmp_path / "copd.xlsx"
    book.save(path)
    (read,) = read_source(path).pathways
    for column in COLUMNS:
        before = [column.write(pathway, s, CURRENT) for s in pathway.steps_in(CURRENT)]
        names = [s.name.en for s in pathway.steps_in(CURRENT)]
        after = [column.write(read, s, CURRENT) for s in read.steps if s.name.en in names]
        assert after == before, column.key


def test_the_population_of_the_cluster_is_taken_and_others_left(tmp_path: Path) -> None:
    text = 'Cluster,Population,Source\nNorth,"41,000",Lists of May\nSouth,38000,x\n'
    wishes = Wishes(cluster="North")
    preview = read_source(put(text, tmp_path), wishes)
    after, added = accepted(preview, Workspace("North"))
    assert (after.population, after.population_source) == (41_000, "Lists of May")
    assert added == ()
    with pytest.raises(RefusedError, match="not “West”"):
        read_source(put(text, tmp_path), Wishes(cluster="West"))


def test_people_on_a_register_are_a_share_of_the_cluster_in_streams_that_name_it(
    tmp_path: Path,
) -> None:
    from dataclasses import replace

    from pathways.demand_from import DemandFrom

    register = registers()[0]
    text = f"Register,People on it\n{register.name.en},820\n"
    preview = read_source(put(text, tmp_path), Wishes(population=41_000))
    pathway = starter("copd")
    stream = replace(pathway.streams[0], worked_from=DemandFrom(register=register.id))
    pathway = replace(pathway, streams=(stream, *pathway.streams[1:]))
    after, _added = accepted(preview, Workspace("North", population=41_000, pathways=(pathway,)))
    found = after.pathways[0].streams[0].worked_from
    assert found is not None
    assert found.prevalence == pytest.approx(0.02)  # 820 of 41,000
    assert after.pathways[0].streams[1:] == pathway.streams[1:]


def test_a_register_nobody_knows_and_people_beyond_the_cluster_are_named(tmp_path: Path) -> None:
    register = registers()[0]
    text = f"Register,People on it\nDragons,1\n{register.id},99999\n"
    with pytest.raises(RefusedError) as caught:
        read_source(put(text, tmp_path), Wishes(population=41_000))
    assert "“Dragons” is not known" in caught.value.faults[0]
    assert "more people than the cluster" in caught.value.faults[1]


def test_a_table_without_known_headings_says_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(EmptySourceError, match="“Step”"):
        read_source(put("a,b\n1,2\n", tmp_path))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_template_is_filled_in_and_read(language: str, tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    write_template(path, language)
    with pytest.raises(EmptySourceError):
        read_source(path)
    book = load_workbook(path)
    steps, ways = book.worksheets
    steps.append(["Triage"])
    steps.append(["Scan"])
    ways.append(["Triage", "Scan", 0.5])
    book.save(path)
    with speaking(language):
        preview = read_source(path)
    (pathway,) = preview.pathways
    triage, scan, end = pathway.steps
    assert pathway.connection(triage.id, scan.id).share("proposed") == 0.5
    assert end.kind is Kind.END
    assert preview.refused == ()
