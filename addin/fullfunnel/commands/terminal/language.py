"""The language in which the command line speaks."""

from __future__ import annotations

import locale
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.errors import FunnelError
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


def language_of(error: FunnelError, asked: LanguageChoice | None) -> Language:
    """The language to refuse in: that asked for, else that of a Dutch plan, else as :func:`chosen`."""
    return "nl" if asked is None and error.language == "nl" else chosen(asked)


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
            "Taal van de zinnen; zonder dit die van het plan, dan die van de computer, anders Engels.",
            "Language of the sentences; default: that of the plan, then that of the computer, else English.",
        ),
    ),
]


class _Spoken:
    """The help in the language of the run: the words around ours are Typer's, which are English."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]  # of Typer's classes
        words = pieces.replace("[OPTIONS]", said("[OPTIES]", "[OPTIONS]"))
        formatter.write_usage(ctx.command_path, words, said("Gebruik: ", "Usage: "))

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of Typer's classes
        if option is not None:
            option.help = said("Toon deze uitleg.", "Show this message and exit.")
        return option


class SpokenCommand(_Spoken, TyperCommand):
    """A command."""


class SpokenGroup(_Spoken, TyperGroup):
    """A group of commands."""


def speak_the_language() -> None:
    """Give the boxes of the help their titles. They are only loaded where help is going to be shown."""
    words = sys.argv[1:]
    if typed() != "nl" or (words and "--help" not in words):
        return
    from typer import rich_utils  # noqa: PLC0415  # slow to load

    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Commando's"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
    rich_utils.DEFAULT_STRING = "[standaard: {}]"
