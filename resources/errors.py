"""What a person can put right before an estimate can be made."""

from pathways.errors import UserError
from pathways.text import N_

__all__ = [
    "EstimateError",
    "MissingEntryError",
    "OutOfBoundsError",
    "RebookingError",
    "SharesError",
    "TooLargeError",
    "UnknownFigureError",
    "UnknownInputError",
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


class UnknownFigureError(EstimateError):
    """A figure nobody knows."""

    text = N_("There is no figure “{figure}”. Ask for one of: {known}.")


class UnknownInputError(EstimateError):
    """An assumption nobody knows."""

    text = N_("There is no assumption “{key}”. The closest is “{closest}”.")
