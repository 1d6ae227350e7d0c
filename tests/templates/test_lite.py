"""A workbook with xlwings Lite inside: the parts are where Excel looks, and all else is as it was."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from fullfunnel import __version__
from fullfunnel.functions import FUNCTIONS
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.buttons import shown
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.templates import TREINPAKKERS, build
from fullfunnel.templates.lite import MAIN, with_lite
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.reading import open_book, read_names, read_tables
from fullfunnel.xlsx.refusals import Damaged
from tests.short_run import first_of
from tests.templates.opened import built

if TYPE_CHECKING:
    from pathlib import Path

EXTENSION = "{http://schemas.microsoft.com/office/webextensions/webextension/2010/11}"


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_code_of_one_line_and_this_version_are_inside(language: Language) -> None:
    package = Package.open(built(TREINPAKKERS, language, "lite"), "Plan.xlsx")
    panes = [link.target for link in package.relationships("").values() if link.kind == "webextensiontaskpanes"]
    assert panes == ["xl/webextensions/taskpanes.xml"]
    (extension,) = [link.target for link in package.relationships(panes[0]).values()]
    root = etree.fromstring(package.read(extension) or b"")
    stored = {each.get("name"): json.loads(each.get("value")) for each in root.iter(f"{EXTENSION}property")}
    assert stored["main.py"] == "from fullfunnel.hosts.excel.lite import *\n"
    assert f"fullfunnel=={__version__}" in stored["requirements.txt"].splitlines()
    # The order that the schema asks for.
    assert [etree.QName(each).localname for each in root] == [
        "reference",
        "alternateReferences",
        "properties",
        "bindings",
        "snapshot",
        "extLst",
    ]
    listed = [each.text for each in root.iter(f"{EXTENSION}customFunctionIds")]
    assert listed == [f"_xldudf_{name}" for name in SIGNATURES]


def test_every_function_in_it_is_spelled_for_lite(tmp_path: Path) -> None:
    plan = tmp_path / "Plan.xlsx"
    plan.write_bytes(built(TREINPAKKERS, "nl", "lite"))
    book = open_book(plan)
    formulas = [each.text for sheet in book.sheets for each in book.contents(sheet.name).formulas()]
    ours = [each for each in formulas if "FUNNEL_" in each]
    assert ours
    assert all(each.count("FUNNEL_") == each.count("_xldudf_FUNNEL_") for each in ours)


@pytest.mark.deep
def test_all_else_stays_byte_for_byte_and_reads_the_same(tmp_path: Path) -> None:
    plain = build(TREINPAKKERS, "nl", "windows")
    made = with_lite(plain, "Plan.xlsx")
    with ZipFile(io.BytesIO(plain)) as before, ZipFile(io.BytesIO(made)) as after:
        assert after.testzip() is None
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed == {"[Content_Types].xml", "_rels/.rels"}
        assert len(after.namelist()) == len(before.namelist()) + 3
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    old.write_bytes(plain)
    new.write_bytes(made)
    assert read_tables(new) == read_tables(old)
    assert read_names(new) == read_names(old)
    audit = OpenXmlValidator().validate(new)
    assert audit.is_valid, audit.errors


@pytest.mark.deep
def test_the_same_plan_gives_the_same_bytes() -> None:
    assert build(TREINPAKKERS, "en", "lite") == build(TREINPAKKERS, "en", "lite")


@pytest.mark.deep
def test_a_workbook_that_has_it_already_is_not_given_it_twice() -> None:
    with pytest.raises(Damaged):
        with_lite(built(TREINPAKKERS, "en", "lite"), "Plan.xlsx")


def test_its_one_line_brings_every_function_and_every_button_of_the_pane() -> None:
    code = f"{MAIN}print(sorted(name for name in dir() if not name.startswith('_')))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    wanted = [name.lower() for name in FUNCTIONS] + [each.name for each in shown("lite", set(FUNCTIONS))]
    assert done.stdout.strip() == str(sorted(wanted))
