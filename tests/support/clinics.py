"""Small pathways to be simulated: a clinic of so many steps, with shares on and back."""

from collections.abc import Mapping

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
from pathways.values import FrozenMap, Name, Quantity

END = "home"


def a_step(step: str, minutes: float, **more: Quantity) -> Step:
    """A contact that a nurse is so many minutes busy with."""
    line = StaffLine("nurse_b5", Part.CARE, Quantity.exact(minutes))
    delivery = Delivery(Setting.COMMUNITY, staff=(line,), **more)
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
