"""What a person can put right about a file of somebody else's."""

from planner.errors import FileError
from planner.i18n import N_

__all__ = [
    "CalendarError",
    "DoctypeError",
    "EmptySourceError",
    "HostileError",
    "NoProcessError",
    "NotXmlError",
    "RefusedError",
    "TooMuchError",
]


class NotXmlError(FileError):
    """A file that is not well-formed XML."""

    text = N_("“{file}” is not XML that can be read; line {line} is the first wrong one. "
        "Export it again from the program it was drawn in.")  # fmt: skip


class DoctypeError(FileError):
    """A file that defines its own XML entities, which nobody's drawing needs."""

    text = N_(
        "“{file}” has a document type definition, which is refused because it can do harm. "
        "Remove the line that begins with <!DOCTYPE."
    )


class TooMuchError(FileError):
    """A file that holds more than any pathway."""

    text = N_("“{file}” holds more than can be read: {what}. Split it into smaller files.")


class HostileError(FileError):
    """A workbook that is not one, or holds what no table needs."""

    text = N_("“{file}” cannot be read as a workbook: {what}. Save it again as .xlsx.")


class EmptySourceError(FileError):
    """A file in which nothing was found that the planner has a place for."""

    text = N_("In “{file}” nothing was found that can be imported. It needs {wanted}.")


class NoProcessError(FileError):
    """A file without the process that was asked for."""

    text = N_("“{file}” has no process “{id}”. Choose one of: {ids}.")


class CalendarError(FileError):
    """A network without its calendar, or a calendar alone."""

    text = N_(
        "“{file}” is one of a pair of files: give the network as the source "
        "and the calendar with --calendar."
    )


class RefusedError(FileError):
    """A file with faults, every one of them named."""

    text = N_("“{file}” is refused; nothing was read from it. {faults}")

    def __init__(self, file: str, faults: tuple[str, ...]) -> None:
        super().__init__(file=file, faults=" ".join(faults))
        self.faults = faults
