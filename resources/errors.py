"""What a person can put right before an estimate can be made."""

from collections.abc import Iterator
from contextlib import contextmanager

from pathways.errors import UserError
from pathways.text import N_

__all__ = [
    "EstimateError",
    "LongRunError",
    "ManyServersError",
    "MissingEntryError",
    "NeverOpenError",
    "NobodyServesError",
    "OutOfBoundsError",
    "RebookingError",
    "SharesError",
    "StoppedError",
    "TooLargeError",
    "UnknownFigureError",
    "UnknownInputError",
    "refusing_too_large",
]


class EstimateError(UserError):
    """An estimate that cannot be made."""


class OutOfBoundsError(EstimateError):
    """A number outside what its formula can take."""

    text = N_("{what} is {value}. Give {bounds}.")


class TooLargeError(EstimateError):
    """A number no computer can carry through the sums."""

    text = N_(
        "A number in the pathway is too large or too small to work with. "
        "Look for one with many digits, and correct it."
    )


class RebookingError(EstimateError):
    """Everybody misses the appointment and everybody is booked again, without end."""

    text = N_(
        "If {dna} do not attend and {rebooked} of them are booked again, nobody is ever seen. "
        "Lower one of the two."
    )


class SharesError(EstimateError):
    """The chances out of a step do not add up."""

    text = N_(
        "Chances out of “{step}” in the {design} design add up to {total}, not 100%. "
        "Scale them, or add the rest to an end."
    )


class MissingEntryError(EstimateError):
    """A stream that starts nowhere."""

    text = N_("Stream “{stream}” does not start anywhere. Choose its first step.")


class NeverOpenError(EstimateError):
    """Opening hours without an hour in them."""

    text = N_("“{step}” is closed on every day. Give hours such as “Mon-Fri 9:00-17:00”.")


class NobodyServesError(EstimateError):
    """A step at which nobody can ever be seen."""

    text = N_("“{step}” has nobody and no room to see people. Give at least 1.")


class ManyServersError(EstimateError):
    """A step with more servers than can be followed."""

    text = N_(
        "“{step}” comes to {servers} rooms, clinicians or beds, and at most {most} can be "
        "followed. Lower its capacity or its minutes."
    )


class LongRunError(EstimateError):
    """A simulation that would take too long, and too much memory."""

    text = N_(
        "This simulation would follow {visits} visits at a time, and can follow {most}. "
        "Simulate fewer years, or lower the share of people who come back."
    )


class StoppedError(EstimateError):
    """Something long that a person stopped."""

    text = N_("Stopped before the end, so there are no figures.")


class UnknownFigureError(EstimateError):
    """A figure nobody knows."""

    text = N_("There is no figure “{figure}”. Ask for one of: {known}.")


class UnknownInputError(EstimateError):
    """An assumption nobody knows."""

    text = N_("There is no assumption “{key}”. The closest is “{closest}”.")


@contextmanager
def refusing_too_large() -> Iterator[None]:
    """Sums within it; where one is too much for a computer, an error that a person can act on.

    Raises:
        TooLargeError: A sum overflows, or divides by what is next to nothing.
    """
    try:
        yield
    except (ArithmeticError, ValueError) as error:
        raise TooLargeError from error
