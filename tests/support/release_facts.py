"""What is true of the release of any estimate."""

import pytest

from resources.estimate import Estimate
from resources.release import released_by_step


def release_adds_up(made: Estimate) -> None:
    """Cost lines add up to the average cost of what left, and to the release of every year."""
    for year in made.years:
        found = released_by_step(made, year)
        scale = 1e-9 * max(1.0, *(abs(one.average * one.drop) for one in found), 1.0)
        for one in found:
            total = one.all_lines.total
            assert total == pytest.approx(one.average * one.drop, abs=scale)
        release = year.release
        cash = sum(one.all_lines.cashable for one in found)
        capacity = sum(one.all_lines.capacity for one in found)
        stranded = sum(one.all_lines.stranded for one in found)
        assert cash == pytest.approx(release.cashable, abs=10 * scale)
        assert capacity == pytest.approx(release.released - release.cashable, abs=10 * scale)
        assert release.capacity == pytest.approx(capacity, abs=10 * scale)
        assert stranded == pytest.approx(release.stranded, abs=10 * scale)
