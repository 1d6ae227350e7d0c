"""The language in which the command line speaks."""

from __future__ import annotations

import locale
import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from fullfunnel.language import Language


class Tongue(StrEnum):
    """The language of the sentences."""

    NL = "nl"
    EN = "en"


LanguageOption = Annotated[
    Tongue | None,
    typer.Option("--language", help="Language of the sentences; default: that of the computer, else English."),
]


def chosen(language: Tongue | None) -> Language:
    """The language asked for, else that of the computer where it is Dutch, else English."""
    if language is not None:
        return "nl" if language is Tongue.NL else "en"
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    spoken = asked or locale.getlocale()[0] or ""
    return "nl" if spoken.lower().startswith(("nl", "dutch")) else "en"
