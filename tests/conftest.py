"""What every test starts from: English, and generated cases that are the same on every run."""

import os
from collections.abc import Iterator
from secrets import token_hex

import pytest
from hypothesis import HealthCheck, settings

from planner.i18n import speaking
from planner.own_folder import SET_BY

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a machine without a screen has no other
settings.register_profile(
    "quick",
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("quick")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins and ends in English, whatever the machine speaks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    with speaking("en"):
        yield


@pytest.fixture(autouse=True)
def own_data(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Working copies and backups of a test lie where no other test and no person finds them."""
    monkeypatch.setenv(SET_BY, str(tmp_path_factory.getbasetemp() / f"own-{token_hex(6)}"))
