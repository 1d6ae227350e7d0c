"""The extension file: whole, the same each time, and in Python that the oldest LibreOffice in use understands."""

from __future__ import annotations

import ast
import io
import json
import sys
import xml.etree.ElementTree as ET
import zipfile

from fullfunnel import __version__
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.calc.extension import build, package_folder


def parts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(build("/some/python", "/some/where"))) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_the_same_installation_gives_the_same_bytes() -> None:
    assert build(sys.executable) == build(sys.executable)
    assert build(sys.executable) != build("/another/python")


def test_every_part_that_the_manifest_names_is_there_and_every_xml_is_well_formed() -> None:
    found = parts()
    named = [each.attrib for each in ET.fromstring(found["META-INF/manifest.xml"])]  # noqa: S314  # our own
    paths = {value for each in named for key, value in each.items() if key.endswith("full-path")}
    assert paths == {"functions.idl", "cell_functions.py", "menu_jobs.py", "CalcAddIns.xcu", "Addons.xcu"}
    assert paths <= set(found)
    for name, text in found.items():
        if name.endswith((".xml", ".xcu")):
            ET.fromstring(text)  # noqa: S314  # our own
    assert f'<version value="{__version__}"/>' in found["description.xml"]


def test_it_knows_which_python_to_ask_and_every_function() -> None:
    known = json.loads(parts()["pythonpath/settings.json"])
    assert (known["interpreter"], known["package"]) == ("/some/python", "/some/where")
    assert [each["name"] for each in known["functions"].values()] == list(SIGNATURES)
    assert known["functions"]["funnelTarget"]["zero_is_empty"] == [True, True, False, True]


def test_the_python_in_it_is_that_of_the_oldest_libreoffice_in_use() -> None:
    for name, text in parts().items():
        if name.endswith(".py"):
            ast.parse(text, name, feature_version=(3, 8))


def test_an_interpreter_that_does_not_know_the_package_learns_where_it_is() -> None:
    assert package_folder(sys.executable) == "" or package_folder(sys.executable).endswith("addin")
