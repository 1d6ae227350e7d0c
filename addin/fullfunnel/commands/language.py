"""The language in which the command line speaks."""

from __future__ import annotations

import locale
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.language import Language


class LanguageChoice(StrEnum):
    """The language of the sentences."""

    NL = "nl"
    EN = "en"


def chosen(language: LanguageChoice | None) -> Language:
    """The language asked for, else that of the computer where it is Dutch, else English."""
    if language is not None:
        return "nl" if language is LanguageChoice.NL else "en"
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    spoken = asked or locale.getlocale()[0] or ""
    return "nl" if spoken.lower().startswith(("nl", "dutch")) else "en"


def typed() -> Language:
    """The language for what is said before a command runs: ``--language`` as it was typed, else as :func:`chosen`."""
    words = sys.argv[1:]
    for at, word in enumerate(words):
        name, _, value = word.partition("=")
        value = value or "".join(words[at + 1 : at + 2])
        if name == "--language" and value in set(LanguageChoice):
            return chosen(LanguageChoice(value))
    return chosen(None)


def said(nl: str, en: str) -> str:
    """A text of the help, in the language of :func:`typed`; Typer wants it when the program starts."""
    return Text(nl, en).say(typed())


LanguageOption = Annotated[
    LanguageChoice | None,
    typer.Option(
        "--language",
        help=said(
            "Taal van de zinnen; zonder dit die van de computer, anders Engels.",
            "Language of the sentences; default: that of the computer, else English.",
        ),
    ),
]
