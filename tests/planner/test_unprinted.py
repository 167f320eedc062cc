"""What the PDF's typeface lacks is counted, replaced by something seen, and said with its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from pathways.library import starter
from pathways.model import Pathway
from pathways.proposal_parts import Engagement
from pathways.values import Name
from planner.cli import main
from planner.fonts import SUBSTITUTE, printable, unprintable
from planner.i18n import speaking
from planner.unprinted import unprinted
from planner.workspace import Workspace
from planner.workspaces import save_workspace

COPD = starter("copd")


def workspace(pathway: Pathway, cluster: str = "Cwm") -> Workspace:
    return Workspace(cluster, population=40_000, pathways=(pathway,))


@pytest.mark.parametrize(
    ("typed", "shown", "count"),
    [
        ("Tŷ ŵyl ✓ – “a”", "Tŷ ŵyl ✓ – “a”", 0),
        ("w\u0302y", "ŵy", 0),  # two characters that are one
        ("a 😀😀 b", "a [?] b", 2),
        ("שלום", "[?]", 4),
        ("مرحبا x", "[?] x", 5),
        ("☕\ufe0f", "[?]", 1),  # how it is to be drawn is no character
        ("½ cup", "½ cup", 0),
        ("bell\x07", "bell", 0),
    ],
)
def test_what_cannot_be_printed_is_replaced_once_a_run(typed: str, shown: str, count: int) -> None:
    assert printable(typed) == shown
    assert unprintable(typed) == count


def test_nothing_is_said_where_everything_can_be_printed() -> None:
    assert unprinted(workspace(COPD), COPD) == ""


def test_how_many_and_where_is_said() -> None:
    steps = (replace(COPD.steps[0], note="😀😀"), *COPD.steps[1:])
    pathway = replace(COPD, steps=steps, engagement=(Engagement("שלום"),))
    name = COPD.steps[0].name.en
    assert unprinted(workspace(pathway, "Cwm 🏔"), pathway) == (
        f"7 characters cannot be printed and stand as {SUBSTITUTE} in the PDF. "
        f"They are in: “Cluster”, “{name}”, “Engagement and equity”."
    )


def test_it_is_said_in_welsh() -> None:
    pathway = replace(COPD, name=Name("COPD 😀"))
    with speaking("cy"):
        assert unprinted(workspace(pathway), pathway).startswith("Ni ellir argraffu")


def test_the_command_line_says_it_with_the_pdf_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.cbdplan"
    save_workspace(workspace(replace(COPD, note="😀")), file)
    for suffix, is_said in (("pdf", True), ("csv", False)):
        assert main(["export", str(file), str(tmp_path / f"a.{suffix}")]) == 0
        assert ("1 character cannot be printed" in capsys.readouterr().out) is is_said
