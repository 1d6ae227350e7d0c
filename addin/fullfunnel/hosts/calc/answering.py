"""Answers Calc's cells: reads calls from standard input and writes what the functions give, a line of JSON each.

Started by the extension as ``python -m fullfunnel.hosts.calc.answering``; ends when LibreOffice closes the pipe. It
reads no file and opens no connection.

| a line in | a line out |
|---|---|
| (at the start) | ``{"version": ..., "functions": {name: names of its arguments}}`` |
| ``{"table": 3, "rows": [[...], ...]}`` | none: a table for the calls that follow |
| ``{"forget": 3}`` | none |
| ``{"call": name, "with": [...]}``, a table as ``{"table": 3}`` | ``{"value": ...}`` or ``{"error", "nl", "en"}`` |
| ``{"job": name, "plan": {...}}``, see :mod:`.handed_plan` | ``{"value": {...}}`` or ``{"error", "nl", "en"}`` |

A job may ask something before its answer: a line ``{"ask": ...}`` out, see :mod:`.office_asking`, and the next line in
is ``{"reply": ...}``.
"""

from __future__ import annotations

import json
import math
import sys
from typing import TYPE_CHECKING, Any, Final

from fullfunnel import __version__
from fullfunnel.errors import FunnelError, NoAnswer
from fullfunnel.functions import FUNCTIONS
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.language import Text
from fullfunnel.privacy.masking import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Message = dict[str, Any]

_NOT_FINITE: Final = Text(
    "De uitkomst is te groot om te tonen. Kijk de ratio's na.", "The outcome is too large to show. Check the rates."
)
_OUR_FAULT: Final = Text(
    "fullfunnel liep hier zelf op vast ({what}). Meld het, met deze tabel erbij.",
    "fullfunnel made an error here ({what}). Please report it, with this table.",
)


def greeting() -> Message:
    """Which functions this version has, for an extension that may be of another one."""
    functions = {each.name: [argument.name for argument in each.arguments] for each in SIGNATURES.values()}
    return {"version": __version__, "functions": functions}


def answers(messages: Iterable[Message], write: Callable[[Message], None] | None = None) -> Iterator[Message]:
    """The answer to each call, in order; ``write`` is for what a job asks before its answer."""
    tables: dict[int, list[list[object]]] = {}
    stream = iter(messages)

    def asked(question: Message) -> object:
        if write is None:
            raise EOFError
        write(question)
        return next(stream, {"reply": None})["reply"]

    for message in stream:
        if "rows" in message:
            tables[message["table"]] = message["rows"]
        elif "forget" in message:
            del tables[message["forget"]]
        elif "job" in message:
            yield _answer(_job, message["job"], message["plan"], asked)
        else:
            arguments = [tables[each["table"]] if isinstance(each, dict) else each for each in message["with"]]
            yield _answer(FUNCTIONS[message["call"]], *arguments)


def _job(name: str, plan: Message, asked: Callable[[Message], Any]) -> Message:
    # The buttons' jobs are only needed when one is chosen.
    from fullfunnel.hosts.calc.handed_plan import Handed, come_of  # noqa: PLC0415
    from fullfunnel.hosts.calc.office_asking import OfficeAsking  # noqa: PLC0415

    return come_of(name, Handed.model_validate(plan), OfficeAsking(asked))


def _answer(asked: Callable[..., object], *arguments: object) -> Message:
    try:
        value = asked(*arguments)
    except FunnelError as error:
        return _error(error.excel, error.text)
    except Exception as error:  # noqa: BLE001  # one cell that goes wrong must not take the others along
        what = without_personal_data(f"{type(error).__name__}: {error}")
        return _error(FunnelError.excel, Text(*(words.format(what=what) for words in _OUR_FAULT)))
    if isinstance(value, float) and not math.isfinite(value):
        return _error(NoAnswer.excel, _NOT_FINITE)
    return {"value": value}


def _error(excel: str, text: Text) -> Message:
    return {"error": excel, "nl": text.nl, "en": text.en}


def main() -> None:
    """Answer until the pipe is closed."""
    _write(greeting())
    for message in answers(map(json.loads, iter(sys.stdin.buffer.readline, b"")), _write):
        _write(message)


def _write(message: Message) -> None:
    sys.stdout.buffer.write(json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
