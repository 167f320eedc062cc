"""What the repository promises about itself: its parts, its words, its shape and its pages."""

import ast
import re
import statistics
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from installer.collect_licences import USED_UNDER
from installer.parts import OURS, is_unused_file, normal, run_time_parts
from tools import catalogue, prepare

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LICENCES = ROOT / "installer" / "licences"
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("installer/*.md"))
    if ".venv" not in page.parts
)


def sources(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def names(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[<>=!~;\[ ]", entry, maxsplit=1)[0]) for entry in requirements}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def parts_imported_by(*folders: str) -> set[str]:
    """The installed parts whose modules the folders import, at the top or inside a function."""
    here = {*OURS, "tests", "tools", "installer", "benchmarks", *sys.stdlib_module_names}
    beside = (path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
    here |= {path.stem for path in beside} | {"support"}
    owners = packages_distributions()
    modules = {name for file in sources(*folders) for name in imported(file)} - here
    return {normal(owners.get(name, [name])[0]) for name in modules}


# The parts


def test_everything_the_planner_asks_for_is_in_the_run_time_lock() -> None:
    assert names(PROJECT["project"]["dependencies"]) <= set(run_time_parts())


def test_the_development_lock_holds_the_run_time_lock() -> None:
    develop = run_time_parts(ROOT / "requirements" / "develop.lock")
    assert run_time_parts().items() <= develop.items()
    for group in PROJECT["dependency-groups"].values():
        assert names(group) <= set(develop)


def test_every_locked_file_has_a_digest_and_no_index_is_named() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text("utf-8")
        for part in re.split(r"\n(?=\S)", text):
            assert part.startswith("#") or "--hash=sha256:" in part
        assert "://" not in text


def test_every_run_time_part_has_its_licence() -> None:
    table = (ROOT / "installer" / "THIRD_PARTY.md").read_text("utf-8")
    for name, version in run_time_parts().items():
        assert (LICENCES / f"{name}.txt").stat().st_size > 500
        assert f"| {name} | {version} | {USED_UNDER[name]} |" in table


def test_no_licence_asks_for_more_than_the_planner_can_give() -> None:
    allowed = r"(MIT(-CMU)?|BSD-3-Clause|PSF-2\.0|LGPL-3\.0-only|MPL-2\.0|Apache-2\.0|ISC)"
    assert all(re.fullmatch(allowed, licence) for licence in USED_UNDER.values())
    assert set(USED_UNDER) == set(run_time_parts())


def test_the_packages_import_only_run_time_parts() -> None:
    assert parts_imported_by(*OURS) <= set(run_time_parts())


def test_tests_and_tools_import_only_locked_parts() -> None:
    develop = run_time_parts(ROOT / "requirements" / "develop.lock")
    assert parts_imported_by("tests", "tools", "benchmarks", "installer") <= set(develop)


def test_no_module_reaches_for_the_network() -> None:
    reaching = {"socket", "ssl", "http", "ftplib", "smtplib", "xmlrpc", "asyncio"}
    for file in sources(*OURS):
        text = file.read_text("utf-8")
        assert not reaching & set(imported(file)), file
        assert "urllib.request" not in text, file
        assert "QtNetwork" not in text, file


def test_the_bundle_leaves_out_what_is_never_loaded_and_keeps_the_window() -> None:
    plugins = "PySide6/Qt/plugins"
    assert is_unused_file("PySide6/Qt/lib/libQt6Network.so.6")
    assert is_unused_file(f"{plugins}/platforms/libqvnc.so")
    assert is_unused_file("PySide6\\Qt6Quick.dll")
    assert not is_unused_file(f"{plugins}/platforms/libqxcb.so")
    assert not is_unused_file(f"{plugins}/platforms/libqoffscreen.so")
    assert not is_unused_file("planner/locale/cy/LC_MESSAGES/cbd.mo")


# Set-up


def test_a_library_that_is_missing_is_told_by_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "absent_libraries", lambda: ["libxcb-cursor.so.0", "libEGL.so.1"])
    monkeypatch.setattr(prepare, "administrator", lambda: None)
    prepare.prepare_system()
    said = capsys.readouterr().err
    assert said == "The window also needs these system packages: libxcb-cursor0 libegl1\n"


def test_set_up_takes_the_pythons_that_the_project_supports() -> None:
    oldest, beyond = prepare.OLDEST, (3, prepare.NEWEST[1] + 1)
    supported = f">={oldest[0]}.{oldest[1]},<{beyond[0]}.{beyond[1]}"
    assert PROJECT["project"]["requires-python"] == supported


# Words


def test_every_text_has_its_welsh() -> None:
    assert catalogue.untranslated(catalogue.fresh()) == []


def test_no_welsh_loses_or_invents_a_blank() -> None:
    assert catalogue.misfilled(catalogue.fresh()) == []


def test_a_blank_lost_in_the_welsh_is_noticed() -> None:
    welsh = Catalog(locale="cy")
    welsh.add("{count} steps of {name}", "{count} o gamau")
    welsh.add("Save", "Cadw {name}")
    welsh.add("Open {name}", "Agor {name}")
    assert catalogue.misfilled(welsh) == ["{count} steps of {name}", "Save"]


def test_a_plural_may_say_the_number_in_words() -> None:
    welsh = Catalog(locale="cy")
    six = ("dim camau", "{n} cam", "{n} gam", "{n} cham", "{n} cham", "{n} cam")
    welsh.add(("{n} step", "{n} steps"), six)
    assert catalogue.misfilled(welsh) == []


# Shape


def test_nine_modules_in_ten_stay_within_400_lines() -> None:
    lengths = [len(file.read_text("utf-8").splitlines()) for file in sources(*OURS)]
    assert statistics.quantiles(lengths, n=10)[-1] <= 400


def test_every_module_says_in_a_sentence_what_is_in_it() -> None:
    for file in sources(*OURS, "tools", "installer", "benchmarks"):
        said = ast.get_docstring(ast.parse(file.read_text("utf-8")))
        assert said, file
        assert said.splitlines()[0].endswith("."), file


def test_every_function_is_annotated() -> None:
    for file in sources(*OURS):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                bare = [a.arg for a in arguments if a.annotation is None]
                assert set(bare) <= {"self", "cls"}, f"{file}:{node.lineno}"
                assert node.returns is not None, f"{file}:{node.lineno}"


def test_test_folders_are_no_packages() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


# Pages


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_command_the_pages_name_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        for name in re.findall(r"(?:`|^    )make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE):
            assert name in targets, f"{page.name}: make {name}"


def test_every_module_the_code_map_names_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for name in re.findall(r"`((?:pathways|resources|planner|ui)/[\w/.]+)`", text):
        assert (ROOT / name).exists(), name


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(page.name for page in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))
    listed = (folder / "README.md").read_text("utf-8")
    assert all(f"({name})" in listed for name in pages)
