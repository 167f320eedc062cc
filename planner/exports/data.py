"""Pathways and their figures as data: JSON that can be imported again, and CSV."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pathways.codec import write_pathway
from pathways.errors import MissingDesignError
from pathways.model import Pathway
from planner.drawing.words import setting_word
from planner.estimates import estimate_of
from planner.files import replacing
from planner.i18n import _, language, speaking
from planner.privacy import refuse_patient_text
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.estimate import DesignResult, Estimate

__all__ = ["csv_text", "write_csv", "write_json"]

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def write_json(pathway: Pathway, path: Path) -> None:
    """Puts one pathway, all designs, in a file that can be imported again.

    Raises:
        PatientTextError: What is typed may identify a patient.
        FileError: The file cannot be written.
    """
    refuse_patient_text([pathway])
    written = json.dumps(write_pathway(pathway), ensure_ascii=False, indent=1, allow_nan=False)
    with replacing(path) as fresh:
        fresh.write_text(written + "\n", "utf-8", newline="\n")


def write_csv(
    workspace: Workspace,
    pathway_id: str,
    path: Path,
    language: str = "en",
    design: str | None = None,
) -> None:
    """Puts the figures of one pathway in a file, one a row with its unit, for a spreadsheet.

    Without a design it holds the current one and the option the pathway proposes.

    Raises:
        UserError: The file cannot be written, or the estimate cannot be made.
    """
    with speaking(language):
        pathway = workspace.pathway(pathway_id)
        refuse_patient_text([pathway])
        option = design if design in pathway.options else None
        written = csv_text(estimate_of(workspace, pathway, option), design)
    with replacing(path) as fresh:
        # Excel takes a file without the mark for the local code page and loses ŵ and ŷ.
        fresh.write_text(written, "utf-8-sig", newline="")


def csv_text(estimate: "Estimate", design: str | None = None) -> str:
    """The base-year figures of an estimate as CSV in the language being spoken.

    Numbers stand in full with a decimal point. Text that a spreadsheet would take for a formula
    begins with an apostrophe.

    Raises:
        MissingDesignError: The estimate has no such design.
    """
    if design is not None and design not in estimate.designs:
        raise MissingDesignError(where=f"“{estimate.pathway.name.said(language())}”", id=design)
    out = io.StringIO()
    rows = csv.writer(out)
    headings = (
        _("Pathway"), _("Design"), _("Figure"), _("Of"), _("For"), _("Setting"),
        _("Organisation"), _("Unit"), _("Value"),
    )  # fmt: skip
    rows.writerow(headings)
    name = estimate.pathway.name.said(language())
    for result in estimate.designs.values():
        if design in (None, result.design):
            for *texts, value in _figures(estimate, result):
                row = (name, result.design, *texts)
                rows.writerow([*map(_plain_text, row), repr(float(value))])
    return out.getvalue()


def _plain_text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


Figure = tuple[str, str, str, str, str, str, float]


def _figures(estimate: "Estimate", result: "DesignResult") -> Iterator[Figure]:
    """Figure, what it is of, what for, setting, organisation, unit, value."""
    pathway, library, spoken = estimate.pathway, estimate.library, language()
    done = result.activity
    a_year = _("a year")
    yield _("Population"), "", "", "", "", _("people"), estimate.population
    for stream, people in result.demand.items():
        said = pathway.stream(stream).name.said(spoken)
        yield _("Demand"), said, "", "", "", _("people a year"), people
    for step_id, visits in done.visits.items():
        step = pathway.step(step_id)
        delivered = step.setting(result.design)
        where = setting_word(delivered) if delivered else ""
        yield _("Visits"), step.name.said(spoken), "", where, "", a_year, visits
    for setting, contacts in done.contacts.items():
        yield _("Contacts"), "", "", setting_word(setting), "", a_year, contacts
    for key, minutes in done.minutes.items():
        role = library.role(key.role).name.said(spoken)
        part, where = _(key.part), setting_word(key.setting)
        organisation = library.organisation(key.organisation).said(spoken)
        yield _("Staff time"), role, part, where, organisation, _("minutes a year"), minutes
    for (role_id, setting), posts in result.wte.items():
        role = library.role(role_id).name.said(spoken)
        yield _("Staff needed"), role, "", setting_word(setting), "", _("WTE"), posts
    for placed, number in done.tests.items():
        test = library.test(placed.test).name.said(spoken)
        yield _("Tests"), test, "", setting_word(placed.setting), "", a_year, number
    yield _("Bed days"), "", "", setting_word("hospital"), "", a_year, done.bed_days
    pounds = _("£ a year")
    community, hospital = result.community.total, result.hospital.total
    yield _("Cost outside hospital"), "", "", "", "", pounds, community
    yield _("Cost in hospital at full average cost"), "", "", "", "", pounds, hospital
