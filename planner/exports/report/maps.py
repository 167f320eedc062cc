"""Page 3: the map now and as proposed, what differs, and what stays in hospital and why."""

from collections.abc import Iterator
from typing import Final

from reportlab.platypus import Flowable

from pathways.compare import Change, compare
from pathways.library import HOSPITAL_REASONS
from pathways.model import CURRENT, Delivery, Pathway, Step
from pathways.nested import design_within
from planner import formats
from planner.drawing.marks import Drawing, Mark, Text
from planner.drawing.patterns import rule, symbol
from planner.drawing.words import setting_word
from planner.exports.pictures import print_maps
from planner.exports.report.blocks import (
    Cell,
    Column,
    figure,
    heading,
    note,
    paragraph,
    section,
    space,
    table,
)
from planner.exports.report.document import turned
from planner.exports.report.styles import LANDSCAPE, PORTRAIT, Strong
from planner.fonts import text_width
from planner.i18n import N_, _, language
from planner.look import LIGHT, SETTINGS
from planner.proposals import NOT_SAID, Proposal

__all__ = ["legend", "pages"]

CHANGES: Final = {
    Change.MOVED: N_("Moved"),
    Change.ADDED: N_("Added"),
    Change.REMOVED: N_("Removed"),
    Change.CHANGED: N_("Changed"),
    Change.SAME: N_("Unchanged"),
}
HEADINGS: Final = 84  # what the headings over a map take, and the room under it [points]
MOST: Final = 0.85


def legend(width: float, size: float = 9) -> Drawing:
    """The four settings with the line, the symbol and the word of each, side by side."""
    marks: list[Mark] = []
    pitch = width / len(SETTINGS)
    words = [setting_word(setting) for setting in SETTINGS]
    for i, (setting, word) in enumerate(zip(SETTINGS, words, strict=True)):
        mark = LIGHT.mark(setting)
        x = i * pitch + max(0.0, (pitch - 52 - text_width(word, size, bold=True)) / 2)
        marks += rule(x, 8, x + 30, 8, setting, mark, 2)
        marks.append(symbol(setting, x + 35, 2, 12, mark))
        marks.append(Text(x + 51, 11.3, word, size, mark, bold=True))
    said = _("Lines and symbols of the settings: {settings}.", settings=", ".join(words))
    return Drawing(width, 16, tuple(marks), _("Legend"), said)


def pages(proposal: Proposal) -> list[Flowable]:
    """The maps now and as proposed, those of sub-pathways after them, and the tables of steps."""
    titles = (_("The pathway now"), _("The pathway as proposed"))
    made = _maps(proposal.pathway, proposal.option, titles, "map")
    for number, inner in enumerate(proposal.opened):
        name = inner.name.said(language())
        titles = (
            _("Sub-pathway “{pathway}” now", pathway=name),
            _("Sub-pathway “{pathway}” as proposed", pathway=name),
        )
        made += _maps(inner, design_within(inner, proposal.option), titles, f"within{number}")
    made += turned(PORTRAIT)
    made += section(_("What changes, step by step"), "changes", _changes(proposal))
    made += section(_("What stays in hospital, and why"), "hospital", _stays(proposal))
    return made


def _maps(pathway: Pathway, option: str, titles: tuple[str, str], anchor: str) -> list[Flowable]:
    """The map of a pathway now and in an option, each on a page or on as many as it needs."""
    made: list[Flowable] = []
    room = (LANDSCAPE.width, LANDSCAPE.height - HEADINGS)
    maps = [print_maps(pathway, design, language(), room=room) for design in (CURRENT, option)]
    parts = [part for drawn in maps for part in drawn]
    scale = min(MOST, *(min(room[0] / p.width, room[1] / p.height) for p in parts))
    for number, (title, drawn) in enumerate(zip(titles, maps, strict=True)):
        for part, picture in enumerate(drawn):
            made += turned(LANDSCAPE)
            if not part and not number and anchor == "map":
                made.append(heading(_("The pathway now and proposed"), 2, "page3"))
            if len(drawn) > 1:
                blanks = {"title": title, "part": part + 1, "parts": len(drawn)}
                title_ = _("{title}, part {part} of {parts}", **blanks)
            else:
                title_ = title
            made.append(heading(title_, 3, f"{anchor}_{number}_{part}"))
            made.append(figure(picture, width=picture.width * scale))
            made += [space(4), note(_about_map(number == 1, len(drawn) > 1))]
    return made


def _about_map(is_proposed: bool, has_parts: bool) -> str:
    if has_parts:
        return _(
            "Lines that end at the edge go on in the other part. Percentages say how many go each "
            "way; a label under a step says where it has moved from."
        )
    if is_proposed:
        return _(
            "Percentages say how many go each way; a label under a step says where it has moved "
            "from."
        )
    return _("Percentages say how many go each way; a line without one is taken by everybody.")


def _changes(proposal: Proposal) -> list[Flowable]:
    found = compare(proposal.whole, proposal.option)
    counts = {change: len(found.of(change)) for change in Change}
    steps = [s for s in found.steps if not s.step.is_end]
    counts[Change.SAME] -= sum(1 for s in found.steps if s.step.is_end)
    intro = _(
        "Steps moved to another setting: {moved}; added: {added}; removed: {removed}; changed in "
        "the same setting: {changed}; unchanged: {same}.",
        **{str(change): counts[change] for change in Change},
    )
    order = list(CHANGES)
    steps.sort(key=lambda s: order.index(s.change))
    columns = (
        Column(_("Step"), 2.1),
        Column(_("Change"), 1.1),
        Column(_("Now"), 2.9),
        Column(_("Proposed"), 2.9),
    )
    rows = [
        (
            s.step.name.said(language()),
            Cell(Strong(_(CHANGES[s.change]))) if s.change is not Change.SAME else _("Unchanged"),
            _delivered(proposal, s.step, CURRENT),
            _delivered(proposal, s.step, proposal.option),
        )
        for s in steps
    ]
    return [paragraph(intro), table(columns, rows)]


def _delivered(proposal: Proposal, step: Step, design: str) -> Cell | str:
    """Where a step is done, by whom and for how long, in one design."""
    delivery = step.deliveries.get(design)
    if delivery is None:
        return formats.NOTHING
    where = setting_word(delivery.setting.value)
    if delivery.organisation:
        organisation = proposal.estimate.library.organisation(delivery.organisation)
        blanks = {"setting": where, "organisation": organisation.said(language())}
        where = _("{setting}, {organisation}", **blanks)
    said = "; ".join(_staff(proposal, delivery))
    return Cell([Strong(where), f"\n{said}"]) if said else Cell(Strong(where))


def _staff(proposal: Proposal, delivery: Delivery) -> Iterator[str]:
    library = proposal.estimate.library
    for line in delivery.staff:
        role = library.role(line.role).name.said(language())
        minutes = formats.number(line.minutes.central)
        yield _("{role}, {part}: {minutes} min", role=role, part=_(line.part), minutes=minutes)


def _stays(proposal: Proposal) -> list[Flowable]:
    steps = [
        step
        for step in proposal.whole.steps
        if (place := step.setting(proposal.option)) is not None and place.value == "hospital"
    ]
    if not steps:
        return [paragraph(_("No step of the proposed pathway is in hospital."))]
    columns = (Column(_("Step"), 2), Column(_("Kind of reason"), 2.2), Column(_("Reason"), 4))
    rows = []
    for step in steps:
        why = step.why_hospital
        reason = why.text or _(NOT_SAID)
        if why.year is not None:
            blanks = {"reason": reason, "year": why.year}
            reason = _("{reason} (moves in plan year {year})", **blanks)
        kind = _(HOSPITAL_REASONS[why.code]) if why.code in HOSPITAL_REASONS else _(NOT_SAID)
        rows.append((step.name.said(language()), kind, reason))
    return [
        table(columns, rows),
        note(
            _(
                "Community by Design assumes that a service can be given outside hospital unless "
                "it is shown that it cannot."
            )
        ),
        space(2),
    ]
