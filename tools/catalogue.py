"""Keeps the translation catalogue: finds the text in the code, merges the Welsh, compiles it."""

import argparse
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("pathways", "resources", "planner", "ui")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "plural": (1, 2)}
WELSH = ROOT / "planner" / "locale" / "cy" / "LC_MESSAGES"
# A fixed date, so that the file changes only with its text.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
# Welsh by the Unicode rules: none, one, two, three, six, any other. Babel lacks the first.
PLURALS = "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;"
PO = WELSH / "cbd.po"
MO = WELSH / "cbd.mo"


def found() -> Iterator[tuple[str | tuple[str, str], str, int]]:
    """Each text in the code that a person reads, with its file and line."""
    for package in PACKAGES:
        for name, line, message, _comments, _context in extract_from_dir(
            str(ROOT / package), method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            key = message if isinstance(message, str) else (message[0], message[1])
            yield key, f"{package}/{name}", line


def fresh() -> Catalog:
    """The catalogue of the code as it stands, with the Welsh that is known."""
    catalogue = Catalog(
        locale="cy",
        project="cbd-planner",
        version="1",
        copyright_holder="",
        msgid_bugs_address="",
        fuzzy=False,
        creation_date=EPOCH,
        revision_date=EPOCH,
    )
    catalogue.mime_headers = [("Plural-Forms", PLURALS)]
    seen: dict[str | tuple[str, str], set[str]] = {}
    for message, file, _line in found():
        seen.setdefault(message, set()).add(file)
    for message in sorted(seen, key=str):
        catalogue.add(message, locations=[(file, 0) for file in sorted(seen[message])])
    for entry in read_po(io.BytesIO(PO.read_bytes()), locale="cy"):
        target = catalogue.get(entry.id) if entry.id and entry.string else None
        if target is not None:
            target.string = entry.string
            target.flags = entry.flags
    return catalogue


def blanks(text: str) -> set[str]:
    """The names of the blanks of ``text``, as ``{name}`` or ``{name:.1f}``."""
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name}


def untranslated(catalogue: Catalog) -> list[str]:
    """Texts of the catalogue that have no Welsh."""
    missing = []
    for entry in catalogue:
        said = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
        if entry.id and not all(said):
            missing.append(str(entry.id))
    return missing


def misfilled(catalogue: Catalog) -> list[str]:
    """Texts whose Welsh loses or invents a named blank.

    A plural form may leave out ``{n}``: Welsh says "dim" or "un" where English counts.
    """
    wrong = []
    for entry in catalogue:
        if not entry.id:
            continue
        keys = (entry.id,) if isinstance(entry.id, str) else entry.id
        free = {"n"} if len(keys) > 1 else set()
        asked = set().union(*map(blanks, keys)) - free
        forms = (entry.string,) if isinstance(entry.string, str) else entry.string or ()
        if any(form and blanks(form) - free != asked for form in forms):
            wrong.append(str(entry.id))
    return wrong


def main(argv: list[str] | None = None) -> int:
    """Write the catalogue (``update``) or say what is missing (``check``)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("do", choices=["update", "check"])
    options = parser.parse_args(argv)
    catalogue = fresh()
    missing = untranslated(catalogue)
    for message in missing:
        print(f"no Welsh: {message!r}")
    wrong = misfilled(catalogue)
    for message in wrong:
        print(f"the Welsh has other blanks: {message!r}")
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, omit_header=False, include_lineno=False, width=100)
    write_mo(compiled, catalogue)
    if options.do == "update":
        WELSH.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(text.getvalue())
        MO.write_bytes(compiled.getvalue())
    elif not MO.exists() or MO.read_bytes() != compiled.getvalue():
        print("the compiled catalogue is out of date: run `python -m tools.catalogue update`")
        return 1
    print(f"{len(catalogue)} texts, {len(missing)} without Welsh")
    return 1 if missing or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
