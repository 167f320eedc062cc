"""What comes of a command's words and output when terminal, pipe, disk or person misbehaves."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pathways.library import starter
from pathways.values import Name
from planner.cli import main
from planner.commands.printing import visible
from planner.workspace import Workspace
from planner.workspaces import save_workspace

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cbdplan"
    save_workspace(Workspace("Cwm", population=40_000, pathways=(starter("copd"),)), path)
    return path


def cbd(*words: str | bytes | Path, out: int = subprocess.PIPE) -> tuple[int, str]:
    """How the command ended, and what it said on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "planner.cli", *words],
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("words", [["starters"], ["starters", "--json"], ["--help"]])
def test_output_that_cannot_be_printed_is_said_in_one_line(words: list[str]) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        code, said = cbd(*words, out=full)
    finally:
        os.close(full)
    assert code == 1
    assert said.startswith("The answer could not be printed")
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", [["starters"], ["--help"]])
def test_a_reader_that_is_gone_ends_the_command_quietly(words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        code, said = cbd(*words, out=write)
    finally:
        os.close(write)
    assert (code, said) == (141, "")


def test_a_command_without_a_console_does_its_work(file: Path, tmp_path: Path) -> None:
    quiet = "import sys\nfrom planner.cli import main\nsys.stdout = sys.stderr = None\n"
    tried: list[tuple[list[str | Path], int]] = [
        (["add", file, "dvt"], 0),
        (["list", tmp_path / "gone"], 1),
    ]
    for words, code in tried:
        done = subprocess.run(
            [sys.executable, "-c", f"{quiet}sys.exit(main(sys.argv[1:]))", *words],
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


def test_a_command_that_is_stopped_leaves_what_was_there(file: Path) -> None:
    before = file.read_bytes()
    stopped = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, signal, sys\nfrom planner.cli import main\n"
            "def stop(*_words): os.kill(os.getpid(), signal.SIGINT)\n"
            "os.replace = stop\nsys.exit(main(['add', sys.argv[1], 'dvt']))",
            str(file),
        ],
        capture_output=True,
        check=False,
    )
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (130, b"", b"")
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_name_that_is_not_text_can_be_written_to_and_read(file: Path, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff.cbdplan"
    assert cbd("new", odd, "--cluster", "Cwm") == (0, "")
    assert cbd("verify", odd) == (0, "")
    code, said = cbd("list", b"/nowhere/\xff\x1b[31m.cbdplan")
    assert code == 1
    assert r"\udcff\u001b[31m" in said
    code, said = cbd("new", tmp_path / "new.cbdplan", "--cluster", b"\xff")
    assert code == 2
    assert "Traceback" not in said
    assert not (tmp_path / "new.cbdplan").exists()


def test_a_terminal_is_given_nothing_to_obey(file: Path, capsys: Capture) -> None:
    sly = replace(starter("copd"), name=Name("A\x1b]0;owned\x07\x9b31m\nB\u202eC", "ŵ"))
    save_workspace(Workspace("Cwm", population=40_000, pathways=(sly,)), file)
    assert main(["list", str(file)]) == 0
    said = capsys.readouterr().out
    assert r"A\u001b]0;owned\u0007\u009b31m\u000aB\u202eC" in said
    assert said.count("\n") == 1


def test_json_keeps_the_character_it_may_not_print(file: Path, capsys: Capture) -> None:
    import json

    sly = replace(starter("copd"), name=Name("A\x9b31m\x7f\n\u202eB", "ŵ"))
    save_workspace(Workspace("Cwm", pathways=(sly,)), file)
    assert main(["list", str(file), "--json"]) == 0
    said = capsys.readouterr().out
    assert not set("\x9b\x7f\u202e") & set(said)
    assert json.loads(said)["pathways"][0]["name"] == {"en": sly.name.en, "cy": "ŵ"}


def test_welsh_and_emoji_are_printed_as_they_are() -> None:
    assert visible("Tŷ’r Ŵyl – 80 % 👩‍⚕️") == "Tŷ’r Ŵyl – 80 % 👩‍⚕️"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--lang", "cy", "--help"], ["defnydd: cbd", "dadleuon", "dewisiadau", "dangos y neges"]),
        (["list", "--lang=cy"], ["defnydd: cbd list", "gwall", "FILE"]),
        (["dance", "--lang", "cy"], ["gwall", "'dance'"]),
        (["new", "x", "--cluster", "C", "--population", "lots", "--lang", "cy"], ["“lots”"]),
    ],
)
def test_wrong_words_are_answered_in_the_language_asked_for(
    words: list[str], said: list[str], capsys: Capture
) -> None:
    assert main(words) in (0, 2)
    printed = "".join(capsys.readouterr())
    assert all(word in printed for word in said)
    english = ("usage", "required", "invalid", "positional", "options:", "error", "show this")
    assert not [word for word in english if word in printed]


def test_english_is_spoken_again_after_welsh(capsys: Capture) -> None:
    assert main(["--lang", "cy"]) == 2
    assert main(["--lang", "en"]) == 2
    assert "usage: cbd" in capsys.readouterr().err.splitlines()[-2]


def test_messages_are_in_the_language_asked_for(tmp_path: Path, capsys: Capture) -> None:
    assert main(["list", str(tmp_path / "gone.cbdplan"), "--lang", "cy"]) == 1
    said = capsys.readouterr().err
    assert "gone.cbdplan" in said
    assert "is not there" not in said
