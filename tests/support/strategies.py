"""Hypothesis strategies for whole pathways, workspaces and edits, the wild ones included."""

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from pathways import edits
from pathways.demand_from import AgeBand, DemandFrom
from pathways.errors import PathwayError
from pathways.model import (
    Connection,
    Delivery,
    Kind,
    Level,
    Part,
    Pathway,
    Setting,
    StaffLine,
    Step,
    Stream,
    StreamKind,
    TestUse,
)
from pathways.placing import Line, Placing, Spot
from pathways.proposal_parts import (
    AreaAccess,
    AvoidedAdmissions,
    ClinicalNetwork,
    Engagement,
    Equity,
    Evaluation,
    Exit,
    FeatureStatus,
    FourFeatures,
    FundingLine,
    Governance,
    HospitalReason,
    Measure,
    Money,
    ReleaseLine,
    StaffPlan,
    TestFeature,
)
from pathways.scenarios import (
    CRITERIA,
    Change,
    Mark,
    OptionKind,
    OptionsAppraisal,
    Scenario,
    WeighedOption,
)
from pathways.values import FrozenMap, Hours, Name, Quantity
from planner.merging.conflict import Choice, Conflict, Settled
from planner.workspace import Workspace

ROLES = ("gp", "nurse_b5", "hcsw_b3", "consultant", "physio_b7")
TESTS = ("spirometry", "feno", "oximetry", "nt_probnp")
ORGANISATIONS = ("GMS", "HB acute", "HB community", "Pharmacy", "")
OPTIONS = ("proposed", "hub", "Dewis ŵ")

wild_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
texts = st.sampled_from(
    ["", "Tŷ ŵyl", "=SUM(A1)", "a, b; “c”", "cam\nnewydd", "<b>&amp;</b>", "🫁 10 %", "null", "  "]
)
names = st.builds(Name, wild_texts.filter(bool) | texts.filter(bool), texts)
amounts = st.floats(0, 1e6, allow_nan=False).map(lambda x: round(x, 6))
shares = st.floats(0, 1).map(lambda x: round(x, 6))
places = st.lists(texts, min_size=1, max_size=3).map(tuple)
values = st.sampled_from(["", '"a"', "3", '{"low":1}', '["ŵ"]'])
conflicts = st.builds(Conflict, places, values | st.just("?"), values, values)
decisions = st.builds(Settled, conflicts, st.sampled_from(Choice), values, texts, texts, texts)
bases = st.sampled_from(["ill", "S10", "D01", "local"])


def quantities(low: float = 0.0, high: float = 1000.0) -> st.SearchStrategy[Quantity]:
    """Quantities with a central value within bounds, some with a range out of order.

    They come from a fixed pool, because a pathway holds too many to be worth shrinking each.
    """
    chance = Random(f"{low} {high}")  # the same pool on every run
    pool = [Quantity.exact(low), Quantity.exact((low + high) / 2)]
    for _ in range(40):
        central = chance.uniform(low, high)
        ends = [central * chance.uniform(0.5, 1), central * chance.uniform(1, 1.5)]
        if chance.random() < 0.1:
            ends.reverse()
        local = ("local", "Cyfrif lleol ŵ", "Siân", "2027-04-06")
        said = chance.choice([("ill",), ("S10",), local])
        pool.append(Quantity(ends[0], central, ends[1], *said))
    return st.sampled_from(pool)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


staff_lines = st.builds(
    StaffLine, st.sampled_from(ROLES), st.sampled_from(Part), quantities(high=120)
)
test_uses = st.builds(TestUse, st.sampled_from(TESTS), quantities(high=3))
deliveries = st.builds(
    Delivery,
    setting=st.sampled_from(Setting),
    organisation=st.sampled_from(ORGANISATIONS),
    staff=st.lists(staff_lines, max_size=2).map(tuple),
    tests=st.lists(test_uses, max_size=1).map(tuple),
    dna=_maybe(quantities(high=0.6)),
    rebooked=_maybe(quantities(high=1)),
    room_minutes=_maybe(quantities()),
    bed_days=_maybe(quantities(high=30)),
    group_size=_maybe(quantities(low=1, high=20)),
    capacity=_maybe(quantities(high=10_000)),
)
reasons = st.builds(
    HospitalReason, st.sampled_from(["", "bed", "interim"]), texts, _maybe(st.integers(1, 10))
)
features = st.builds(
    FourFeatures,
    *[st.builds(TestFeature, st.sampled_from(FeatureStatus), texts) for _ in range(4)],
)
hours = st.sampled_from(
    ["", "Mon-Fri 8:00-18:30, Sat am", "7 days 08:00-20:00", "ffoniwch / ring", "Tue pm"]
).map(Hours.read)
fifths = st.just(()) | st.tuples(*[shares] * 5)
few_posts = st.lists(st.floats(0, 20), max_size=3).map(tuple)
minutes = st.floats(0, 300)
areas = st.lists(st.builds(AreaAccess, texts, amounts, minutes, minutes), max_size=2).map(tuple)
workings = st.builds(
    DemandFrom,
    texts,
    texts,
    _maybe(shares),
    _maybe(st.floats(0, 12)),
    _maybe(shares),
    _maybe(shares),
    _maybe(amounts),
    _maybe(amounts),
    st.lists(st.builds(AgeBand, texts, amounts, amounts), max_size=2).map(tuple),
    fifths,
    fifths,
)
claims = st.builds(
    AvoidedAdmissions,
    condition=texts,
    age_group=texts,
    at_risk=quantities(),
    baseline_risk=quantities(high=1),
    relative_reduction=quantities(high=1),
    attribution=quantities(high=1),
    length_of_stay=quantities(high=40),
    overlap_with=st.dictionaries(texts, shares, max_size=2).map(FrozenMap),
)
whole_numbers = _maybe(st.integers(0, 60))
money = st.builds(
    Money,
    st.lists(
        st.builds(
            FundingLine,
            texts,
            amounts,
            st.booleans(),
            whole_numbers,
            st.sampled_from(ORGANISATIONS),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(ReleaseLine, texts, st.sampled_from(["post", "beds", "contract"]), amounts),
        max_size=2,
    ).map(tuple),
    _maybe(amounts),
    texts,
)
measures = st.builds(Measure, texts, _maybe(amounts), _maybe(amounts), texts, texts, texts)
changes = st.builds(
    Change, st.sampled_from(["adoption.1", "sickness", "steps.gone.current.dna"]), quantities()
)
scenarios = st.lists(
    st.builds(
        Scenario,
        st.sampled_from(["steady", "ein dewis ŵ"]),
        names,
        st.lists(changes, max_size=2).map(tuple),
        texts,
    ),
    max_size=2,
    unique_by=lambda s: s.id,
).map(tuple)
criteria = st.sampled_from(CRITERIA)
weighed_options = st.builds(
    WeighedOption,
    st.sampled_from(["a", "b"]),
    names,
    st.sampled_from(OptionKind),
    st.sampled_from(["", "current", "proposed"]),
    st.sampled_from(["", "steady"]),
    st.dictionaries(criteria, st.builds(Mark, st.floats(0, 100), texts), max_size=2).map(FrozenMap),
)
said_besides: dict[str, st.SearchStrategy[Any]] = {
    "level": st.sampled_from(Level),
    "localised_from": texts,
    "cluster": texts,
    "appendix1": texts,
    "catalogue_items": st.lists(texts, max_size=2).map(tuple),
    "areas": st.lists(texts, max_size=2).map(tuple),
    "outcomes": st.lists(texts, max_size=2).map(tuple),
    "status": texts,
    "note": wild_texts,
    "governance": st.builds(Governance, texts, hours, hours, texts, texts, texts),
    "evaluation": st.builds(
        Evaluation,
        texts,
        texts,
        st.lists(measures, max_size=2).map(tuple),
        st.lists(st.integers(1, 60), max_size=2).map(tuple),
        texts,
    ),
    "exit": st.builds(Exit, texts, texts, whole_numbers, texts),
    "engagement": st.lists(st.builds(Engagement, texts, texts, texts, texts), max_size=1).map(
        tuple
    ),
    "equity": st.builds(Equity, texts, fifths, fifths, fifths, texts, areas),
    "clinical_network": st.builds(ClinicalNetwork, texts, st.booleans()),
    "money": money,
    "staff_plans": st.lists(
        st.builds(
            StaffPlan,
            st.sampled_from(ROLES),
            amounts,
            texts,
            few_posts,
            few_posts,
            _maybe(shares),
            whole_numbers,
        ),
        max_size=2,
    ).map(tuple),
    "features": st.dictionaries(st.sampled_from(TESTS), features, max_size=2).map(FrozenMap),
    "avoided": _maybe(claims),
    "answers": st.dictionaries(st.sampled_from(["C01", "Q01", "W02"]), texts, max_size=2).map(
        FrozenMap
    ),
    "scenarios": scenarios,
    "options_appraisal": _maybe(
        st.builds(
            OptionsAppraisal,
            st.dictionaries(criteria, shares, max_size=5).map(FrozenMap),
            st.lists(weighed_options, max_size=2).map(tuple),
        )
    ),
}


spots = st.builds(
    Spot,
    st.floats(-500, 5_000),
    st.floats(-50, 900),
    st.sampled_from(["", *Setting]).map(str),
)


@st.composite
def placings(draw: st.DrawFn, ids: list[str], ends: list[tuple[str, str]]) -> Placing:
    """Cards and lines of a pathway put anywhere by hand."""
    pinned = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    led = draw(st.lists(st.sampled_from(ends), unique=True, max_size=3)) if ends else []
    lines = [
        Line(
            *pair,
            draw(st.sampled_from([*Setting])).value,
            draw(st.sampled_from([*Setting])).value,
            tuple(draw(st.lists(spots, max_size=3))),
            draw(st.none() | spots),
        )
        for pair in led
    ]
    pins = FrozenMap({id_: draw(spots) for id_ in pinned})
    return Placing(pins, tuple(lines), draw(st.integers(0, 3)))


@st.composite
def pathways(draw: st.DrawFn, *, most_steps: int = 6) -> Pathway:
    """Any pathway that can be: chances need not add up, loops need not end."""
    options = draw(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True))
    designs = ("current", *options)
    steps = []
    for i in range(draw(st.integers(0, most_steps))):
        kind = draw(st.sampled_from(Kind))
        held: dict[str, Delivery] = {}
        if kind is not Kind.END:
            held = {d: draw(deliveries) for d in designs if draw(st.booleans())}
        opens = draw(st.sampled_from(["", "", "reviews"]))
        said = draw(names), kind, FrozenMap(held), draw(reasons), draw(texts), opens
        follow = tuple(o for o in options if draw(st.booleans())), tuple(options[:1])
        steps.append(Step(f"s{i}", *said, *follow))
    ids = [s.id for s in steps]
    connections = []
    if ids:
        ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids))
        for source, target in draw(st.lists(ends, max_size=8, unique=True)):
            used = {d: draw(shares) for d in designs if draw(st.booleans())}
            connections.append(Connection(source, target, FrozenMap(used), draw(bases)))
    streams = [
        Stream(
            f"in{i}",
            draw(names),
            draw(st.sampled_from([*ids, ""])),
            draw(st.sampled_from(StreamKind)),
            draw(quantities(high=300)),
            draw(quantities(low=-0.1, high=0.1)),
            draw(_maybe(workings)),
        )
        for i in range(draw(st.integers(0, 2)))
    ]
    return Pathway(
        id=draw(st.sampled_from(["copd", "llwybr", "p 1"])),
        name=draw(names),
        streams=tuple(streams),
        steps=tuple(steps),
        connections=tuple(connections),
        adoption=tuple(draw(st.lists(quantities(high=1), max_size=5))),
        designs=designs,
        placing=draw(placings(ids, [(c.source, c.target) for c in connections])),
        **{field: draw(strategy) for field, strategy in said_besides.items()},
    )


@st.composite
def flowing_pathways(draw: st.DrawFn, *, most_steps: int = 7) -> Pathway:
    """A pathway that can be estimated: everybody enters somewhere, can always leave, is counted.

    Chances out of a step add up to 1 in each design; steps may lead back, to themselves too, but
    some of the patients always go on to a later step or to an end.
    """
    designs = ("current", "proposed")
    count = draw(st.integers(1, most_steps))
    ids = [f"s{i}" for i in range(count)]
    exits = ["home", "moved"]
    working = [k for k in Kind if k is not Kind.END]
    steps = [
        Step(
            id_,
            Name(id_),
            draw(st.sampled_from(working)),
            FrozenMap({d: draw(deliveries) for d in designs}),
        )
        for id_ in ids
    ]
    steps += [Step(e, Name(e), Kind.END) for e in exits]
    held: dict[tuple[str, str], dict[str, float]] = {}
    for design in designs:
        for i, source in enumerate(ids):
            onward = draw(st.sampled_from([*ids[i + 1 :], *exits]))
            others = draw(st.lists(st.sampled_from([*ids, *exits]), max_size=3, unique=True))
            targets = list(dict.fromkeys([onward, *others]))
            parts = [draw(st.integers(1, 9)) for _ in targets]
            for target, part in zip(targets, parts, strict=True):
                held.setdefault((source, target), {})[design] = part / sum(parts)
    streams = [
        Stream(
            f"in{i}",
            Name(f"in{i}"),
            draw(st.sampled_from(ids)),
            draw(st.sampled_from(StreamKind)),
            draw(quantities(high=300)),
            draw(quantities(low=-0.02, high=0.05)),
        )
        for i in range(draw(st.integers(1, 3)))
    ]
    adoption = sorted(draw(st.lists(shares, min_size=5, max_size=5)))
    return Pathway(
        id="flowing",
        name=Name("Flowing", "Yn llifo"),
        streams=tuple(streams),
        steps=tuple(steps),
        connections=tuple(Connection(a, b, FrozenMap(s)) for (a, b), s in held.items()),
        adoption=tuple(Quantity.exact(a) for a in adoption),
    )


@st.composite
def workspaces(draw: st.DrawFn, *, most_pathways: int = 2) -> Workspace:
    """Any workspace."""
    held = draw(st.lists(pathways(), max_size=most_pathways, unique_by=lambda p: p.id))
    return Workspace(
        cluster=draw(texts),
        health_board=draw(texts),
        population=draw(_maybe(st.integers(0, 200_000))),
        population_source=draw(texts),
        pathways=tuple(held),
        assumptions=FrozenMap(
            draw(st.dictionaries(st.sampled_from(["sickness", "study"]), quantities()))
        ),
        pcpg=draw(texts),
        author=draw(texts),
        settings=FrozenMap(
            draw(st.dictionaries(st.sampled_from(["small_number_threshold", "x"]), texts))
        ),
        conflicts=tuple(draw(st.lists(conflicts, max_size=2))),
        settled=tuple(draw(st.lists(decisions, max_size=2))),
        joined=tuple(draw(st.lists(texts, max_size=2))),
    )


Edit = Callable[[Pathway], Pathway]


def _at(ids: list[str], number: int) -> str:
    """One of ``ids`` by number; now and then a step that is not there."""
    return ids[number % len(ids)] if ids and number % 11 else "nowhere"


@st.composite
def any_edit(draw: st.DrawFn) -> Edit:
    """An edit of whatever pathway comes, refused ones among them."""
    a, b = draw(st.integers(0, 50)), draw(st.integers(0, 50))
    which = draw(st.integers(0, 19))
    name, kind, setting = draw(names), draw(st.sampled_from(Kind)), draw(st.sampled_from(Setting))
    share = draw(st.none() | st.floats(-0.5, 1.5))
    delivery = draw(st.none() | st.builds(Delivery, st.sampled_from(Setting)))

    def apply(pathway: Pathway) -> Pathway:
        steps = [s.id for s in pathway.steps]
        streams = [s.id for s in pathway.streams]
        one, other = _at(steps, a), _at(steps, b)
        design = _at(list(pathway.designs), b)
        source, target = one, other
        if pathway.connections and a % 3:
            known = pathway.connections[a % len(pathway.connections)]
            source, target = known.source, known.target
        done: list[Callable[[], Pathway]] = [
            lambda: edits.add_step(pathway, name, kind)[0],
            lambda: edits.rename_step(pathway, one, name),
            lambda: edits.set_kind(pathway, one, kind),
            lambda: edits.set_setting(pathway, [one, other], design, setting),
            lambda: edits.set_delivery(pathway, one, design, delivery),
            lambda: edits.remove_steps(pathway, [one, other]),
            lambda: edits.duplicate_steps(pathway, [one, other])[0],
            lambda: edits.connect(pathway, one, other, [design]),
            lambda: edits.connect(pathway, one, other, pathway.designs),
            lambda: edits.set_share(pathway, source, target, design, share),
            lambda: edits.remove_connection(pathway, source, target),
            lambda: edits.scale_shares(pathway, one, design),
            lambda: edits.add_stream(pathway, name, one)[0],
            lambda: edits.remove_stream(pathway, _at(streams, a)),
            lambda: edits.add_design(pathway, name.en, design),
            lambda: edits.remove_design(pathway, design),
            lambda: edits.answer(pathway, "C01", name.cy),
            lambda: edits.change(pathway, name=name, note=name.cy),
            lambda: edits.change(pathway, designs=pathway.designs[:-1]),
            lambda: edits.replace_step(pathway, Step("nowhere", name, kind)),
        ]
        return done[which]()

    return apply


def edited(pathway: Pathway, run: list[Edit]) -> tuple[list[Pathway], int]:
    """The states that a run of edits goes through, and how many of them were refused."""
    states, refused = [pathway], 0
    for edit in run:
        try:
            states.append(edit(states[-1]))
        except PathwayError:
            refused += 1
    return states, refused
