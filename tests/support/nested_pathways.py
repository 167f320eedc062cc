"""A pathway with a step that opens as another, and the same drawn flat by hand."""

from pathways.model import (
    CURRENT,
    PROPOSED,
    Connection,
    Delivery,
    Kind,
    Part,
    Pathway,
    Setting,
    StaffLine,
    Step,
    Stream,
    StreamKind,
    TestUse,
)
from pathways.values import FrozenMap, Name, Quantity

BOTH = (CURRENT, PROPOSED)


def done(setting: Setting, role: str = "", minutes: float = 0.0, test: str = "") -> Delivery:
    """A delivery by one role for so many minutes, with one test where one is named."""
    staff = (StaffLine(role, Part.CARE, Quantity.exact(minutes)),) if role else ()
    tests = (TestUse(test, Quantity.exact(1.0)),) if test else ()
    return Delivery(setting, staff=staff, tests=tests, dna=Quantity.exact(0.0))


def step(id_: str, now: Delivery, then: Delivery | None = None, *, opens: str = "") -> Step:
    """A contact called as its id, in both designs."""
    deliveries = FrozenMap({CURRENT: now, PROPOSED: then or now})
    return Step(id_, Name(id_.title(), f"{id_} cy"), Kind.CONTACT, deliveries, opens=opens)


def end(id_: str) -> Step:
    """An end called as its id."""
    return Step(id_, Name(id_.title()), Kind.END)


def goes(source: str, target: str, now: float, then: float | None = None) -> Connection:
    """A connection with its share now and as proposed."""
    shares = {CURRENT: now, PROPOSED: now if then is None else then}
    return Connection(source, target, FrozenMap(shares))


def stream(entry: str, per_10000: float = 100.0, id_: str = "gp") -> Stream:
    """People who come to a step."""
    count, flat = Quantity.exact(per_10000), Quantity.exact(0.0)
    return Stream(id_, Name(id_.upper()), entry, StreamKind.REFERRAL, count, flat)


GP = done(Setting.COMMUNITY, "gp", 10.0)
NURSE = done(Setting.COMMUNITY, "nurse_b5", 20.0)
WARD = done(Setting.HOSPITAL, "consultant", 30.0)
SPIRO = done(Setting.HOSPITAL, "nurse_b5", 40.0, "spirometry")
SPIRO_NEAR = done(Setting.COMMUNITY, "nurse_b5", 40.0, "spirometry")
ADOPTION = tuple(Quantity.exact(share) for share in (0.2, 0.6, 1.0))

DIAGNOSIS = Pathway(
    "diagnosis",
    Name("Diagnosis", "Diagnosis cy"),
    streams=(stream("history"),),
    steps=(
        step("history", NURSE),
        step("blow", SPIRO, SPIRO_NEAR),
        step("read", WARD),
        end("told"),
        end("unclear"),
    ),
    connections=(
        goes("history", "blow", 0.8, 0.9),
        goes("history", "told", 0.2, 0.1),
        goes("blow", "read", 1.0),
        goes("read", "blow", 0.25, 0.1),
        goes("read", "told", 0.5, 0.6),
        goes("read", "unclear", 0.25, 0.3),
    ),
)
OUTER = Pathway(
    "copd",
    Name("COPD"),
    streams=(stream("see"),),
    steps=(
        step("see", GP),
        step("diagnose", done(Setting.COMMUNITY), opens="diagnosis"),
        step("review", NURSE),
        end("home"),
    ),
    connections=(
        goes("see", "diagnose", 0.5, 0.6),
        goes("see", "home", 0.5, 0.4),
        goes("diagnose", "review", 0.75, 0.5),
        goes("diagnose", "home", 0.25, 0.5),
        goes("review", "diagnose", 0.1),
        goes("review", "home", 0.9),
    ),
    adoption=ADOPTION,
)
FLAT = Pathway(
    "copd",
    Name("COPD"),
    streams=(stream("see"),),
    steps=(
        step("see", GP),
        step("history", NURSE),
        step("blow", SPIRO, SPIRO_NEAR),
        step("read", WARD),
        step("review", NURSE),
        end("home"),
    ),
    connections=(
        goes("see", "history", 0.5, 0.6),
        goes("see", "home", 0.5, 0.4),
        goes("history", "blow", 0.8, 0.9),
        goes("blow", "read", 1.0),
        goes("read", "blow", 0.25, 0.1),
        # Out of the diagnosis, 3 of 4 go to the review now, and 1 of 2 as proposed:
        goes("history", "review", 0.15, 0.05),  # 0.2 x 0.75; 0.1 x 0.5
        goes("history", "home", 0.05, 0.05),  # 0.2 x 0.25; 0.1 x 0.5
        goes("read", "review", 0.5625, 0.45),  # (0.5 + 0.25) x 0.75; (0.6 + 0.3) x 0.5
        goes("read", "home", 0.1875, 0.45),  # (0.5 + 0.25) x 0.25; (0.6 + 0.3) x 0.5
        goes("review", "history", 0.1),
        goes("review", "home", 0.9),
    ),
    adoption=ADOPTION,
)
OTHERS = {"diagnosis": DIAGNOSIS}
