"""Whether Excel, Python and the add-in find each other; and for each thing that is not right, what to do next."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from fullfunnel import __version__
from fullfunnel.errors import FunnelError
from fullfunnel.hosts.excel import xlwings_sources
from fullfunnel.hosts.excel.installing import FILE_NAME, SCRIPT_NAME, is_current
from fullfunnel.hosts.excel.machine import Machine
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.language import Language

State = Literal["good", "note", "wrong"]

_OFFICE: Final = r"Software\Microsoft\Office\16.0\Excel\Security"
_POLICIES: Final = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
_ALL_MACROS_OFF: Final = 4
_BITS: Final = 64


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    state: State
    what: Text
    advice: Text | None = None


def diagnosis(
    workbook: str | None = None,
    machine: Machine | None = None,
    setting: Callable[[str, str], int | None] | None = None,
) -> list[Finding]:
    """All that was looked at, in the order in which things lean on each other.

    Args:
        workbook: path of a workbook, to see which host it fits.
        machine: another machine than this one.
        setting: reads a number from the user's part of the Windows registry, by key and name.
    """
    here = machine or Machine.this()
    found = [*_python(here), *_xlwings(here)]
    if here.system == "other":
        found.append(
            Finding(
                "note",
                Text("Op dit systeem is er geen Excel.", "There is no Excel for this system."),
                Text(
                    "Gebruik LibreOffice Calc (fullfunnel calc install) of Excel op het web (fullfunnel new --host "
                    "lite).",
                    "Use LibreOffice Calc (fullfunnel calc install) or Excel on the web (fullfunnel new --host lite).",
                ),
            )
        )
    else:
        found += [*_addin(here), *_trust(here, setting or _registry)]
    if workbook:
        found += _workbook(workbook, here)
    return found


def as_lines(found: list[Finding], language: Language) -> str:
    """The findings as lines to read, with what to do below what is not right."""
    marks: dict[State, Text] = {
        "good": Text("goed", "good"),
        "note": Text("let op", "note"),
        "wrong": Text("mis", "wrong"),
    }
    lines = []
    for each in found:
        lines.append(f"[{marks[each.state].say(language)}] {each.what.say(language)}")
        if each.advice is not None:
            lines.append(f"    {each.advice.say(language)}")
    return "\n".join(lines)


def _python(here: Machine) -> Iterator[Finding]:
    yield Finding(
        "good" if here.bits == _BITS else "note",
        same(f"Python {here.python_version}, {here.bits} bits, {here.python}"),
        None
        if here.bits == _BITS
        else Text(
            "Is je Excel 64-bits, neem dan een 64-bits Python; die twee moeten gelijk zijn.",
            "If your Excel is 64-bit, take a 64-bit Python; the two must match.",
        ),
    )
    if "WindowsApps" in here.python.parts:
        yield Finding(
            "wrong",
            Text("Deze Python komt uit de Microsoft Store.", "This Python comes from the Microsoft Store."),
            Text(
                "Excel mag die niet starten. Installeer Python van python.org en daarna fullfunnel opnieuw.",
                "Excel cannot start it. Install Python from python.org, and fullfunnel once more.",
            ),
        )
    yield Finding("good", same(f"fullfunnel {__version__}"))


def _xlwings(here: Machine) -> Iterator[Finding]:
    try:
        folder = xlwings_sources.package_folder()
        version = xlwings_sources.version(folder)
        xlwings_sources.module_text(folder)
    except FunnelError as error:
        yield Finding("wrong", Text("xlwings is niet bruikbaar.", "xlwings cannot be used."), error.text)
        return
    yield Finding("good", same(f"xlwings {version}"))
    if here.system != "windows":
        return
    library = f"xlwings{here.bits}-{version}.dll"
    # Beside python.exe, or one folder up in a virtual environment.
    if any((folder / library).is_file() for folder in here.python.parents[:2]):
        yield Finding("good", same(library))
    else:
        yield Finding(
            "wrong",
            Text(f"{library} staat niet naast python.exe.", f"{library} is not beside python.exe."),
            Text(
                "Zonder dit bestand werken de functies niet. Haal het terug met: python -m pip install "
                "--force-reinstall xlwings",
                "Without this file the functions do not work. Get it back with: python -m pip install "
                "--force-reinstall xlwings",
            ),
        )
    if find_spec("win32com") is None:
        yield Finding(
            "wrong",
            Text("pywin32 ontbreekt.", "pywin32 is missing."),
            Text(
                "Installeer het met: python -m pip install pywin32",
                "Install it with: python -m pip install pywin32",
            ),
        )


def _addin(here: Machine) -> Iterator[Finding]:
    again = Text("Sluit Excel en draai: fullfunnel excel install", "Quit Excel and run: fullfunnel excel install")
    target = here.startup / FILE_NAME
    if not target.is_file():
        yield Finding(
            "wrong",
            Text(f"De invoegtoepassing staat niet in {here.startup}.", f"The add-in is not in {here.startup}."),
            again,
        )
        return
    try:
        current = is_current(here, target)
    except FunnelError:
        # What is the matter with xlwings was said already.
        return
    if current:
        yield Finding(
            "good", Text(f"De invoegtoepassing in {here.startup} klopt.", f"The add-in in {here.startup} is correct.")
        )
    else:
        yield Finding(
            "wrong",
            Text(
                "De invoegtoepassing hoort bij een andere versie of een andere Python.",
                "The add-in belongs to another version or another Python.",
            ),
            again,
        )
    if here.system == "macos" and not (here.scripts / SCRIPT_NAME).is_file():
        yield Finding(
            "wrong",
            Text("Het script dat Python start ontbreekt.", "The script that starts Python is missing."),
            again,
        )
    if here.system == "macos":
        yield Finding(
            "note",
            Text("Op de Mac werken de knoppen, niet de functies.", "On a Mac the buttons work, the functions do not."),
            Text(
                "Neem voor functies op de Mac xlwings Lite: fullfunnel new --host lite",
                "For functions on a Mac take xlwings Lite: fullfunnel new --host lite",
            ),
        )


def _trust(here: Machine, setting: Callable[[str, str], int | None]) -> Iterator[Finding]:
    if here.system != "windows":
        return
    macros = [setting(key, "VBAWarnings") for key in (_POLICIES, _OFFICE)]
    places = [setting(rf"{key}\Trusted Locations", "AllLocationsDisabled") for key in (_POLICIES, _OFFICE)]
    if 1 in places and next((each for each in macros if each is not None), 0) == _ALL_MACROS_OFF:
        yield Finding(
            "wrong",
            Text(
                "Excel vertrouwt geen map en zet alle macro's uit, dus ook de knoppen en functies.",
                "Excel trusts no folder and turns all macros off, the buttons and functions too.",
            ),
            Text(
                "Vraag je beheerder om de map XLSTART te vertrouwen, of werk met xlwings Lite (fullfunnel new --host "
                "lite).",
                "Ask your administrator to trust the folder XLSTART, or work with xlwings Lite (fullfunnel new --host "
                "lite).",
            ),
        )
    else:
        yield Finding(
            "good",
            Text("Excel vertrouwt de opstartmap XLSTART.", "Excel trusts the startup folder XLSTART."),
        )


_SPELLINGS: Final = (
    ("xlwings Lite", re.compile(r"_xldudf_FUNNEL_", re.IGNORECASE)),
    ("LibreOffice Calc", re.compile(r"ORG\.FULLFUNNEL\.FUNNELADDIN\.", re.IGNORECASE)),
    ("fullfunnel.xlam", re.compile(r"(?:\[\d+\]|\.xlam')!FUNNEL_", re.IGNORECASE)),
    ("Excel", re.compile(r"(?<![\w.!])FUNNEL_", re.IGNORECASE)),
)


def _workbook(path: str, here: Machine) -> Iterator[Finding]:
    """Which host the formulas of a workbook are spelled for."""
    # Reading a workbook is only needed here.
    from fullfunnel.xlsx.reading import open_book  # noqa: PLC0415

    name = re.split(r"[\\/]", path)[-1]
    if "://" in path or not Path(path).is_file():
        yield Finding(
            "note",
            Text(f"{name} staat niet op deze computer.", f"{name} is not on this computer."),
            Text("Sla een kopie op je computer op om die na te kijken.", "Save a copy on your computer to check it."),
        )
        return
    try:
        book = open_book(path)
        formulas = [each.text for sheet in book.sheets for each in book.contents(sheet.name).formulas()]
    except FunnelError as error:
        yield Finding("wrong", Text(f"{name} is niet te lezen.", f"{name} cannot be read."), error.text)
        return
    counts = {host: sum(bool(spelled.search(each)) for each in formulas) for host, spelled in _SPELLINGS}
    used = [f"{host}: {count}" for host, count in counts.items() if count]
    if not used:
        yield Finding("good", Text(f"{name} heeft geen FUNNEL-functies.", f"{name} has no FUNNEL functions."))
    elif len(used) > 1:
        yield Finding(
            "wrong",
            Text(
                f"De functies in {name} zijn niet allemaal voor hetzelfde programma geschreven ({', '.join(used)}).",
                f"The functions in {name} are written for several programs ({', '.join(used)}).",
            ),
            Text(
                "Klik op ‘Sluit functies aan’, of maak een nieuw plan met fullfunnel new.",
                "Click ‘Connect functions’, or make a new plan with fullfunnel new.",
            ),
        )
    else:
        fits = (counts["Excel"] or counts["fullfunnel.xlam"]) and here.system == "windows"
        yield Finding(
            "good" if fits else "note",
            Text(f"{name} is geschreven voor {used[0]}.", f"{name} is written for {used[0]}."),
            None
            if fits
            else Text(
                "In een ander programma blijven de laatste waarden staan, maar rekenen de functies niet mee.",
                "In another program the last values stay, but the functions do not recalculate.",
            ),
        )


def _registry(key: str, name: str) -> int | None:
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415  # only Windows has it

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            value, _ = winreg.QueryValueEx(opened, name)
    except OSError:
        return None
    return value if isinstance(value, int) else None
