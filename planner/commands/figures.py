"""Commands about figures: estimate, explain, check."""

import argparse
from typing import TYPE_CHECKING, Any

from pathways.errors import UserError
from pathways.model import Pathway
from planner import formats
from planner.commands.parsing import draws_number, whole_number
from planner.commands.printing import say, say_json
from planner.commands.shared import (
    add_command,
    chosen,
    chosen_one,
    file_argument,
    name_of,
    offer_json,
    offer_pathway,
    offer_population,
    read_workspace,
    say_if_empty,
)
from planner.commands.what_if import (
    comparisons_as_json,
    confirming_as_json,
    factors_as_json,
    switches_as_json,
)
from planner.errors import PartOfAnotherError, said
from planner.estimates import estimate_of, swings_of
from planner.i18n import _, language, ngettext
from planner.likely import likely, worth_in_words
from planner.words import SEVERITIES
from planner.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.checks import Finding
    from planner.commands.shared import Adder
    from resources.estimate import Estimate
    from resources.explain import Explanation
    from resources.sampled import Sample

__all__ = ["add_to"]


def add_to(commands: "Adder") -> None:
    """Adds the commands of this module."""
    parser = add_command(commands, "check", _check, _("say what a planning group will ask"))
    file_argument(parser)
    offer_pathway(parser)
    offer_population(parser)
    offer_json(parser)

    parser = add_command(commands, "estimate", _estimate, _("work out the figures"))
    file_argument(parser)
    offer_pathway(parser)
    offer_population(parser)
    parser.add_argument(
        "--draws",
        type=draws_number,
        metavar="N",
        help=_("how often every number is drawn from its range (5,000; 0 for no ranges)"),
    )
    parser.add_argument(
        "--seed",
        type=whole_number,
        metavar="S",
        help=_("where the draws begin: the same seed gives the same figures"),
    )
    offer_json(parser)

    parser = add_command(commands, "explain", _explain, _("say where a figure comes from"))
    file_argument(parser)
    parser.add_argument("figure", metavar="FIGURE", help=_("such as contacts_out or wte_needed"))
    offer_pathway(parser)
    offer_population(parser)
    offer_json(parser)


def _check(options: argparse.Namespace) -> None:
    workspace = read_workspace(options)
    found = [f for p in chosen(workspace, options) for f in _findings(workspace, p)]
    if options.json:
        say_json(
            {
                "findings": [
                    {
                        "rule": f.rule,
                        "severity": f.severity.value,
                        "pathway": f.pathway,
                        "objects": list(f.objects),
                        "message": f.message,
                        "advice": f.advice,
                        "answer": f.answer,
                    }
                    for f in found
                ]
            }
        )
        return
    say_if_empty(workspace)
    for f in found:
        say(f"{_(SEVERITIES[f.severity.value]):10}{f.rule:6}{f.pathway}: {f.message}")
        said = _("Answered: {reason}", reason=f.answer) if f.answer else f.advice
        say(f"{'':16}{said}")
    say(ngettext("{n} finding", "{n} findings", len(found)))


def _findings(workspace: Workspace, pathway: Pathway) -> "tuple[Finding, ...]":
    """What is found in a pathway; rules on figures rest where no figure can be worked out."""
    from planner.checks import findings

    try:
        made = estimate_of(workspace, pathway)
    except UserError:
        return findings(workspace, pathway.id)
    return findings(workspace, pathway.id, made, swings=swings_of(made))


def _estimate(options: argparse.Namespace) -> None:
    from resources.report import as_json, sample_as_json

    workspace = read_workspace(options)
    made, parts = {}, []
    for pathway in chosen(workspace, options):
        try:
            made[pathway.id] = estimate_of(workspace, pathway)
        except PartOfAnotherError as error:
            if options.pathway is not None:
                raise
            parts.append(said(error))
    drawn = {id_: _sample(one, options) for id_, one in made.items()}
    if options.json:
        results = {
            id_: as_json(one)
            | {"uncertainty": sample_as_json(drawn[id_]), "factors": factors_as_json(one)}
            | comparisons_as_json(workspace, workspace.pathway(id_), *_draws(options))
            | {"to_confirm": confirming_as_json(one)}
            for id_, one in made.items()
        }
        say_json({"results": results})
        return
    for id_, one in made.items():
        _say_estimate(one, drawn[id_])
    for part in parts:
        say(part)
    say_if_empty(workspace)


def _sample(made: "Estimate", options: argparse.Namespace) -> "Sample | None":
    from resources.sampled import sample

    count, seed = _draws(options)
    return sample(made, count=count, seed=seed) if count else None


def _draws(options: argparse.Namespace) -> tuple[int, int]:
    """How many draws are asked for, and where they begin."""
    from resources.sampled import DRAFT_DRAWS, SEED

    count = DRAFT_DRAWS if options.draws is None else options.draws
    return count, SEED if options.seed is None else options.seed


def _say_estimate(made: "Estimate", drawn: "Sample | None") -> None:
    people = formats.whole(made.population)
    say(_("{name}: {people} people", name=name_of(made.pathway), people=people))
    results = list(made.designs.values())
    table: list[list[str]] = [["", *(r.design for r in results)]]
    for title, row in (
        (_("Contacts a year"), [sum(r.activity.contacts.values()) for r in results]),
        (_("of which in hospital"), [r.activity.contacts.get("hospital", 0.0) for r in results]),
        (_("Staff hours a year"), [r.activity.staff_hours for r in results]),
        (_("of which in hospital"), [r.activity.staff_hours_hospital for r in results]),
        (_("Tests a year"), [sum(r.activity.tests.values()) for r in results]),
        (_("Bed days a year"), [r.activity.bed_days for r in results]),
    ):
        table.append([title, *map(formats.number, row)])
    shares = [r.left_shift.ls1 for r in results]
    table.append([_("Share of contacts outside hospital (LS1)"), *map(_share, shares)])
    _say_table(table)
    head = made.headline
    say(_("In plan year {year}, compared with no change:", year=head.year))
    follows = head.resource_follows
    ratio = formats.NOTHING if follows is None else formats.number(follows)

    def ranged(title: str, figure: str, form: formats.Form) -> list[str]:
        value = form(getattr(head, figure))
        return [title, value, likely(drawn.interval(figure), form)] if drawn else [title, value]

    blank = [""] if drawn else []
    _say_table(
        [
            ranged(_("Contacts that leave hospital"), "contacts_out", formats.number),
            ranged(_("WTE needed outside hospital"), "wte_needed", formats.wte),
            ranged(_("WTE that move from hospital"), "wte_moved", formats.wte),
            ranged(_("Recurring cost a year"), "recurring_cost", formats.pounds),
            ranged(_("Released by hospital a year"), "released", formats.pounds),
            ranged(_("Double running, once"), "double_running", formats.pounds),
            [_("Resource follows need (RF)"), ratio, *blank],
        ]
    )
    if drawn:
        blanks = {"draws": formats.whole(drawn.count), "seed": drawn.seed}
        say(_("Ranges from {draws} draws, seed {seed}.", **blanks))
        for scope in ("cash", "nhs"):
            say(f"  {worth_in_words(drawn, scope)}")
    say("")


def _share(value: float | None) -> str:
    return formats.NOTHING if value is None else formats.percent(value)


def _say_table(rows: "Sequence[Sequence[str]]") -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
        say("  ".join((f"  {first:{widths[0]}}", *cells)).rstrip())


def _explain(options: argparse.Namespace) -> None:
    from resources.explain import explain

    workspace = read_workspace(options)
    pathway = chosen_one(workspace, options)
    made = estimate_of(workspace, pathway)
    opened = explain(made, options.figure)
    turning = switches_as_json(made, options.figure)
    if options.json:
        say_json({"pathway": pathway.id, **_explanation(opened), "would_have_to_be": turning})
        return
    say(name_of(pathway))
    _say_explanation(opened)
    if turning:
        say(_("What would have to be true:"))
        for one in turning:
            say(f"  {one['words']}")


def _explanation(one: "Explanation") -> dict[str, Any]:
    spoken = language()
    return {
        "figure": one.figure,
        "title": _(one.title),
        "value": one.value,
        "unit": one.unit,
        "formula": one.symbols,
        "words": _(one.words),
        "inputs": [
            {
                "key": i.key,
                "what": _(i.what) if i.what else "",
                "label": i.label.said(spoken),
                "value": i.value,
                "unit": i.unit,
                "basis": i.basis.value,
                "source": i.source.said(language()),
            }
            for i in one.inputs
        ],
        "parts": [{"label": p.label.said(spoken), "value": p.value} for p in one.parts],
        "missing": [name.said(spoken) for name in one.missing],
    }


def _say_explanation(one: "Explanation") -> None:
    said = _explanation(one)
    value = formats.NOTHING if one.value is None else formats.number(one.value)
    say(f"{said['title']}: {value} {one.unit}")
    say(f"  {said['words']}")
    say(f"  {one.symbols}")
    if said["parts"]:
        say(_("Parts:"))
        _say_table([[p["label"], formats.number(p["value"])] for p in said["parts"]])
    if said["missing"]:
        unknown = one.value is None
        say(
            _("Not known until somebody gives:") if unknown else _("Left out until somebody gives:")
        )
        for name in said["missing"]:
            say(f"  {name}")
    say(_("Inputs:"))
    for i in said["inputs"]:
        label = " · ".join(word for word in (i["what"], i["label"]) if word)
        say(f"  {label}: {formats.number(i['value'])} {i['unit']} ({i['basis']})")
        if i["source"]:
            say(f"    {i['source']}")
