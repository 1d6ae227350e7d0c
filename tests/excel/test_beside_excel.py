"""Our add-in beside one that Excel saved: what differs has a reason, and what Microsoft's schema says holds."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.excel.beside_excel import WHY, excels_own, our_own, side_by_side

if TYPE_CHECKING:
    from pathlib import Path

RIBBON = "customUI/customUI14.xml"


def test_every_difference_with_an_addin_of_excel_has_a_reason() -> None:
    found = side_by_side(our_own(), excels_own())
    assert len(found) > 30
    assert {each.what for each in found if not each.same} == set(WHY)


def test_beside_itself_nothing_differs() -> None:
    assert [each for each in side_by_side(excels_own(), excels_own()) if not each.same] == []


@pytest.fixture(scope="module")
def schema() -> dict[str, dict[str, Any]]:
    """Microsoft's schema of the ribbon, from its Open XML SDK: a type of element by its name."""
    folder = files("openxml_audit") / "data" / "openxml" / "schemas"
    known = json.loads((folder / "schemas_microsoft_com_office_2009_07_customui.json").read_text("utf-8"))
    return {each["Name"]: each for each in known["Types"]}


def faults(root: Any, schema: dict[str, dict[str, Any]]) -> list[str]:
    """Elements and attributes that the schema does not have in that place."""
    (top,) = [each for name, each in schema.items() if name.endswith("/mso14:customUI")]
    return list(_faults(root, top, schema))


def _faults(element: Any, kind: dict[str, Any], schema: dict[str, dict[str, Any]]) -> Any:
    known = {each["QName"].removeprefix(":") for each in kind.get("Attributes", [])}
    yield from (f"{etree.QName(element).localname} {each}" for each in element.attrib if each not in known)
    inside = {name.rpartition(":")[2]: schema[name] for name in _names(kind.get("Particle", {}))}
    for child in element:
        tag = etree.QName(child).localname
        if tag in inside:
            yield from _faults(child, inside[tag], schema)
        else:
            yield f"{etree.QName(element).localname} holds {tag}"


def _names(particle: dict[str, Any]) -> Any:
    if "Name" in particle:
        yield particle["Name"]
    for each in particle.get("Items", []):
        yield from _names(each)


def ribbon() -> bytes:
    with ZipFile(io.BytesIO(our_own())) as package:
        return package.read(RIBBON)


def test_the_ribbon_holds_what_microsofts_schema_knows(schema: dict[str, dict[str, Any]]) -> None:
    assert faults(etree.fromstring(ribbon()), schema) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"onAction=", b"onClick=", "button onClick"),
        (b"getScreentip=", b"getTip=", "menu getTip"),
        (b"<group id", b"<box id", "tab holds box"),
    ],
)
def test_it_would_show_what_the_schema_does_not_know(
    old: bytes, new: bytes, fault: str, schema: dict[str, dict[str, Any]]
) -> None:
    changed = ribbon().replace(old, new).replace(b"</group>", b"</box>" if b"box" in new else b"</group>")
    assert fault in faults(etree.fromstring(changed), schema)


@pytest.mark.parametrize(
    ("old", "new"), [(b'size="large"', b'size="huge"'), (b"tabs>", b"tubs>"), (b'id="check"', b'id="1 2"')]
)
def test_a_value_that_the_schema_refuses_is_seen_by_the_audit(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = tmp_path / "changed.xlam"
    with ZipFile(io.BytesIO(our_own())) as package, ZipFile(path, "w") as changed:
        for name in package.namelist():
            content = package.read(name)
            changed.writestr(name, content.replace(old, new) if name == RIBBON else content)
    assert not OpenXmlValidator().validate(path).is_valid
