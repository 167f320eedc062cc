"""Text that may identify a patient: what it looks like, where it stands, and refusing to print it.

What is looked for has a form: NHS numbers with their check digit, dates of birth, postcodes in
full, telephone numbers and private addresses of email. Names have none and are not found.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pathways.errors import UserError
from pathways.model import Pathway
from planner.i18n import N_, _
from planner.unprinted import texts_of
from planner.workspace import Workspace

__all__ = ["PatientTextError", "found_in", "refuse_patient_text"]

NHS_NUMBER: Final = re.compile(r"(?<![\w.,£-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d.,]\d|\d)")
BORN: Final = re.compile(
    r"(?i)\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|dyddiad geni|ganwyd|ganed)\b"
    r"[^\d\n]{0,12}\d{1,4}(?:[/. -]\d{1,2}[/. -]\d{1,4}|(?:st|nd|rd|th)?\s+\w{3,9}\.?\s+\d{2,4})"
)
POSTCODE: Final = re.compile(
    r"(?i)(?<![\w/])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPS-UW]"
    r"|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})(?!\w)"
)
MAIL: Final = re.compile(
    r"(?i)\b[\w.+-]+@(?:gmail|hotmail|outlook|yahoo|icloud|live|btinternet|aol|sky|virginmedia|"
    r"talktalk|msn|me|proton|protonmail)\.[a-z.]{2,8}\b"
)
HOSPITAL_NUMBER: Final = re.compile(
    r"(?i)\b(?:nhs|hospital|patient|crn|pas|unit|ysbyty|claf|gig)\s*"
    r"(?:no|num|number|id|rhif)?\.?\s*[:#]\s*[a-z]{0,3}\d{5,10}\b"
)
WEIGHTS: Final = range(10, 1, -1)

_KINDS: Final = (
    (HOSPITAL_NUMBER, N_("a patient's number")),
    (BORN, N_("a date of birth")),
    (POSTCODE, N_("a postcode in full")),
    (MAIL, N_("a private email address")),
)


class PatientTextError(UserError):
    """Something that was typed may identify a patient."""

    text = N_(
        "Nothing was written: what is typed may identify a patient. Take it out, or make it less "
        "exact, and try again. It is here: {list}."
    )


def refuse_patient_text(pathways: Iterable[Pathway], workspace: Workspace | None = None) -> None:
    """Nothing, if no text of these pathways, or of the workspace, may identify a patient.

    Raises:
        PatientTextError: One may; the error says where and what it is, but not the text itself.
    """
    places: dict[str, None] = {}
    for pathway in pathways:
        for where, text in texts_of(workspace, pathway):
            for kind in found_in(text):
                places[_("“{where}” ({kind})", where=where, kind=_(kind))] = None
    if places:
        raise PatientTextError(list="; ".join(places))


def found_in(text: str) -> Iterator[str]:
    """What in a text may identify a patient, each kind once, as a text to translate."""
    if len(text) < 5:
        return
    if any(_is_nhs_number(found.group()) for found in NHS_NUMBER.finditer(text)):
        yield N_("an NHS number")
    for pattern, kind in _KINDS:
        if pattern.search(text):
            yield kind


def _is_nhs_number(written: str) -> bool:
    """Whether ten digits have the check digit of an NHS number, and are not one digit repeated."""
    digits = [int(c) for c in written if c.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(n * w for n, w in zip(digits, WEIGHTS, strict=False)) % 11
    return check != 10 and digits[9] == check % 11
