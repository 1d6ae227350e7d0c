"""What is wrong with a command as it was typed, said so that the next try works."""

from __future__ import annotations

from difflib import get_close_matches
from enum import Enum
from typing import Any, Final

from fullfunnel.language import Text, same

_NEAR: Final = 0.65
"""How alike an option must be to be meant, from 0 to 1."""


def usage_sentence(error: Any) -> Text:
    """The sentence for what Typer could not read.

    Typer's errors are no part of what it promises to keep; the names of their classes distinguish them, and one
    that is not known still gets a sentence.

    Args:
        error: an error with ``ctx`` and what its kind carries (``option_name``, ``param``, ``message``).
    """
    wrong = _SENTENCES.get(next((each.__name__ for each in type(error).__mro__ if each.__name__ in _SENTENCES), ""))
    what = (_used if wrong is None else wrong)(error)
    help_line = f"{getattr(getattr(error, 'ctx', None), 'command_path', 'fullfunnel')} --help"
    return Text(f"{what.nl} Zie: {help_line}", f"{what.en} See: {help_line}")


def _no_option(error: Any) -> Text:
    near = get_close_matches(error.option_name, error.possibilities or (), cutoff=_NEAR)
    return Text(
        f"De optie {error.option_name} bestaat hier niet." + (f" Bedoelde je {' of '.join(near)}?" if near else ""),
        f"There is no option {error.option_name} here." + (f" Did you mean {' or '.join(near)}?" if near else ""),
    )


def _no_value(error: Any) -> Text:
    return Text(
        f"Bij de optie {error.option_name} klopt iets niet: er hoort een waarde achter, of juist geen.",
        f"Something is wrong with the option {error.option_name}: it needs a value, or it takes none.",
    )


def _missing(error: Any) -> Text:
    name, takes = _name(error), _takes(error.param)
    return Text(
        f"{name} ontbreekt." + (f" Kies uit: {takes.nl}." if takes else ""),
        f"{name} is missing." + (f" Choose from: {takes.en}." if takes else ""),
    )


def _bad_value(error: Any) -> Text:
    name, takes = _name(error), _takes(error.param)
    if takes is None:
        return Text(f"De waarde bij {name} is niet te gebruiken.", f"The value of {name} cannot be used.")
    return Text(
        f"De waarde bij {name} is niet te gebruiken. Geef: {takes.nl}.",
        f"The value of {name} cannot be used. Give: {takes.en}.",
    )


def _unreadable(error: Any) -> Text:
    word = getattr(error, "message", "").rpartition("(")[2].rpartition(")")[0].strip("'\"")
    return Text(
        f"‘{word}’ is een woord te veel." if word else "Dit commando is niet te lezen.",
        f"‘{word}’ is a word too many." if word else "This command cannot be read.",
    )


def _no_command(error: Any) -> Text:
    word = str(getattr(error, "message", "")).partition("'")[2].partition("'")[0]
    names = ", ".join(getattr(getattr(error.ctx, "command", None), "commands", ()))
    return Text(
        f"Het commando ‘{word}’ bestaat niet. Er zijn: {names}.", f"There is no command ‘{word}’. There are: {names}."
    )


def _used(error: Any) -> Text:
    message = str(getattr(error, "message", ""))
    return _no_command(error) if message.startswith("No such command") else _unreadable(error)


def _name(error: Any) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if error.param.param_type_name == "option":
        return str(max(error.param.opts, key=len))
    return str(error.param.metavar or error.param.name).strip("[]{}.")


def _takes(param: Any) -> Text | None:
    """What a parameter takes, where it can be said in a few words; older and newer Typers keep that elsewhere."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    older = getattr(param, "type", None)
    choices = kind if isinstance(kind, type) and issubclass(kind, Enum) else getattr(older, "choices", None)
    if choices:
        return same(", ".join(str(getattr(each, "value", each)) for each in choices))
    if kind is int or getattr(older, "name", "").startswith("int"):
        least = getattr(param, "min", None) if older is None else getattr(older, "min", None)
        return Text(f"een heel getal van {least or 0} of meer", f"a whole number of {least or 0} or more")
    return None


_SENTENCES: Final = {
    "NoSuchOption": _no_option,
    "BadOptionUsage": _no_value,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "UsageError": _used,
}
"""By the class of the error; the nearest class counts."""
