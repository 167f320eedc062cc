"""Files damaged at random, and files made to do harm, for the import boundary."""

import io
import json
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from openpyxl import Workbook

from pathways.codec import write_pathway
from pathways.errors import UserError
from pathways.library import STARTERS, starter
from planner.exports.bpmn import bpmn_text
from planner.exports.graphml import graphml_text
from planner.imports import Wishes, read_source

SECONDS = 10.0
WORDS = (
    b"999999999999999999999", b"-1", b"nan", b"1e308", b"inf", b"", b"\0", b"\xff\xfe", b"<", b">",
    b"&#0;", b"&x;", b"]]>", b"<!--", b'"', b"'", b"{", b"}", b"[" * 3000, b"<a>" * 3000, b",,,,",
    b"\r\n", b"=1+1", "ŵ".encode(), b"NA", b"<?xml?>", b"<!DOCTYPE a>", b"current",
    b"gateway_step_0",    b"step_1", b"true", b"null", b"1e-320", b"0.5", b"%", b"id",
)  # fmt: skip
STEPS = b"""Step,Kind,Where,Goes on to,Staff
Triage,contact,hospital,Scan 60%; Home 40%,GP 10
Scan,test,,Home,HCSW 15 (technical)
Home,end,,,
"""
NETWORK = b""",ED,Home,serv_dist,serv_dist_param,ext_queue,int_queue,ED,Home,ED,Home
ED,0,1,exp,8,Inf,Inf,NA,NA,NA,NA
Home,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA
"""
CALENDAR = b"metric,node,start,end,value\next_arr,ED,0,NA,4\ncap,ED,0,NA,1\n"
POPULATION = b"Cluster,Population\nNorth,41000\n"
SORTS = ("bpmn", "graphml", "json", "csv", "pair", "xlsx")


def whole(sort: str, number: int = 0) -> bytes:
    """A sound file of a sort; ``pair`` is the network of one."""
    pathway = starter(STARTERS[number % len(STARTERS)])
    made: dict[str, Callable[[], bytes]] = {
        "bpmn": lambda: bpmn_text(pathway, "proposed"),
        "graphml": lambda: graphml_text(pathway, "proposed"),
        "json": lambda: json.dumps(write_pathway(pathway)).encode(),
        "csv": lambda: STEPS if number % 4 else POPULATION,
        "pair": lambda: NETWORK,
        "xlsx": workbook,
    }
    return made[sort]()


def workbook() -> bytes:
    """A workbook with a table of steps."""
    book = Workbook()
    for line in STEPS.decode().splitlines():
        book.worksheets[0].append(line.split(","))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def mutant(data: bytes, chance: Random) -> bytes:
    """The bytes with one to six places damaged: cut, doubled, swapped, or written over."""
    made = bytearray(data)
    for _round in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + chance.choice((1, 1, 2, 8, 40, 400)))
        act = chance.randrange(6)
        if act == 0:
            del made[at:to]
        elif act == 1:
            made[at:at] = made[at:to]
        elif act == 2:
            made[at:to] = chance.choice(WORDS)
        elif act == 3:
            made[at:at] = chance.choice(WORDS)
        elif act == 4 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        else:
            other = chance.randrange(len(made) + 1)
            made[at:to] = made[other : other + to - at]
    return bytes(made)


def packed_mutant(data: bytes, chance: Random) -> bytes:
    """A workbook of which one part is damaged, or the bytes of the whole."""
    if chance.random() < 0.3:
        return mutant(data, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        parts = before.namelist()
        hurt = chance.choice(parts)
        for name in parts:
            part = before.read(name)
            after.writestr(name, mutant(part, chance) if name == hurt else part)
    return out.getvalue()


def read_mutants(sort: str, count: int, folder: Path, seed: int) -> tuple[int, int, float]:
    """How many of the mutants of a sort were read and refused, and the longest time of one [s].

    Raises:
        AssertionError: One was neither read nor refused with words a person can act on, or took
            longer than ``SECONDS``.
    """
    chance = Random(seed)
    read = refused = 0
    longest = 0.0
    suffix = {"pair": "csv"}.get(sort, sort)
    path = folder / f"mutant.{suffix}"
    second = folder / "calendar.csv"
    sound = [whole(sort, number) for number in range(len(STARTERS))]
    for number in range(count):
        data = sound[number % len(sound)]
        data = packed_mutant(data, chance) if sort == "xlsx" else mutant(data, chance)
        path.write_bytes(data)
        calendar = mutant(CALENDAR, chance) if chance.random() < 0.5 else CALENDAR
        second.write_bytes(calendar)
        began = time.perf_counter()
        try:
            read_source(path, Wishes(calendar=second, cluster="North", population=40_000))
            read += 1
        except UserError:
            refused += 1
        except Exception as error:
            (folder / f"found-{sort}-{number}.{suffix}").write_bytes(data)
            raise AssertionError(f"{sort} {number}: {error!r}") from error
        took = time.perf_counter() - began
        assert took < SECONDS, (sort, number, took)
        longest = max(longest, took)
    return read, refused, longest


def bombs(chance: Random) -> Iterator[tuple[str, bytes]]:
    """One bomb of each sort after another without end: its suffix and its bytes."""
    while True:
        name = "".join(chance.choices("abcxyz", k=4))
        deep = chance.randrange(500, 60_000)
        xml = chance.choice(("bpmn", "graphml"))
        laughs = "".join(
            f'<!ENTITY {name}{i} "{f"&{name}{i - 1};" * 10 if i else "ha"}">' for i in range(9)
        )
        yield xml, f"<!DOCTYPE a [{laughs}]><a>&{name}8;</a>".encode()
        big = "x" * deep
        entity = f'<!ENTITY {name} "{big}">'
        yield xml, f"<!DOCTYPE a [{entity}]><a>{f'&{name};' * deep}</a>".encode("utf-16")
        yield xml, f'<!DOCTYPE a SYSTEM "file:///etc/{name}"><a/>'.encode()
        yield xml, b"<a>" * deep + b"</a>" * deep
        inner = ("<subProcess id='s'>" * deep).encode() + b"</subProcess>" * deep
        yield "bpmn", b"<definitions><process id='p'>" + inner + b"</process></definitions>"
        nest = ("<node id='n'><graph>" * deep).encode() + b"</graph></node>" * deep
        yield "graphml", b"<graphml><graph>" + nest + b"</graph></graphml>"
        yield xml, b"<a " + b" ".join(b"a%d=''" % i for i in range(deep)) + b"/>"
        yield "json", b'{"a":' * deep + b"1" + b"}" * deep
        yield "json", b"[" + b"9" * deep + b"]"
        yield "csv", b"Step,Kind" + b"," * deep + b"\n" + b"a,contact\n" * deep
        yield "csv", b'"' + b"a" * deep * 10
        yield "xlsx", _packed({"xl/workbook.xml": b"\0" * deep * 400})
        yield "xlsx", _packed({f"{name}{i}": b"" for i in range(2_000 + deep % 500)})
        yield "xlsx", _packed({f"../{name}": b"x"})
        yield "xlsx", _packed({"xl/vbaProject.bin": b"x"})
        sheet = f"<!DOCTYPE a [{laughs}]><worksheet>&{name}8;</worksheet>".encode()
        yield "xlsx", _packed({"xl/worksheets/sheet1.xml": sheet})


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def read_bombs(count: int, folder: Path, seed: int) -> tuple[int, float]:
    """How many bombs were refused, and the longest time of one [s].

    Raises:
        AssertionError: One was read, or took longer than ``SECONDS``.
    """
    longest = 0.0
    for number, (suffix, data) in zip(range(count), bombs(Random(seed)), strict=False):
        path = folder / f"bomb.{suffix}"
        path.write_bytes(data)
        began = time.perf_counter()
        try:
            read_source(path)
        except UserError:
            pass
        else:
            raise AssertionError(f"bomb {number} ({suffix}) was read")
        took = time.perf_counter() - began
        assert took < SECONDS, (suffix, number, took)
        longest = max(longest, took)
    return count, longest
