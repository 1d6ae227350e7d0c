"""A command typed wrongly is answered in the marketeer's language, with what to do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from fullfunnel.commands import cli


def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str]:
    monkeypatch.setattr(sys, "argv", ["fullfunnel", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return end.value.code, capsys.readouterr().err.strip()


@pytest.mark.parametrize(
    ("words", "nl", "en"),
    [
        (
            ["regenerate"],
            "PATH ontbreekt. Zie: fullfunnel regenerate --help",
            "PATH is missing. See: fullfunnel regenerate --help",
        ),
        (
            ["regenerate", "plan.xlsx", "--chek"],
            "De optie --chek bestaat hier niet. Bedoelde je --check of --help? Zie: fullfunnel regenerate --help",
            "There is no option --chek here. Did you mean --check or --help? See: fullfunnel regenerate --help",
        ),
        (
            ["new", "plan.xlsx", "--model", "funnel"],
            (
                "De waarde bij --model is niet te gebruiken. Geef: see-think-do-care, touch-tell-sell, aida. "
                "Zie: fullfunnel new --help"
            ),
            (
                "The value of --model cannot be used. Give: see-think-do-care, touch-tell-sell, aida. "
                "See: fullfunnel new --help"
            ),
        ),
        (
            ["regenerate", "plan.xlsx", "--jobs", "veel"],
            (
                "De waarde bij --jobs is niet te gebruiken. Geef: een heel getal van 1 of meer. "
                "Zie: fullfunnel regenerate --help"
            ),
            "The value of --jobs cannot be used. Give: a whole number of 1 or more. See: fullfunnel regenerate --help",
        ),
        (
            ["respell", "plan.xlsx"],
            (
                "--host ontbreekt. Kies uit: plain, lite, office, windows, xlam, calc, values. "
                "Zie: fullfunnel respell --help"
            ),
            (
                "--host is missing. Choose from: plain, lite, office, windows, xlam, calc, values. "
                "See: fullfunnel respell --help"
            ),
        ),
        (
            ["new", "plan.xlsx", "nog een"],
            "‘nog een’ is een woord te veel. Zie: fullfunnel new --help",
            "‘nog een’ is a word too many. See: fullfunnel new --help",
        ),
        (
            ["calc", "weg"],
            "Het commando ‘weg’ bestaat niet. Er zijn: install, uninstall. Zie: fullfunnel calc --help",
            "There is no command ‘weg’. There are: install, uninstall. See: fullfunnel calc --help",
        ),
    ],
)
def test_a_wrong_word_gets_a_sentence_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], nl: str, en: str
) -> None:
    # An option behind an unknown command or a word too many is read all the same.
    assert typed(monkeypatch, capsys, *words, "--language", "nl") == (2, nl)
    assert typed(monkeypatch, capsys, *words, "--language", "en") == (2, en)


def test_an_option_without_its_value(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    code, result = typed(monkeypatch, capsys, "regenerate", "--jobs")
    assert code == 2
    assert result.startswith("Bij de optie --jobs klopt iets niet")


@pytest.mark.parametrize(
    ("language", "shown"), [("nl", "Ververs de FUNNEL_-waarden"), ("en", "Refresh the FUNNEL_ values")]
)
def test_help_speaks_the_language_of_the_computer(language: str, shown: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from fullfunnel.commands.cli import main; main()", "regenerate", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": f"{language}_{language.upper()}.UTF-8", "PYTHONUTF8": "1", "PYTHONPATH": ":".join(sys.path)},
    )
    assert shown in result.stdout
