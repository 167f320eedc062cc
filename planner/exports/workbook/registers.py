"""The sheets that people fill in: Benefits, Quality and impact, Exit and next steps."""

from typing import Final

from pathways.library import frameworks
from planner.exports.workbook.formulas import Cell
from planner.exports.workbook.functions import all_true, is_number, when
from planner.exports.workbook.job import Job
from planner.exports.workbook.options import Figures
from planner.exports.workbook.page import Content, Page
from planner.exports.workbook.words import dash, no, year_word, yes
from planner.i18n import N_, _, language
from planner.proposals import risks

__all__ = ["write_benefits", "write_exit", "write_quality"]

_BLANK_ROWS: Final = 4
_STANDARDS: Final = (
    N_("Safe"),
    N_("Timely"),
    N_("Effective"),
    N_("Efficient"),
    N_("Equitable"),
    N_("Person-centred"),
    N_("Leadership"),
    N_("Workforce"),
    N_("Culture"),
    N_("Information"),
    N_("Learning, improvement and research"),
    N_("Whole-systems approach"),
)
_GOALS: Final = (
    N_("A prosperous Wales"),
    N_("A resilient Wales"),
    N_("A healthier Wales"),
    N_("A more equal Wales"),
    N_("A Wales of cohesive communities"),
    N_("A Wales of vibrant culture and thriving Welsh language"),
    N_("A globally responsible Wales"),
)
_WAYS: Final = (
    N_("Long term"),
    N_("Prevention"),
    N_("Integration"),
    N_("Collaboration"),
    N_("Involvement"),
)
_SETS: Final = (
    ("CbD area", N_("Community by Design areas")),
    ("PCMW outcome", N_("Primary Care Model for Wales outcomes")),
    ("ACD outcome", N_("Accelerated Cluster Development outcomes")),
)


def write_benefits(job: Job, figures: Figures) -> None:
    """Fills the sheet: what the figures promise, what will be measured, and the logic of it."""
    page = job.pages["benefits"]
    page.widths(52, 44, 15, 15, 15, 18, 22, 18)
    heads = [
        _("Benefit"), _("Unit"), _("Baseline"), _("Target"), _("Date"), _("Owner"),
        _("Measured from"), _("Class"),
    ]  # fmt: skip
    job.open("benefits", figures.inputs.banner, heads, (3, 4))
    first = page.row
    _live_benefits(job, page, figures)
    _measures(job, page)
    job.book.name_block("BENEFITS", page.block(first, 1, page.row - 1, 8))
    evaluation = job.pathway.evaluation
    page.section(_("Evaluation"))
    months = ", ".join(str(month) for month in evaluation.review_months)
    for label, text in (
        (_("Patient-reported outcome (PROM)"), evaluation.prom),
        (_("Patient-reported experience (PREM)"), evaluation.prem),
        (_("Reviewed in months"), months),
        (_("Why there is none"), evaluation.not_applicable),
    ):
        _said(page, label, text)
    page.section(_("Logic model"), _("From what is put in to what changes for people."))
    for label in (
        _("Inputs"), _("What is done"), _("Outputs"), _("Outcomes"), _("Impact in the long run"),
    ):  # fmt: skip
        _said(page, label, "")


def _said(page: Page, label: str, text: str) -> Cell:
    """A label and beside it what was said, to be filled in."""
    return page.line([label, text or None], ["label", "input text"])[1]


def _live_benefits(job: Job, page: Page, figures: Figures) -> None:
    last = job.years[-1]
    year = year_word(last)
    activity = figures.activity
    before, after = (c.by_setting["hospital"][last] for c in activity.contacts)
    page.line([_("From the figures"), *[None] * 7], ["group"] * 8)
    rows: tuple[tuple[str, str, Content, Content, str, str], ...] = (
        (_("Contacts in hospital"), _("contacts a year"), before, after, "number",
         _("activity")),
        (_("LS1: contacts outside hospital"), _("share"), activity.ls1[0][last],
         activity.ls1[1][last], "share", _("activity")),
        (_("Bed days"), _("days a year"), activity.bed_days[0][last],
         activity.bed_days[1][last], "number", _("capacity")),
        (_("Hospital cost that can be taken out"), _("£ a year"), 0.0,
         figures.release.cashable[last], "pounds", _("cashable")),
        (_("Hospital cost that other patients can use"), _("£ a year"), 0.0,
         figures.release.capacity[last], "pounds", _("capacity")),
        (_("Hospital cost that stays (stranded)"), _("£ a year"), 0.0,
         figures.release.stranded[last], "pounds", _("not released")),
    )  # fmt: skip
    for label, unit, base, target, form, sort in rows:
        page.line(
            [label, unit, base, target, year, None, _("This workbook"), sort],
            ["label", "label", form, form, "label", "input text", "label", "label"],
        )


def _measures(job: Job, page: Page) -> None:
    page.line([_("Measures of the evaluation"), *[None] * 7], ["group"] * 8)
    styles = ["input text", "input text", "input general", "input general", *["input text"] * 4]
    for measure in job.pathway.evaluation.measures:
        page.line(
            [
                measure.name, measure.unit or None, measure.baseline, measure.target,
                measure.date or None, measure.owner or None, None, None,
            ],
            styles,
        )  # fmt: skip
    for _row in range(_BLANK_ROWS):
        page.line([None] * 8, styles)


def write_quality(job: Job, figures: Figures) -> None:
    """Fills the sheet: standards, well-being, language, engagement and risks."""
    page = job.pages["quality"]
    page.widths(48, 62, 16, 12, 12, 12, 24)
    heads = [_("Subject"), _("What the pathway says or does"), _("Effect"), "", "", "", ""]
    job.open("quality", figures.inputs.banner, heads)
    first = page.row
    _standards(job, page)
    _wellbeing(page)
    page.line([_("Equality and language"), None, None], ["group"] * 3)
    equity = job.pathway.equity
    for label, text in (
        (_("Equality and the socio-economic duty"), equity.target),
        (_("The offer in Welsh"), equity.welsh_offer),
    ):
        _assessed(page, label, text)
    job.book.name_block("QIA", page.block(first, 1, page.row - 1, 3))
    _governance(job, page)
    _engagement(job, page)
    _risks(job, page)
    _outcomes(job, page)


def _assessed(page: Page, label: str, text: str) -> None:
    cells = page.line([label, text or None, None], ["label", "input text", "input text"])
    page.choice(cells[2], _("better"), _("same"), _("worse"), _("unknown"))


def _standards(job: Job, page: Page) -> None:
    governance, evaluation = job.pathway.governance, job.pathway.evaluation
    said = {
        "Safe": governance.escalation,
        "Timely": governance.service_hours.written,
        "Effective": evaluation.prom,
        "Equitable": job.pathway.equity.target,
        "Person-centred": evaluation.prem,
        "Leadership": governance.risk_owner_24h,
        "Information": governance.results_to,
        "Learning, improvement and research": governance.incident_reporting,
        "Whole-systems approach": job.pathway.clinical_network.name,
    }
    page.line([_("Health and Care Quality Standards"), None, None], ["group"] * 3)
    for standard in _STANDARDS:
        _assessed(page, _(standard), said.get(standard, ""))


def _wellbeing(page: Page) -> None:
    page.line([_("Well-being goals"), None, None], ["group"] * 3)
    for goal in _GOALS:
        _assessed(page, _(goal), "")
    page.line([_("Five ways of working"), None, None], ["group"] * 3)
    for way in _WAYS:
        _assessed(page, _(way), "")


def _governance(job: Job, page: Page) -> None:
    governance = job.pathway.governance
    page.section(_("Safety and governance"))
    for label, text in (
        (_("Who owns the risk, 24 hours"), governance.risk_owner_24h),
        (_("Service hours"), governance.service_hours.written),
        (_("Advice and guidance hours"), governance.advice_hours.written),
        (_("When a patient gets worse"), governance.escalation),
        (_("Incidents are reported to"), governance.incident_reporting),
        (_("Results go to"), governance.results_to),
        (_("Clinical network"), job.pathway.clinical_network.name),
    ):
        _said(page, label, text)
    agreed = yes() if job.pathway.clinical_network.has_agreed else no()
    page.choice(_said(page, _("The network has agreed the pathway"), agreed), yes(), no())


def _engagement(job: Job, page: Page) -> None:
    page.section(_("Engagement: the public, Llais and staff"))
    page.heads([_("Who"), _("How, and what changed"), _("Date")])
    styles = ["input text"] * 3
    for entry in job.pathway.engagement:
        how = "\n".join(text for text in (entry.how, entry.what_changed) if text)
        page.line([entry.who, how or None, entry.date or None], styles)
    for _row in range(_BLANK_ROWS - 1):
        page.line([None] * 3, styles)


def _risks(job: Job, page: Page) -> None:
    page.section(
        _("Risks"), _("Likelihood and impact from 1 to 5; the score is one times the other.")
    )
    page.heads(
        [
            _("Risk"), _("What is done about it"), _("Likelihood"), _("Impact"), _("Score"), "",
            _("Owner"),
        ],
        (3, 4, 5),
    )  # fmt: skip
    first = page.row
    known: list[str | None] = [*risks(job.proposal)]
    for text in [*known, *[None] * _BLANK_ROWS]:
        row = page.row
        cells = page.line(
            [text, None, None, None],
            ["input text", "input text", "input year", "input year"],
        )
        for cell in cells[2:4]:
            page.within(cell, 1, 5)
        score = when(
            all_true(is_number(cells[2]), is_number(cells[3])), cells[2] * cells[3], dash()
        )
        page.put(row, 5, score, "year")
        page.put(row, 6, None, "label")
        page.put(row, 7, None, "input text")
    job.book.name_block("RISKS", page.block(first, 1, page.row - 1, 7))


def _outcomes(job: Job, page: Page) -> None:
    claimed = {*job.pathway.areas, *job.pathway.outcomes}
    page.section(_("Areas and outcomes that the pathway serves"))
    page.heads([_("Framework"), _("Area or outcome"), _("Served")])
    for set_, title in _SETS:
        for entry in frameworks(set_):
            is_served = entry.code in claimed
            cells = page.line(
                [_(title), _("{code} {title}", code=entry.code, title=entry.title.said(language())),
                 yes() if is_served else no()],
                ["label", "label", "input text"],
            )  # fmt: skip
            page.choice(cells[2], yes(), no())


def write_exit(job: Job, figures: Figures) -> None:
    """Fills the sheet: when the service is mainstreamed or stopped, milestones and decisions."""
    page = job.pages["exit"]
    page.widths(46, 70, 20, 24, 14)
    heads = [_("Question"), _("Answer"), _("When"), _("Owner"), _("Is done")]
    note = _("Four answers are required before anything starts.")
    job.open("exit", figures.inputs.banner, heads, note=note)
    exit_ = job.pathway.exit
    first = page.row
    _said(page, _("Mainstream if"), exit_.mainstream_if)
    _said(page, _("Stop if"), exit_.stop_if)
    month = page.line([_("Decide by month"), exit_.decide_by_month], ["label", "input count"])[1]
    page.within(month, 1, 120)
    _said(page, _("Who then pays"), exit_.funder)
    job.book.name_block("EXIT", page.block(first, 1, page.row - 1, 2))
    page.section(_("Milestones"))
    page.heads([_("Milestone"), _("What has to be there"), _("When"), _("Owner"), _("Is done")])
    for text in (
        _("Agreed by the Pan-Cluster Planning Group"),
        _("Staff in post and assessed as competent"),
        _("Devices and quality assurance in place"),
        _("First patients"),
        *[None] * _BLANK_ROWS,
    ):
        cells = page.line([text, None, None, None, None], ["input text"] * 5)
        page.choice(cells[4], yes(), no())
    page.section(_("Decision log"))
    page.heads([_("Decision"), _("Why"), _("When"), _("Who")])
    for _row in range(_BLANK_ROWS + 2):
        page.line([None] * 4, ["input text"] * 4)
