"""Small pathways to be simulated: a clinic of so many steps, with shares on and back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pathways.model import (
    Connection,
    Delivery,
    Kind,
    Part,
    Pathway,
    Setting,
    StaffLine,
    Step,
    Stream,
    StreamKind,
)
from pathways.values import FrozenMap, Hours, Name, Quantity

END = "home"


def a_step(step: str, minutes: float) -> Step:
    """A contact that a nurse is so many minutes busy with."""
    line = StaffLine("nurse_b5", Part.CARE, Quantity.exact(minutes))
    delivery = Delivery(Setting.COMMUNITY, staff=(line,))
    return Step(step, Name(step), Kind.CONTACT, FrozenMap(current=delivery, proposed=delivery))


def a_clinic(
    minutes: Mapping[str, float],
    ways: Mapping[tuple[str, str], float],
    coming: Mapping[str, float],
) -> Pathway:
    """A clinic by the minutes of its steps, its ways (``home`` leaves), and who comes where.

    ``coming`` is people a year of a population of 10,000, by the step they come to.
    """
    return Pathway(
        "clinic",
        Name("Clinic"),
        tuple(
            Stream(
                f"to_{step}",
                Name(step),
                step,
                StreamKind.REFERRAL,
                Quantity.exact(a_year),
                Quantity.exact(0),
            )
            for step, a_year in coming.items()
        ),
        (*(a_step(step, m) for step, m in minutes.items()), Step(END, Name("Home"), Kind.END)),
        tuple(
            Connection(a, b, FrozenMap(current=share, proposed=share))
            for (a, b), share in ways.items()
        ),
    )


def with_delivery(pathway: Pathway, step_id: str, **numbers: float) -> Pathway:
    """The pathway with these numbers of one step in every design."""
    quantities: dict[str, Any] = {key: Quantity.exact(n) for key, n in numbers.items()}
    steps = tuple(
        replace(
            step,
            deliveries=FrozenMap(
                {design: replace(how, **quantities) for design, how in step.deliveries.items()}
            ),
        )
        if step.id == step_id
        else step
        for step in pathway.steps
    )
    return replace(pathway, steps=steps)


class Trial(NamedTuple):
    """A pathway to simulate, with what it is simulated under; its population is 10,000."""

    pathway: Pathway
    servers: Mapping[str, int]
    hours: Mapping[str, Hours]
    arriving: Hours | None
    variation: float


def rapid_access() -> Trial:
    """Referrals at all hours to a weekday service that repeats some tests."""
    weekdays = Hours.read("Mon-Fri 9:00-17:00")
    return Trial(
        a_clinic(
            {"triage": 10, "test": 40, "reading": 15, "clinic": 30, "review": 20},
            {
                ("triage", "test"): 0.7,
                ("triage", "clinic"): 0.2,
                ("triage", END): 0.1,
                ("test", "reading"): 1.0,
                ("reading", "test"): 0.15,
                ("reading", "clinic"): 0.85,
                ("clinic", "review"): 0.5,
                ("clinic", END): 0.5,
                ("review", "clinic"): 0.2,
                ("review", END): 0.8,
            },
            {"triage": 9000, "clinic": 1500},
        ),
        {"triage": 1, "test": 3, "reading": 2, "clinic": 4, "review": 2},
        dict.fromkeys(("triage", "test", "clinic"), weekdays)
        | {
            "reading": Hours.read("Mon-Fri 8:00-18:00, Sat am"),
            "review": Hours.read("Mon-Fri 9:00-13:00"),
        },
        None,
        1.0,
    )


def urgent_care() -> Trial:
    """People who walk in while it is open, and go to and fro between nurse, X-ray and doctor."""
    daily = Hours.read("daily 8:00-22:00")
    return Trial(
        a_clinic(
            {"nurse": 12, "x_ray": 15, "doctor": 18, "dressing": 10},
            {
                ("nurse", "x_ray"): 0.25,
                ("nurse", "doctor"): 0.4,
                ("nurse", END): 0.35,
                ("x_ray", "doctor"): 0.6,
                ("x_ray", "nurse"): 0.4,
                ("doctor", "x_ray"): 0.15,
                ("doctor", "dressing"): 0.3,
                ("doctor", END): 0.55,
                ("dressing", "doctor"): 0.1,
                ("dressing", END): 0.9,
            },
            {"nurse": 30_000},
        ),
        {"nurse": 2, "x_ray": 1, "doctor": 2, "dressing": 1},
        dict.fromkeys(("nurse", "x_ray", "doctor", "dressing"), daily),
        daily,
        0.5,
    )


def virtual_ward() -> Trial:
    """Beds that are always open, with a weekday clinic, missed appointments and readmission."""
    plain = a_clinic(
        {"assess": 45, "ward": 0, "clinic": 30, "phone": 10},
        {
            ("assess", "ward"): 0.6,
            ("assess", "clinic"): 0.3,
            ("assess", END): 0.1,
            ("ward", "clinic"): 1.0,
            ("clinic", "ward"): 0.08,
            ("clinic", "phone"): 0.5,
            ("clinic", END): 0.42,
            ("phone", "clinic"): 0.3,
            ("phone", END): 0.7,
        },
        {"assess": 4000},
    )
    pathway = with_delivery(plain, "ward", bed_days=2.5, capacity=3600)
    pathway = with_delivery(pathway, "clinic", dna=0.1, rebooked=0.8, capacity=6200)
    return Trial(
        pathway,
        {"assess": 2},
        {"assess": Hours.read("daily 8:00-20:00"), "clinic": Hours.read("Mon-Fri 8:30-17:30")},
        None,
        1.0,
    )
