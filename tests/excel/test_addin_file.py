"""The add-in as other programs read it: all of it is there, nothing else, and it says the same as every other host."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import olefile
import openpyxl
import pytest
from lxml import etree
from oletools.olevba import VBA_Parser, decompress_stream
from openxml_audit import OpenXmlValidator
from pyopenvba import ExcelFile
from pyopenvba.integrity import check_file
from pyvbaanalysis import DiagnosticSeverity, analyze_workbook

from fullfunnel.errors import Refused
from fullfunnel.functions import FUNCTIONS
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts import actions as ribbon
from fullfunnel.hosts.buttons import BUTTONS, shown
from fullfunnel.hosts.excel import vba_text, xlwings_sources
from fullfunnel.hosts.excel.addin_file import WITH_MACROS, Interpreter, build, custom_ui, own_modules
from fullfunnel.language import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = r"C:\Gebruikers\Zoë & Co\python.exe"
RIBBON = "{http://schemas.microsoft.com/office/2009/07/customui}"


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "fullfunnel.xlam"
    path.write_bytes(build(xlwings_sources.package_folder(), Interpreter(windows=PYTHON)))
    return path


@pytest.fixture(scope="module")
def modules(addin: Path) -> dict[str, str]:
    """Each module of the add-in as olevba reads it."""
    parser = VBA_Parser(str(addin))
    found = {name.partition(".")[0]: text for _, _, name, text in parser.extract_macros()}
    parser.close()
    return found


def vba_streams(addin: Path) -> olefile.OleFileIO:
    with ZipFile(addin) as book:
        return olefile.OleFileIO(io.BytesIO(book.read("xl/vbaProject.bin")), raise_defects=olefile.DEFECT_UNSURE)


def test_every_module_reads_back_the_same_in_three_readers(addin: Path, modules: dict[str, str]) -> None:
    wanted = {each.name: each.source for each in own_modules(shown("desktop", set(FUNCTIONS)))}
    with vba_streams(addin) as streams, ExcelFile(addin) as other:
        assert not streams.parsing_issues
        assert set(other.module_names()) == set(modules)
        for name, read in modules.items():
            stream = streams.openstream(["VBA", name]).read()
            source = bytes(decompress_stream(bytearray(stream))).decode("ascii")
            assert source == wanted.get(name, source)
            # The readers leave out the attributes at the top, and one of them the last line end.
            for text in (read, str(other.get_module(name))):
                assert source.replace("\r\n", "\n").rstrip().endswith(text.replace("\r\n", "\n").rstrip()[-400:])
    assert set(wanted) < set(modules)


def test_the_file_is_whole(addin: Path) -> None:
    found = check_file(str(addin))
    assert (found.ok, found.complete, list(found.issues)) == (True, True, [])
    audit = OpenXmlValidator().validate(addin)
    assert audit.is_valid, audit.errors


@pytest.mark.deep
def test_the_whole_program_compiles_as_far_as_reading_it_can_tell(addin: Path) -> None:
    faults = [
        (module, each.code, each.message)
        for module, found in analyze_workbook(addin).items()
        for each in found
        if each.severity is DiagnosticSeverity.ERROR
    ]
    # LanguageID takes the kind of language, as Microsoft documents it; the analyser thinks that it takes nothing.
    assert [fault for fault in faults if "'LanguageID'" not in fault[2]] == []


def test_the_same_input_gives_the_same_bytes(addin: Path) -> None:
    folder = xlwings_sources.package_folder()
    assert build(folder, Interpreter(windows=PYTHON)) == addin.read_bytes()
    assert build(folder, Interpreter(windows="other")) != addin.read_bytes()


def test_the_interpreter_stands_on_the_sheet_of_the_addin_and_no_folder_of_a_workbook_is_searched() -> None:
    # openpyxl opens no add-in; as a workbook it is the same but for its kind.
    made = build(xlwings_sources.package_folder(), Interpreter(windows=PYTHON), WITH_MACROS)
    sheet = openpyxl.load_workbook(io.BytesIO(made))["fullfunnel.conf"]
    settings = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert settings["INTERPRETER_WIN"] == PYTHON
    assert settings["ADD_WORKBOOK_TO_PYTHONPATH"] == "false"


def test_a_workbook_cannot_choose_the_program_or_bring_code(modules: dict[str, str]) -> None:
    code = modules["xlwings"]
    assert 'SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf")' not in code
    assert "If FileExists(GetDirectoryConfigFilePath())" not in code
    assert '".py"' not in code
    assert code.count("If False Then") == 4
    # The notice of its makers stays, and says that it was changed.
    assert "Zoomer Analytics" in code
    assert "Changed by fullfunnel" in code


def test_an_xlwings_that_we_do_not_know_is_refused_instead_of_half_changed(tmp_path: Path) -> None:
    folder = xlwings_sources.package_folder()
    known = (folder / "xlwings_custom_addin.bas").read_text(encoding="cp1252")
    other = tmp_path / "xlwings_custom_addin.bas"
    other.write_text(known.replace("GetDirectoryConfigFilePath()) = True", "GetDirConf()) = True"), encoding="cp1252")
    with pytest.raises(Refused, match="does not know yet"):
        xlwings_sources.module_text(tmp_path)
    other.unlink()
    with pytest.raises(Refused, match="does not know yet"):
        xlwings_sources.module_text(tmp_path)


def test_every_function_is_there_with_its_arguments_and_help(modules: dict[str, str]) -> None:
    code = modules["Functions"].replace("\r\n", "\n")
    found = dict(re.findall(r"^Public Function (\w+)\((.*)\) As Variant$", code, re.MULTILINE))
    assert list(found) == list(SIGNATURES) == list(FUNCTIONS)
    for name, signature in SIGNATURES.items():
        arguments = [each.removesuffix(" As Variant").split(" ByVal ") for each in f" {found[name]}".split(",")]
        assert [each[-1].removeprefix(" ByVal ").removeprefix("ByVal ").strip() for each in arguments] == [
            vba_text.argument_name(each) for each in signature.arguments
        ]
        assert found[name].count("Optional ") == sum(each.optional for each in signature.arguments)
        assert f'{name} = FromPython("{name.lower()}"' in code
        assert f'Macro:="{name}"' in code


def test_a_word_of_vba_is_no_name_of_an_argument() -> None:
    for signature in SIGNATURES.values():
        for argument in signature.arguments:
            assert re.fullmatch(r"[a-z][a-z_]*", vba_text.argument_name(argument))


def test_the_function_wizard_takes_every_text() -> None:
    for signature in SIGNATURES.values():
        for text in (signature.help, *(each.help for each in signature.arguments)):
            assert all(len(text.say(language)) <= vba_text.LONGEST_HELP for language in LANGUAGES)


def test_texts_survive_whatever_code_page_reads_them() -> None:
    text = 'Eén "doel" – ‘Doelen’ 🎯'
    made = [eval_vba(piece) for piece in vba_text.quoted(text)]
    assert b"".join(made).decode("utf-16-le") == text


def eval_vba(piece: str) -> bytes:
    wide = re.fullmatch(r"ChrW\((\d+)\)", piece)
    if wide:
        return int(wide[1]).to_bytes(2, "little")
    return piece[1:-1].replace('""', '"').encode("utf-16-le")


def test_every_button_of_the_ribbon_has_a_job_a_label_a_help_and_a_callback_that_exists(
    addin: Path, modules: dict[str, str]
) -> None:
    with ZipFile(addin) as book:
        root = etree.fromstring(book.read("customUI/customUI14.xml"))
    buttons = [each.get("id", "") for each in root.iter(f"{RIBBON}button")]
    assert buttons == [each.name for each in shown("desktop", set(FUNCTIONS))]
    assert {each.name for each in BUTTONS} == set(ribbon.JOBS)
    subs = set(re.findall(r"^Public Sub (\w+)\(", "\n".join(modules.values()).replace("\r", ""), re.MULTILINE))
    callbacks = {
        value
        for each in root.iter()
        for key, value in each.attrib.items()
        if key.startswith("get") or key in {"onLoad", "onAction"}
    }
    assert callbacks <= subs
    for each in root.iter():
        ident = each.get("id")
        if ident is not None and each.get("getLabel"):
            assert f'Case "{ident}"' in modules["Labels"]
        if each.get("getScreentip"):
            assert f'Case "{ident}.tip"' in modules["Labels"]


def test_a_button_without_its_function_is_not_shown() -> None:
    without = custom_ui(shown("desktop", set(FUNCTIONS) - {"FUNNEL_CHECKS"}))
    assert b'id="check"' not in without
    assert b'id="check"' in custom_ui(shown("desktop", {*FUNCTIONS, "FUNNEL_CHECKS"}))


def test_no_name_is_used_twice_in_the_ribbon() -> None:
    root = etree.fromstring(custom_ui(BUTTONS))
    idents = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(idents) == len(set(idents))
