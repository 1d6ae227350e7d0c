"""The way from Calc to fullfunnel: a process of the Python that fullfunnel is installed in, asked over a pipe.

LibreOffice brings a Python of its own, often an older one and without pydantic, so fullfunnel cannot be imported in it.
``fullfunnel calc install`` writes beside this module, in ``settings.json``, which Python to ask. Runs in every Python
that LibreOffice comes with: standard library only.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Callable, NamedTuple, Tuple

Rows = Tuple[Tuple[Any, ...], ...]
Table = Tuple[int]
"""The number of a table; a tuple, for a number of the marketeer's own is a plain one."""

ANSWERING = "fullfunnel.hosts.calc.answering"
_TABLES_KEPT = 64
_ANSWERS_KEPT = 20_000


class Answer(NamedTuple):
    """What a cell function gave: a value, or the Excel error it ends in."""

    value: Any = None
    error: str = ""
    nl: str = ""
    en: str = ""
    """Why, in Dutch and in English."""

    def why(self, language: str) -> str:
        """The sentence behind an error."""
        return self.nl if language.startswith("nl") else self.en


class Settings(NamedTuple):
    """What was written at installation."""

    version: str
    interpreter: str
    package: str
    """The folder to import fullfunnel from, where the interpreter does not know it by itself; else empty."""
    functions: dict[str, dict[str, Any]]
    """By the name of its method (``funnelTarget``): ``name``, ``arguments``, ``zero_is_empty`` and ``result``."""

    @classmethod
    def read(cls) -> Settings:
        """The settings of this extension."""
        return cls(**json.loads(Path(__file__).with_name("settings.json").read_text("utf-8")))


class Link:
    """One running process that answers, started at the first question and once more if it has died."""

    def __init__(self, settings: Settings) -> None:
        """Start nothing yet."""
        self.settings = settings
        self._given_up = False
        self._process: subprocess.Popen[bytes] | None = None
        self._knows: set[str] = set()
        self._version = ""
        self._tables: dict[Rows, Table] = {}
        self._recent: dict[int, tuple[Rows, Table]] = {}
        self._answers: dict[tuple[Any, ...], Answer] = {}
        self._unsent: list[bytes] = []
        self._count = 0
        self._one_at_a_time = threading.Lock()

    def ask(self, name: str, arguments: list[Any]) -> Answer:
        """What a cell function gives for these arguments; a table is a tuple of rows.

        A workbook asks the same of many cells, and all of them anew at each recalculation: an answer is remembered with
        the content of all that it was made of.
        """
        with self._one_at_a_time:
            answer = self._tried(self._asked, name, arguments) or self._tried(self._asked, name, arguments)
            if answer is None:
                self._given_up = True  # a workbook of a thousand cells would start it two thousand times
                return self._unreachable()
            return answer

    def do(self, job: str, plan: dict[str, Any]) -> Answer:
        """What a job of the menu says and wants done to a plan; see ``fullfunnel.hosts.calc.handed_plan``."""
        with self._one_at_a_time:
            line = _as_line({"job": job, "plan": plan})
            return self._tried(self._sent, line) or self._tried(self._sent, line) or self._unreachable()

    def converse(self, job: str, plan: dict[str, Any], asking: Any) -> Answer:
        """What a job says that asks the marketeer something on the way; see ``fullfunnel_asking.Asking``.

        It has a process of its own, for cells may be calculated while a window is open.
        """
        own = Link(self.settings)
        try:
            own._start()
            found = own._talked({"job": job, "plan": plan})
            while "ask" in found:
                if found["ask"] == "progress":
                    found = asking.follow(found, own._talked)
                    if found is None:  # stopped: what the process was at is of no use any more
                        return Answer()
                else:
                    found = own._talked({"reply": asking.answer(found)})
            return Answer(**found)
        except (OSError, ValueError):  # it could not be started, has died or wrote something else
            return own._unreachable()
        finally:
            own.stop()

    def _talked(self, message: dict[str, Any]) -> dict[str, Any]:
        """What is said back."""
        self._write(_as_line(message))
        return self._line()

    def _tried(self, ask: Callable[..., Answer], *given: Any) -> Answer | None:
        if self._given_up:
            return None
        try:
            self._start()
            return ask(*given)
        except (OSError, ValueError):  # it could not be started, has died or wrote something else
            self.stop()
            return None

    def version(self) -> str:
        """The version of fullfunnel that answers; empty when none does."""
        with self._one_at_a_time:
            try:
                self._start()
            except (OSError, ValueError):
                self.stop()
                return ""
            return self._version

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        self._tables.clear()
        self._answers.clear()
        self._unsent.clear()
        self._recent.clear()
        if process is not None:
            with contextlib.suppress(OSError):  # what was still to be written to a process that has died
                if process.stdin is not None:
                    process.stdin.close()
            if process.stdout is not None:
                process.stdout.close()
            process.kill()
            process.wait()

    def _start(self) -> None:
        if self._process is not None:
            return
        settings = self.settings
        # Python's variables in LibreOffice's environment are meant for LibreOffice's own Python.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        if settings.package:
            environment["PYTHONPATH"] = settings.package
        self._process = subprocess.Popen(
            # -P: a module that lies in the folder of a workbook is not imported.
            [settings.interpreter, "-P", "-X", "utf8", "-m", ANSWERING],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
        )
        greeting = self._line()
        self._version, knows = greeting["version"], greeting["functions"]
        ours = {each["name"]: each["arguments"] for each in settings.functions.values()}
        self._knows = {name for name, arguments in ours.items() if knows.get(name) == arguments}

    def _asked(self, name: str, arguments: list[Any]) -> Answer:
        if name not in self._knows:
            return self._other_version(name)
        if len(self._tables) > _TABLES_KEPT:
            self._forget()
        asked = (name, *[self._table(each) if isinstance(each, tuple) else each for each in arguments])
        answer = self._answers.get(asked)
        if answer is not None:
            return answer
        sent = [{"table": each[0]} if isinstance(each, tuple) else each for each in asked[1:]]
        answer = self._sent(_as_line({"call": name, "with": sent}))
        if len(self._answers) >= _ANSWERS_KEPT:
            self._answers.clear()
        self._answers[asked] = answer
        return answer

    def _sent(self, line: bytes) -> Answer:
        self._write(b"".join([*self._unsent, line]))
        self._unsent.clear()
        return Answer(**self._line())

    def _write(self, lines: bytes) -> None:
        pipe = self._process.stdin if self._process is not None else None
        if pipe is None:
            raise OSError
        pipe.write(lines)
        pipe.flush()

    def _forget(self) -> None:
        """Make room for the tables of the next call, before any of them is looked up."""
        self._recent.clear()
        while len(self._tables) > _TABLES_KEPT:
            (number,) = self._tables.pop(next(iter(self._tables)))
            self._unsent.append(_as_line({"forget": number}))

    def _table(self, rows: Rows) -> Table:
        """The number of a table; its cells go along only the first time."""
        # To find a table by its content takes longer than all else, so the very same one is known by where it lies.
        _, table = self._recent.get(id(rows), (None, None))
        if table is None:
            table = self._tables.get(rows)
            if table is None:
                self._count += 1
                table = self._tables[rows] = (self._count,)
                self._unsent.append(_as_line({"table": self._count, "rows": rows}))
            if len(self._recent) >= _TABLES_KEPT:
                self._recent.clear()
            self._recent[id(rows)] = rows, table  # kept with it, so that no other table can lie there
        return table

    def _line(self) -> dict[str, Any]:
        pipe = self._process.stdout if self._process is not None else None
        line = pipe.readline() if pipe is not None else b""
        if not line:
            raise OSError
        found: dict[str, Any] = json.loads(line)
        return found

    def _unreachable(self) -> Answer:
        python = self.settings.interpreter
        return Answer(
            error="#NAME?",
            nl=f"fullfunnel antwoordt niet vanuit {python}. Voer in een terminal uit: fullfunnel calc install",
            en=f"fullfunnel does not answer from {python}. Run in a terminal: fullfunnel calc install",
        )

    def _other_version(self, name: str) -> Answer:
        return Answer(
            error="#NAME?",
            nl=f"{name} is in fullfunnel {self._version} anders dan in deze extensie ({self.settings.version}). "
            "Voer in een terminal uit: fullfunnel calc install",
            en=f"{name} differs between fullfunnel {self._version} and this extension ({self.settings.version}). "
            "Run in a terminal: fullfunnel calc install",
        )


def _as_line(message: dict[str, Any]) -> bytes:
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"


_LINKS: list[Link] = []


def link() -> Link:
    """The one link of this LibreOffice, which its functions and its menu share."""
    if not _LINKS:
        _LINKS.append(Link(Settings.read()))
    return _LINKS[0]
