"""What of JSON Schema the published schema uses, so that files can be held against it."""

from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int,),
    "null": (type(None),),
}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value is not as its schema has it, and how.

    Raises:
        KeyError: The schema uses a word that is not known here.
    """
    for word, wanted in schema.items():
        if word == "$ref":
            yield from faults(value, root["$defs"][wanted.rpartition("/")[2]], root, at)
        elif word == "anyOf":
            tried = [[*faults(value, one, root, at)] for one in wanted]
            if all(tried):
                yield min(tried, key=len)[0]
        elif word == "type":
            is_flag = isinstance(value, bool) and wanted in ("number", "integer")
            if is_flag or not isinstance(value, TYPES[wanted]):
                yield f"{at}: no {wanted}"
        elif word in ("enum", "const"):
            if value not in (wanted if word == "enum" else [wanted]):
                yield f"{at}: {value!r} is not allowed"
        elif word == "items" and isinstance(value, list):
            for i, one in enumerate(value):
                yield from faults(one, wanted, root, f"{at}[{i}]")
        elif word == "additionalProperties" and isinstance(value, dict):
            for key in value.keys() - schema.get("properties", {}).keys():
                if wanted is False:
                    yield f"{at}.{key}: no such field"
                else:
                    yield from faults(value[key], wanted, root, f"{at}.{key}")
        elif word == "properties" and isinstance(value, dict):
            for key in value.keys() & wanted.keys():
                yield from faults(value[key], wanted[key], root, f"{at}.{key}")
        elif word == "required" and isinstance(value, dict):
            yield from (f"{at}.{key}: missing" for key in wanted if key not in value)
        else:
            yield from _bounds(word, wanted, value, at)


def _bounds(word: str, wanted: Any, value: Any, at: str) -> Iterator[str]:
    sizes = {"minLength": (str, 1), "maxItems": (list, -1), "maxProperties": (dict, -1)}
    if word in sizes:
        sort, sign = sizes[word]
        if isinstance(value, sort) and sign * (len(value) - wanted) < 0:
            yield f"{at}: {word} is {wanted}"
    elif word in ("minimum", "maximum"):
        sign = 1 if word == "minimum" else -1
        if isinstance(value, int | float) and sign * (value - wanted) < 0:
            yield f"{at}: {word} is {wanted}"
    elif word not in ("$schema", "$id", "title", "$defs", "items", "additionalProperties",
                      "properties", "required"):  # fmt: skip
        raise KeyError(word)
