"""PathSimR's network and calendar, in the dialects in which they go about, and with every fault."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pathways.model import Kind, Pathway
from planner.imports import Preview, Wishes, read_source
from planner.imports.errors import CalendarError, RefusedError

NAMES = ("ED", "Ward", "Home")
DISTS = ("ED_delay_dist", "Ward_delay_dist", "Home_delay_dist")
PARAMS = ("ED_delay_params", "Ward_delay_params", "Home_delay_params")
MIDDLE = ("serv_dist", "serv_dist_param", "ext_queue", "int_queue")
NOTHING = ("NA",) * 6
ROWS = (
    ("ED", "0", "0.25", "0.75", "exp", "8", "Inf", "9999", *NOTHING),
    ("Ward", "0", "0", "1", "unif", "1;3", "999", "Inf", *NOTHING),
    ("Home", "NA", "NA", "NA", "NA", "NA", "NA", "NA", *NOTHING),
)
HEAD = ("", *NAMES, *MIDDLE, *DISTS, *PARAMS)
CALENDAR = (
    ("ext_arr", "ED", "0", "NA", "4"),
    ("cap", "ED", "0", "", "1"),
    ("ext_arr", "Ward", "", "NA", "0"),
    ("cap", "Ward", "0", "NA", "5"),
)


def put(
    folder: Path,
    rows: Sequence[Sequence[str]] = ROWS,
    calendar: Sequence[Sequence[str]] = CALENDAR,
    head: Sequence[str] = HEAD,
    end: str = "\n",
    quote: str = "",
) -> tuple[Path, Wishes]:
    heads = ",".join(f"{quote}{cell}{quote}" for cell in head)
    network = folder / "urgent_care.csv"
    network.write_bytes(end.join([heads, *map(",".join, rows), ""]).encode())
    second = folder / "calendar.csv"
    lines = ["metric,node,start,end,value", *map(",".join, calendar), ""]
    second.write_bytes(end.join(lines).encode())
    return network, Wishes(calendar=second, population=40_000)


def read(folder: Path, **changed: object) -> Preview:
    path, wishes = put(folder, **changed)  # type: ignore[arg-type]
    return read_source(path, wishes)


def faults(folder: Path, **changed: object) -> str:
    with pytest.raises(RefusedError) as caught:
        read(folder, **changed)
    return " ".join(caught.value.faults)


def facts(pathway: Pathway) -> tuple[object, ...]:
    ed, ward, home = pathway.steps
    first = ed.deliveries["current"]
    assert first.room_minutes is not None
    assert first.capacity is not None
    return (
        (ed.name.en, ward.name.en, home.name.en),
        home.kind,
        pathway.connection(ed.id, ward.id).share("current"),
        first.room_minutes.central,
        round(first.capacity.central, 6),
        pathway.streams[0].entry == ed.id,
        round(pathway.streams[0].per_10000.central, 6),
    )


# One server with a mean of 1/8 day sees 8 a day: 8 x 365.25 = 2,922 a year.
# 4 a day for 40,000 people: 4 x 365.25 / 40,000 x 10,000 = 365.25 for each 10,000.
WANTED = (NAMES, Kind.END, 0.25, 180.0, 2922.0, True, 365.25)


@pytest.mark.parametrize(
    "dialect",
    [
        {},
        {"end": "\r\n"},
        {"quote": '"'},
        {"head": tuple(f"{cell} " for cell in HEAD)},
        {"head": ("", *NAMES, *MIDDLE, *NAMES, *NAMES)},
        {"rows": (*ROWS[:2], ("Home", *[""] * 13))},
        {"rows": tuple(tuple(c if c != "NA" else "" for c in row) for row in ROWS)},
    ],
)
def test_the_pair_is_read_in_each_dialect(dialect: dict[str, object], tmp_path: Path) -> None:
    preview = read(tmp_path, **dialect)
    assert facts(preview.pathways[0]) == WANTED
    assert preview.refused == ()
    assert any("put in: Community" in told for told in preview.assumed)


@pytest.mark.parametrize(
    ("sort", "parameters", "mean"),
    [
        ("exp", "4", 0.25),
        ("unif", "0;1", 0.5),
        ("lnorm", "0;0", 1.0),
        ("gamma", "2;4", 0.5),
        ("weibull", "1;0.25", 0.25),  # with a shape of 1 the mean is the scale
    ],
)
def test_each_distribution_has_its_mean(
    sort: str, parameters: str, mean: float, tmp_path: Path
) -> None:
    row = (*ROWS[0][:4], sort, parameters, *ROWS[0][6:])
    delivery = read(tmp_path, rows=(row, *ROWS[1:])).pathways[0].steps[0].deliveries["current"]
    assert delivery.room_minutes is not None
    assert delivery.room_minutes.central == pytest.approx(mean * 1440)


def test_a_network_with_every_fault_is_refused_with_all_of_them_named(tmp_path: Path) -> None:
    rows = (
        ("ED", "-1", "1", "0", "exp", "8;1", "Inf", "Inf", *NOTHING),
        ("Ward", "0", "0", "0.9", "gamma", "2", "999", "Inf", *NOTHING),
        ROWS[2],
    )
    calendar = (("ext_arr", "ED", "11", "5", "4"), ("cap", "ED", "0", "NA", "1"))
    told = faults(tmp_path, rows=rows, calendar=calendar)
    for fault in (
        "“ED”: a chance is negative (-1).",
        "“ED”: its chances add up to 0, not 1.",
        "“ED”: the parameters “8;1” do not fit the distribution “exp”.",
        "“Ward”: its chances add up to 0.9, not 1.",
        "“Ward”: the parameters “2” do not fit the distribution “gamma”.",
        "“ED”: its calendar runs from 11 to 5;",
        "“Ward” has no row of capacity in the calendar.",
        "“Ward” has no row of arrivals in the calendar.",
    ):
        assert fault in told


def test_columns_that_do_not_fit_the_rows_are_a_fault(tmp_path: Path) -> None:
    assert "it needs 14 columns; it has 13" in faults(
        tmp_path, head=HEAD[:-1], rows=tuple(row[:-1] for row in ROWS)
    )


def test_a_calendar_that_changes_is_taken_at_its_mean(tmp_path: Path) -> None:
    calendar = (("ext_arr", "ED", "0", "6", "8"), ("ext_arr", "ED", "6", "24", "4"), *CALENDAR[1:])
    preview = read(tmp_path, calendar=calendar)
    # 6 days of 8 and 18 of 4 are 120 in 24 days: 5 a day, 5/4 of what stands above.
    assert preview.pathways[0].streams[0].per_10000.central == pytest.approx(365.25 * 5 / 4)
    assert any("“ED”: what changes over time" in told for told in preview.assumed)


def test_a_point_to_which_as_many_come_as_it_can_serve_is_said_to_be_unstable(
    tmp_path: Path,
) -> None:
    calendar = (("ext_arr", "ED", "0", "NA", "8"), *CALENDAR[1:])
    preview = read(tmp_path, calendar=calendar)  # 8 a day, each an eighth of a day, one server
    assert any(told.startswith("“ED” is unstable") for told in preview.assumed)
    assert not any("“Ward” is unstable" in told for told in preview.assumed)  # 2 a day x 2 of 5


def test_limits_of_queues_and_delays_are_told(tmp_path: Path) -> None:
    row = (*ROWS[0][:6], "10", "0", "exp", "", "", "2", "", "")
    preview = read(tmp_path, rows=(row, *ROWS[1:]))
    assert preview.refused == (
        "“ED”: the limits of its queues are left out.",
        "“ED”: its delays between points are left out.",
    )


def test_one_of_the_pair_alone_is_refused(tmp_path: Path) -> None:
    path, wishes = put(tmp_path)
    with pytest.raises(CalendarError):
        read_source(path)
    assert wishes.calendar is not None
    with pytest.raises(CalendarError):
        read_source(wishes.calendar)
