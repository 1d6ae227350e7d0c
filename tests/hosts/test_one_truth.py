"""Every host has every function and every button, under the same names and with the same help.

The list is Python's own: ``SIGNATURES`` and ``BUTTONS``. What a host has is read back from what it is given: the VBA
and the ribbon of the add-in, the marks that xlwings reads, the type library and configuration of Calc, the pages for
people. A host that cannot show a text (Lite has English only, Calc's menu no help) is asked for the rest.
"""

from __future__ import annotations

import inspect
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from fullfunnel.functions import FUNCTIONS
from fullfunnel.functions.signatures import SIGNATURES, Argument, Signature
from fullfunnel.hosts import actions as ribbon
from fullfunnel.hosts.buttons import BUTTONS, Button, Host, shown
from fullfunnel.hosts.calc.extension import build as build_extension
from fullfunnel.hosts.calc.interface import method
from fullfunnel.hosts.calc.menu import ITEMS
from fullfunnel.hosts.excel import cells, lite, vba_text
from fullfunnel.hosts.excel.addin_file import custom_ui, own_modules
from fullfunnel.language import LANGUAGES, Language
from tests.excel.test_addin_file import RIBBON, eval_vba
from tests.excel.test_cells import excel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

GUIDES = Path(__file__).parents[2] / ".docs"
OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Function(NamedTuple):
    """A cell function as a host knows it."""

    arguments: list[str]
    optional: int
    help: dict[Language, list[str]]
    """Of the function, then of each argument."""


def wanted(
    languages: Iterable[Language],
    name: Callable[[Argument], str] = lambda each: each.name,
    signatures: dict[str, Signature] = SIGNATURES,
) -> dict[str, Function]:
    return {
        each.name: Function(
            [name(argument) for argument in each.arguments],
            sum(argument.optional for argument in each.arguments),
            {
                language: [each.help.say(language), *(argument.help.say(language) for argument in each.arguments)]
                for language in languages
            },
        )
        for each in signatures.values()
    }


def in_python() -> dict[str, Function]:
    found = {}
    for name, function in FUNCTIONS.items():
        parameters = inspect.signature(function).parameters.values()
        optional = sum(each.default is not inspect.Parameter.empty for each in parameters)
        found[name] = Function([each.name for each in parameters], optional, {})
    return found


def in_xlwings() -> dict[str, Function]:
    return {
        name.upper(): Function(each["arguments"], 0, {"en": [each["doc"], *each["docs"]]})
        for name, each in excel()["about"].items()
    }


def in_vba() -> dict[str, Function]:
    modules = {each.name: each.source.replace("\r\n", "\n") for each in own_modules(shown("desktop", set(FUNCTIONS)))}
    texts = {language: texts_of(modules["Labels"], language) for language in LANGUAGES}
    described = {
        name: [said, *re.findall(r'LabelText\("([^"]+)"', arguments)]
        for name, said, arguments in re.findall(
            r'Macro:="(\w+)".*?Description:=LabelText\("(\w+)", dutch\), '
            r"ArgumentDescriptions:=Array\((.*?)\n *(?=App|End)",
            modules["Functions"] + "\n",
            re.DOTALL,
        )
    }
    return {
        name: Function(
            re.findall(r"ByVal (\w+) As Variant", parameters),
            parameters.count("Optional "),
            {language: [texts[language][key] for key in described[name]] for language in LANGUAGES},
        )
        for name, parameters in re.findall(
            r"^Public Function (\w+)\((.*)\) As Variant$", modules["Functions"], re.MULTILINE
        )
    }


def texts_of(labels: str, language: Language) -> dict[str, str]:
    """What the add-in says in a language, by key; put together as VBA does."""
    function = "DutchText" if language == "nl" else "EnglishText"
    (body,) = re.findall(rf"Function {function}\(.*?\n(.*?)End Function", labels, re.DOTALL)
    found = {}
    for key, lines in re.findall(r'Case "([^"]+)"\n((?: +text = text & .*\n)*)', body):
        pieces = re.findall(r"text = text & (.*)\n", lines)
        found[key] = b"".join(map(eval_vba, pieces)).decode("utf-16-le")
    return found


def extension() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(build_extension("python"))) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def in_calc() -> dict[str, Function]:
    parts = extension()
    settings = json.loads(parts["pythonpath/settings.json"])["functions"]
    typed = {
        name: re.findall(r"\[in\] \S+ (\w+)", parameters)
        for name, parameters in re.findall(r"(\w+)\((\[in\].*?)\);", parts["functions.idl"])
    }
    (configured,) = ET.fromstring(parts["CalcAddIns.xcu"]).iterfind(f".//node[@{OOR}name='AddInFunctions']")  # noqa: S314
    found = {}
    for function in configured:
        at = function.get(f"{OOR}name", "")
        (parameters,) = function.iterfind(f"node[@{OOR}name='Parameters']")
        assert [each.get(f"{OOR}name") for each in parameters] == typed[at]
        assert [method(each) for each in settings[at]["arguments"]] == typed[at]
        output = {
            language: [words(each, "Description")[language] for each in (function, *parameters)]
            for language in LANGUAGES
        }
        found[settings[at]["name"]] = Function(typed[at], len(typed[at]), output)
    return found


def words(node: ET.Element, prop: str) -> dict[str, str]:
    return {each.get(LANG, ""): each.text or "" for each in node.iterfind(f"prop[@{OOR}name='{prop}']/value")}


def without_optional(functions: dict[str, Function]) -> dict[str, Function]:
    """For a host in which an argument is not marked as one that may be left out."""
    return {name: each._replace(optional=0) for name, each in functions.items()}


def test_python_has_every_function() -> None:
    assert in_python() == wanted([])


def test_excel_on_windows_has_every_function() -> None:
    assert in_vba() == wanted(LANGUAGES, vba_text.argument_name)


def test_xlwings_has_every_function() -> None:
    assert without_optional(in_xlwings()) == without_optional(wanted(["en"]))


def test_the_pane_of_xlwings_lite_has_every_function() -> None:
    # Its functions are those that xlwings marked, the same objects.
    named = {name.upper(): getattr(lite, name) for name in lite.__all__ if name.startswith("funnel_")}
    assert named == {name.upper(): each for name, each in cells.CELLS.items()}
    assert set(named) == set(SIGNATURES)


def test_calc_has_every_function() -> None:
    assert without_optional(in_calc()) == without_optional(wanted(LANGUAGES, lambda each: method(each.name)))


@pytest.mark.parametrize("guide", ["excel", "calc"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_for_people_list_every_function_and_button(guide: str, language: Language) -> None:
    text = (GUIDES / f"{guide}.{language}.md").read_text("utf-8")
    assert [name for name in SIGNATURES if not re.search(rf"\b{name}\b", text)] == []
    labels = [each.label.say(language) for each in of_host("calc" if guide == "calc" else "desktop")]
    menus = {each.menu.label.say(language) for each in BUTTONS if each.menu and guide == "excel"}
    assert [label for label in {*labels, *menus} if label not in text] == []


def of_host(host: Host | str) -> list[Button]:
    if host == "calc":
        return [each for each in BUTTONS if each.name in ITEMS]
    return [each for each in BUTTONS if host in each.hosts]


def test_every_button_has_a_job() -> None:
    assert list(ribbon.JOBS) == [each.name for each in BUTTONS]


def test_the_ribbon_has_every_button_with_its_label_and_help() -> None:
    buttons = shown("desktop", set(FUNCTIONS))
    (labels,) = [each.source.replace("\r\n", "\n") for each in own_modules(buttons) if each.name == "Labels"]
    texts = {language: texts_of(labels, language) for language in LANGUAGES}
    elements = ET.fromstring(custom_ui(buttons)).iter(f"{RIBBON}button")  # noqa: S314  # our own
    assert [
        (name, *[(said[name], said[f"{name}.tip"]) for said in texts.values()])
        for name in (each.get("id", "") for each in elements)
    ] == [
        (each.name, *[(each.label.say(language), each.tip.say(language)) for language in LANGUAGES])
        for each in of_host("desktop")
    ]


def test_the_pane_of_xlwings_lite_has_every_button_with_its_label_and_help() -> None:
    assert {name: run.__doc__ for name, run in lite.SCRIPTS.items()} == {
        each.name: f"{each.label.en}: {each.tip.en}" for each in of_host("lite")
    }
    assert set(lite.SCRIPTS) <= set(lite.__all__)


def test_the_menu_of_calc_has_every_button_with_its_label() -> None:
    root = ET.fromstring(extension()["Addons.xcu"])  # noqa: S314  # our own
    (inside,) = root.iterfind(f".//node[@{OOR}name='Submenu']")
    assert [(words(each, "URL")[""].partition("?")[2], words(each, "Title")) for each in inside] == [
        (each.name, {language: each.label.say(language) for language in LANGUAGES}) for each in of_host("calc")
    ]


@pytest.mark.parametrize("host", [in_vba, in_calc])
def test_it_would_show_an_argument_a_help_or_a_function_that_differs(
    host: Callable[[], dict[str, Function]], monkeypatch: pytest.MonkeyPatch
) -> None:
    has = host()
    first = next(iter(SIGNATURES.values()))
    argument = first.arguments[0]
    for changed in (
        replace(first, arguments=first.arguments[1:]),
        replace(first, arguments=(replace(argument, name="other"), *first.arguments[1:])),
        replace(first, help=argument.help),
        replace(first, name="FUNNEL_OTHER"),
    ):
        monkeypatch.setitem(SIGNATURES, first.name, changed)
        assert host() != has
