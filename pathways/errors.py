"""What a person can put right: each error names the thing, what is wrong and what to do next."""

from typing import ClassVar, Protocol

from pathways.text import N_

__all__ = [
    "BlankNameError",
    "ChanceError",
    "ClosedLoopError",
    "DesignNameError",
    "DesignsError",
    "DnaError",
    "DuplicateError",
    "FieldError",
    "FieldMissingError",
    "FromEndError",
    "GroupSizeError",
    "IdError",
    "MissingConnectionError",
    "MissingDesignError",
    "MissingRoleError",
    "MissingStepError",
    "MissingStreamError",
    "MissingTestError",
    "NotANumberError",
    "NotAllowedError",
    "OpensError",
    "OpensItselfError",
    "OpensMissingError",
    "OpensNoEndError",
    "OpensNoEntryError",
    "OpensNoStepError",
    "OpensTooMuchError",
    "PathwayError",
    "Sayable",
    "SchemaError",
    "SeveralEntriesError",
    "UserError",
]


class Sayable(Protocol):
    """Something with a name in each language."""

    def said(self, language: str = "en") -> str:
        """The name in ``language``."""


class UserError(Exception):
    """Something a person can put right.

    ``text`` is the sentence to translate; the keyword arguments fill its named blanks, names in the
    language of the sentence.
    """

    text: ClassVar[str] = ""

    def __init__(self, **blanks: str | Sayable) -> None:
        self.blanks = blanks
        super().__init__(self.text.format(**self.filled("en")))

    def filled(self, language: str) -> dict[str, str]:
        """What fills the blanks of the sentence in ``language``."""
        return {
            key: blank if isinstance(blank, str) else blank.said(language)
            for key, blank in self.blanks.items()
        }


class PathwayError(UserError):
    """A pathway, or an edit of one, that cannot stand."""


class IdError(PathwayError):
    """A pathway, step or stream without an id."""

    text = N_("“{where}” has no id. Give it one: a short word that nothing else uses.")


class BlankNameError(PathwayError):
    """A name nobody could read."""

    text = N_("A name cannot be left blank. Give it in English, in Welsh or in both.")


class DuplicateError(PathwayError):
    """Two things of one kind carry the same id."""

    text = N_("“{id}” is there twice. Give one of the two another id.")


class MissingStepError(PathwayError):
    """Something names a step that is not there."""

    text = N_(
        "{where} names the step “{id}”, which the pathway does not have. "
        "Correct the name, or add the step first."
    )


class MissingDesignError(PathwayError):
    """Something names a design that is not there."""

    text = N_(
        "{where} names the design “{id}”, which the pathway does not have. "
        "Use one of its designs, or add the design first."
    )


class MissingStreamError(PathwayError):
    """Something names a stream that is not there."""

    text = N_("{where} has no stream “{id}”. Use one of its streams, or add the stream first.")


class MissingConnectionError(PathwayError):
    """Something names a connection that is not there."""

    text = N_("“{source}” is not connected to “{target}”. Connect the two steps first.")


class MissingRoleError(PathwayError):
    """A staff line names a role the library does not have."""

    text = N_(
        "{where} names the role “{id}”, which the library does not have. "
        "Use one of its roles, such as nurse_b5."
    )


class MissingTestError(PathwayError):
    """A step uses a test the library does not have."""

    text = N_(
        "{where} names the test “{id}”, which the library does not have. "
        "Use one of its tests, such as spirometry."
    )


class DesignNameError(PathwayError):
    """A design without a name, or with the name of something else."""

    text = N_("“{id}” cannot be the name of a design. Choose another name.")


class DesignsError(PathwayError):
    """A pathway needs the current design and one to compare it with."""

    text = N_("“{where}” needs the design “current” and at least one other. Add what is missing.")


class ChanceError(PathwayError):
    """A chance outside 0 to 100%."""

    text = N_(
        "The chance of going from “{source}” to “{target}” is {chance}. "
        "Give a chance between 0% and 100%."
    )


class FromEndError(PathwayError):
    """A connection would lead on from an end."""

    text = N_("Patients leave the pathway at “{name}”, so nothing leads on from it.")


class NotANumberError(PathwayError):
    """A number that is not one."""

    text = N_("{where} is {value}, which is not a number. Give a number.")


class DnaError(PathwayError):
    """A did-not-attend share nobody could plan for."""

    text = N_("The share who do not attend is {value}. Give at least 0% and less than 100%.")


class GroupSizeError(PathwayError):
    """A group of nobody."""

    text = N_("The group size is {value}. Give more than 0 people.")


class ClosedLoopError(PathwayError):
    """People who enter a set of steps can never leave it."""

    text = N_(
        "People can never leave {steps} in the {design} design. "
        "Add a connection from one of them towards an end."
    )

    def __init__(self, *, steps: str | Sayable, design: str, ids: tuple[str, ...]) -> None:
        super().__init__(steps=steps, design=design)
        self.ids = ids


class SchemaError(PathwayError):
    """A file that is not a pathway, or is one from a planner we do not know."""

    text = N_(
        "{where} is not a pathway file this planner can read: its schema is {schema}, "
        "and “{wanted}” is needed."
    )


class FieldMissingError(PathwayError):
    """A field that has to be there and is not."""

    text = N_("{where} is missing. Add it.")


class FieldError(PathwayError):
    """A field that holds another sort of thing than it should."""

    text = N_("{where} is {value}, which cannot be read there. Give {wanted}.")


class NotAllowedError(PathwayError):
    """A word that is not one of those a field can hold."""

    text = N_("{where} is “{value}”. Use one of: {allowed}.")


class OpensError(PathwayError):
    """A step that cannot open as the pathway it names; ``step_id`` is the step's."""

    def __init__(self, *, step_id: str, **blanks: str | Sayable) -> None:
        super().__init__(**blanks)
        self.step_id = step_id


class OpensMissingError(OpensError):
    """The pathway that a step opens as is not there."""

    text = N_(
        "“{step}” opens as the pathway “{id}”, which is not here. "
        "Import that pathway, or choose what the step opens as."
    )


class OpensItselfError(OpensError):
    """A pathway would contain itself."""

    text = N_(
        "A pathway cannot contain itself: {chain}. Choose what one of these steps opens as anew."
    )


class OpensNoStepError(OpensError):
    """The pathway that a step opens as has no steps."""

    text = N_(
        "“{step}” opens as “{pathway}”, which has no step yet. Add its steps, "
        "or choose what the step opens as."
    )


class OpensNoEndError(OpensError):
    """Nobody could go on from the pathway that a step opens as."""

    text = N_(
        "“{step}” opens as “{pathway}”, which has no end: nobody could go on from there. "
        "Add an end to it."
    )


class OpensNoEntryError(OpensError):
    """Nobody could come to the pathway that a step opens as."""

    text = N_(
        "“{step}” opens as “{pathway}”, but its streams start at no step of its {design} design. "
        "Choose the step that people come to first."
    )


class OpensTooMuchError(OpensError):
    """Pathways within pathways beyond any sense."""

    text = N_(
        "“{step}” opens as more pathways within pathways than can be worked out. "
        "Choose what it opens as anew."
    )


class SeveralEntriesError(PathwayError):
    """Steps that people come to at several places cannot become a pathway of their own."""

    text = N_(
        "People come to the chosen steps at {steps}. Choose steps that people come to at one step."
    )
