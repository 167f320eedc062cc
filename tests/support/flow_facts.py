"""What holds for the estimate of any pathway that can be estimated."""

from math import isclose

from pathways.model import Pathway
from resources.estimate import estimate

POPULATION = 40_000


def everybody_who_enters_leaves(pathway: Pathway) -> None:
    """Flow in equals flow out at the ends, in each design and for each stream."""
    made = estimate(pathway, population=POPULATION)
    ends = [s.id for s in pathway.steps if s.is_end]
    for design in made.designs:
        for visits in made.per_entrant[design].values():
            assert isclose(sum(visits[e] for e in ends), 1.0, abs_tol=1e-9), (design, visits)


def what_is_released_is_all_given_out(pathway: Pathway) -> None:
    """Row sums of every transfer table equal what is released, and nothing appears or vanishes."""
    made = estimate(pathway, population=POPULATION)
    for year in made.years:
        for table in year.minutes_transfers:
            for donor, released in table.released.items():
                assert isclose(table.row_sum(donor), released, rel_tol=1e-9, abs_tol=1e-9)
        for moved in year.tests_transfers:
            for place, tests in moved.released.items():
                assert isclose(moved.row_sum(place), tests, rel_tol=1e-9, abs_tol=1e-9)
        before, after = (sum(a.minutes.values()) for a in (year.unchanged, year.planned))
        falls = sum(sum(t.released.values()) for t in year.minutes_transfers)
        rises = sum(sum(t.required.values()) for t in year.minutes_transfers)
        assert isclose(before - falls + rises, after, rel_tol=1e-9, abs_tol=1e-6)
        release = year.release
        fall = sum(r.variable + r.semi_fixed + r.stranded for r in release.by_step.values())
        priced = sum(
            year.hospital_unchanged.by_step.get(s, 0.0) - year.hospital_planned.by_step.get(s, 0.0)
            for s in release.by_step
        )
        assert isclose(fall, priced, rel_tol=1e-9, abs_tol=1e-6)
