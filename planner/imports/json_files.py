"""Pathways in JSON, schema ``cbd-pathway/1``."""

import json
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn

from pathways.codec import read_pathway
from pathways.model import Pathway
from pathways.outside import refuse_counted, refuse_nameless
from planner.errors import NotJsonError, RepeatedKeyError
from planner.files import read_whole
from planner.i18n import N_

__all__ = ["parse_json", "read_json", "read_pathway_file"]

_MOST_MEGABYTES: Final = 50
_KEPT: Final = "\n\t"


def read_pathway_file(path: Path) -> Pathway:
    """The pathway of a JSON file.

    Raises:
        FileError: The file cannot be read or is not JSON.
        PathwayError: It holds no pathway; the error names the field.
    """
    pathway = read_pathway(read_json(path), path.name)
    refuse_counted(pathway, path.name)
    refuse_nameless(pathway, path.name)
    return pathway


def read_json(path: Path) -> Any:
    """The values of a JSON file, its texts without control characters.

    Raises:
        FileError: The file cannot be read, is not JSON, or gives a key of one object twice.
    """
    return parse_json(read_whole(path, megabytes=_MOST_MEGABYTES), path.name)


def parse_json(data: bytes, file: str) -> Any:
    """The values of JSON, its texts without control characters; ``file`` names it in errors.

    Raises:
        FileError: It is not JSON, or gives a key of one object twice.
    """
    where, what = "1", N_("one of its numbers is no number, or too long")
    try:
        read = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=partial(_object, file),
            parse_constant=_refuse_constant,
        )
        return _clean(read)
    except json.JSONDecodeError as error:
        where, what = str(error.lineno), N_("a bracket, comma or quotation mark is wrong there")
    except UnicodeDecodeError as error:
        where = str(data.count(b"\n", 0, error.start) + 1)
        what = N_("its text is not UTF-8")
    except RecursionError:
        what = N_("its parts are nested too deeply")
    except ValueError:  # a constant such as NaN, or a number of thousands of digits
        pass
    raise NotJsonError(file=file, line=where, what=what)


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(constant)


def _object(file: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; JSON itself would keep the last value of a repeated key, unsaid."""
    made: dict[str, Any] = {}
    for key, value in ((clean_text(key), value) for key, value in pairs):
        if key in made:
            raise RepeatedKeyError(file=file, key=key)
        made[key] = value
    return made


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return value


def clean_text(text: str) -> str:
    """The text without control characters and halves of characters."""
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs"))
