"""What a person can put right about files, workspaces and commands, and how an error is said."""

from pathways.errors import FieldError, NotANumberError, Sayable, UserError
from planner.i18n import N_, _, language

__all__ = [
    "AlreadyThereError",
    "AlteredError",
    "BlockedError",
    "BusyError",
    "CannotReadError",
    "CannotWriteError",
    "ChangedSinceError",
    "DamagedError",
    "DiskFullError",
    "EveryDesignError",
    "FileError",
    "FileMissingError",
    "FolderMissingError",
    "ForbiddenError",
    "MissingBackupError",
    "MissingClusterError",
    "MissingPathwayError",
    "MissingPopulationError",
    "MissingStarterError",
    "MissingVersionError",
    "NewerWorkspaceError",
    "NoPathwaysError",
    "NotAFileError",
    "NotAWorkspaceError",
    "NotAnOptionError",
    "NotJsonError",
    "NothingReadableError",
    "OpenedElsewhereError",
    "OutputError",
    "PartOfAnotherError",
    "PictureOptionError",
    "PictureTooLargeError",
    "PopulationError",
    "ReadOnlyError",
    "RepeatedKeyError",
    "SameFileError",
    "SampleChangedError",
    "TooLargeError",
    "TruncatedError",
    "UnknownSourceError",
    "WindowError",
    "WorkspaceError",
    "said",
]


def said(error: UserError) -> str:
    """The error's message in the language being spoken."""
    words: tuple[str, ...] = ("wanted", "what")
    if isinstance(error, FieldError | NotANumberError):
        words = (*words, "value")  # a sort of value, such as a list; text stands in quotes
    blanks = {
        name: _(blank) if blank and name in words else blank
        for name, blank in error.filled(language()).items()
    }
    return _(type(error).text).format(**blanks)


class FileError(UserError):
    """A file that cannot be read or written."""


class FileMissingError(FileError):
    """There is no such file."""

    text = N_("“{file}” is not there. Check its name and folder.")


class FolderMissingError(FileError):
    """There is no folder to write in."""

    text = N_("“{file}” cannot be written: the folder “{folder}” is not there. Make it first.")


class NotAFileError(FileError):
    """A folder, a pipe or a device where a file is needed."""

    text = N_(
        "“{file}” is not a file that can be read and replaced, but a folder, a pipe or a device. "
        "Give the name of a file."
    )


class SameFileError(FileError):
    """A file that would be replaced by what is made from it."""

    text = N_(
        "“{file}” is the file that is read, so it was not replaced. Give what is written "
        "another name."
    )


class BlockedError(FileError):
    """A file where a folder is needed."""

    text = N_("“{folder}” cannot be a folder: a file of that name is there. Choose another name.")


class AlreadyThereError(FileError):
    """A new file that would replace one."""

    text = N_("“{file}” is there already and was not changed. Choose another name.")


class BusyError(FileError):
    """A file that another program does not let go of."""

    text = N_(
        "Another planner is saving “{file}”, so it was not changed. Wait a moment, and try again."
    )


class ForbiddenError(FileError):
    """No permission to read a file."""

    text = N_("You may not read “{file}”. Ask its owner, or copy it to a folder of your own.")


class ReadOnlyError(FileError):
    """No permission to write a file, or another program holds it."""

    text = N_(
        "“{file}” cannot be written: you may not write there, or another program has it open. "
        "Close it there, or choose another folder."
    )


class DiskFullError(FileError):
    """No room."""

    text = N_(
        "There is no room left to write “{file}”. Make room on the disk, or choose another one. "
        "What was there before is unchanged."
    )


class CannotReadError(FileError):
    """Reading failed for a reason the system gives."""

    text = N_("“{file}” cannot be read: {reason}. Try again, or use a copy of it.")


class CannotWriteError(FileError):
    """Writing failed for a reason the system gives."""

    text = N_("“{file}” cannot be written: {reason}. Try again, or choose another folder.")


class TooLargeError(FileError):
    """A file beyond anything the planner writes."""

    text = N_("“{file}” is larger than {limit} MB, too large to be read. Choose another file.")


class WorkspaceError(UserError):
    """A workspace that cannot be used as it is."""


class NotAWorkspaceError(WorkspaceError):
    """A file of another sort."""

    text = N_(
        "“{file}” is not a workspace. Choose a .cbdplan file; a pathway in another format "
        "can be imported into one."
    )


class TruncatedError(WorkspaceError):
    """A workspace of which the end is missing."""

    text = N_(
        "“{file}” is cut short: {bytes} bytes of {wanted_bytes} are there. "
        "Copy it again from where it came, or open a backup."
    )


class DamagedError(WorkspaceError):
    """A workspace whose content is not what was saved."""

    text = N_("“{file}” is damaged: {what}. It was not changed. Open a backup, or an earlier copy.")


class NothingReadableError(WorkspaceError):
    """A damaged workspace of which nothing is left."""

    text = N_("Nothing in “{file}” can be read any more. Restore one of its backups.")


class AlteredError(WorkspaceError):
    """A workspace that another program has changed."""

    text = N_(
        "“{file}” was changed by another program ({what}), so it is not opened. "
        "Open a copy that the planner saved."
    )


class ChangedSinceError(WorkspaceError):
    """A workspace that somebody else saved after it was opened here."""

    text = N_(
        "“{file}” was changed by somebody else since it was opened, so it was not replaced. "
        "Save yours under another name, then open the file again to see both."
    )


class NewerWorkspaceError(WorkspaceError):
    """A workspace of a planner newer than this one."""

    text = N_(
        "“{file}” was saved by a newer planner (its format is {theirs}; this planner reads up "
        "to {ours}). It was not changed. Update the planner to open it."
    )


class MissingPathwayError(WorkspaceError):
    """A workspace without the pathway asked for."""

    text = N_("There is no pathway “{id}” here. There is: {ids}.")


class MissingVersionError(WorkspaceError):
    """A version that a workspace does not hold."""

    text = N_("There is no version {number} here. There is: {numbers}.")


class NoPathwaysError(WorkspaceError):
    """A workspace with nothing in it yet."""

    text = N_("“{cluster}” has no pathways yet. Add a starter, or import a pathway.")


class PopulationError(WorkspaceError):
    """A population nobody could live in."""

    text = N_("The population is {value}. Give a whole number of people from 0 to {most}.")


class MissingPopulationError(WorkspaceError):
    """Figures asked for of nobody in particular."""

    text = N_(
        "The population of “{cluster}” is not known, so no figure can be worked out. "
        "Give the number of people registered with its practices."
    )


class NotAnOptionError(UserError):
    """A proposal asked for of what is not proposed."""

    text = N_("A proposal is about an option, and “{id}” is none. Use one of: {ids}.")


class EveryDesignError(UserError):
    """One design asked for of a file that holds all of them."""

    text = N_("“{file}” holds every design of the pathway. Ask for it without naming a design.")


class PictureOptionError(UserError):
    """An option of pictures for a file that is none."""

    text = N_("“{option}” is for pictures of the map, and “{file}” is none. Leave it out.")


class PictureTooLargeError(UserError):
    """A picture of more pixels than other programs open."""

    text = N_(
        "At {scale} times its size the picture would be too large to open. Choose a smaller scale, "
        "or SVG or PDF, which are sharp at any size."
    )


class MissingStarterError(UserError):
    """A starter that does not come with the planner."""

    text = N_("There is no starter “{id}”. Use one of: {ids}.")


class MissingClusterError(UserError):
    """A cluster nobody named."""

    text = N_("The cluster has no name. Give the name the cluster goes by.")


class SampleChangedError(FileError):
    """A sample somebody has worked in, or another file of its name."""

    text = N_(
        "“{file}” is not the sample as this planner makes it: it has been worked in, or is another "
        "file. It was not replaced. Move it, or choose another folder."
    )


class MissingBackupError(FileError):
    """A backup that there is not."""

    text = N_("There is no backup {number} of “{file}”: on this computer there are {count}.")


class NotJsonError(FileError):
    """A file that is not JSON."""

    text = N_("“{file}” is not JSON (line {line}: {what}). Correct it, or export it again.")


class RepeatedKeyError(FileError):
    """JSON that says two things of one."""

    text = N_("“{file}” gives “{key}” twice in one place. Keep one of the two.")


class UnknownSourceError(FileError):
    """A file of a sort that is not read."""

    text = N_("“{file}” is of a sort that cannot be imported. Use one of: {kinds}.")


class OutputError(UserError):
    """What a command prints cannot be printed."""

    text = N_("The answer could not be printed: {reason}. Make room, or print it elsewhere.")


class WindowError(UserError):
    """The window's program does not come up."""

    text = N_("The window did not open: {what}. Install the planner again.")


class OpenedElsewhereError(WorkspaceError):
    """A pathway that others open cannot be taken out."""

    text = N_(
        "“{pathway}” is opened within {others}, so it cannot be deleted. "
        "Choose there first what the step opens as."
    )


class PartOfAnotherError(WorkspaceError):
    """A pathway nobody enters by itself has no figures of its own; ``ids`` are of who opens it."""

    text = N_(
        "“{pathway}” has no stream of its own: its figures are part of {others}. "
        "Give it a stream to see figures for it alone."
    )

    def __init__(self, *, ids: tuple[str, ...], **blanks: str | Sayable) -> None:
        super().__init__(**blanks)
        self.ids = ids
