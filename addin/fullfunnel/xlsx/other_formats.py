"""Files of other formats, some with the ending of a workbook: what each is, and what to do to make a workbook of it."""

from __future__ import annotations

from fullfunnel.language import Text
from fullfunnel.xlsx.refusals import Refusal


class OtherFormat(Refusal):
    """A file of another kind than .xlsx, .xlsm, .xltx or .xltm, whatever its name says."""


class OldExcel(OtherFormat):
    """The format of Excel 97-2003."""

    kind = "xls"
    sentence = Text(
        nl="'{name}' is een werkmap van Excel 97-2003 (.xls). Open het in Excel en kies Opslaan als > Excel-werkmap "
        "(.xlsx).",
        en="'{name}' is a workbook of Excel 97-2003 (.xls). Open it in Excel and choose Save As > Excel "
        "Workbook (.xlsx).",
    )


class OtherOle(OtherFormat):
    """An OLE container that is no workbook, such as an old Word file."""

    kind = "ole"
    sentence = Text(
        nl="'{name}' is een ouder Office-bestand, geen werkmap. Kies een .xlsx-bestand.",
        en="'{name}' is an older Office file, not a workbook. Choose an .xlsx file.",
    )


class BinaryWorkbook(OtherFormat):
    """The binary .xlsb format."""

    kind = "xlsb"
    sentence = Text(
        nl="'{name}' is een binaire werkmap (.xlsb). Open het in Excel en kies Opslaan als > Excel-werkmap (.xlsx).",
        en="'{name}' is a binary workbook (.xlsb). Open it in Excel and choose Save As > Excel Workbook (.xlsx).",
    )


class OpenDocument(OtherFormat):
    """A LibreOffice spreadsheet or other OpenDocument file."""

    kind = "ods"
    sentence = Text(
        nl="'{name}' is een OpenDocument-bestand (.ods). Open het in LibreOffice en kies Opslaan als > "
        "Excel 2007-365 (.xlsx).",
        en="'{name}' is an OpenDocument file (.ods). Open it in LibreOffice and choose Save As > Excel "
        "2007-365 (.xlsx).",
    )


class OtherOffice(OtherFormat):
    """A Word, PowerPoint or Visio file."""

    kind = "other-office"
    sentence = Text(
        nl="'{name}' is een bestand van {program}, geen werkmap. Kies een .xlsx-bestand.",
        en="'{name}' is a {program} file, not a workbook. Choose an .xlsx file.",
    )


class PlainZip(OtherFormat):
    """A zip file without a workbook in it."""

    kind = "zip"
    sentence = Text(
        nl="'{name}' is een gewoon zipbestand zonder werkmap. Pak het uit en kies de .xlsx die erin zit.",
        en="'{name}' is an ordinary zip file without a workbook. Unpack it and choose the .xlsx inside.",
    )


class Html(OtherFormat):
    """A web page that was saved with a workbook's name, as many exports are."""

    kind = "html"
    sentence = Text(
        nl="'{name}' is een webpagina met de naam van een werkmap. Open het in Excel en kies Opslaan "
        "als > Excel-werkmap (.xlsx).",
        en="'{name}' is a web page with a workbook's name. Open it in Excel and choose Save As > Excel "
        "Workbook (.xlsx).",
    )


class Xml2003(OtherFormat):
    """An XML spreadsheet of Excel 2003 or another bare XML file."""

    kind = "xml"
    sentence = Text(
        nl="'{name}' is een los XML-bestand, geen werkmap. Open het in Excel en kies Opslaan als > "
        "Excel-werkmap (.xlsx).",
        en="'{name}' is an XML file, not a workbook. Open it in Excel and choose Save As > Excel Workbook (.xlsx).",
    )


class PlainText(OtherFormat):
    """Text or CSV with a workbook's name."""

    kind = "text"
    sentence = Text(
        nl="'{name}' is tekst of CSV, geen werkmap. Open het in Excel en kies Opslaan als > Excel-werkmap (.xlsx).",
        en="'{name}' is text or CSV, not a workbook. Open it in Excel and choose Save As > Excel Workbook (.xlsx).",
    )


class Empty(OtherFormat):
    """A file of 0 bytes or of zeros only, as a cloud folder leaves while it is still downloading."""

    kind = "empty"
    sentence = Text(
        nl="'{name}' is leeg. Staat het in OneDrive of een andere cloudmap, laat het dan eerst helemaal downloaden.",
        en="'{name}' is empty. If it is in OneDrive or another cloud folder, let it download completely first.",
    )


class LfsPointer(OtherFormat):
    """A pointer of Git LFS in place of the workbook."""

    kind = "git-lfs"
    sentence = Text(
        nl="'{name}' is een verwijzing van Git LFS, niet de werkmap zelf. Haal de werkmap op met 'git lfs pull'.",
        en="'{name}' is a Git LFS pointer, not the workbook itself. Fetch it with 'git lfs pull'.",
    )


class NotAWorkbook(OtherFormat):
    """Bytes of no kind we know."""

    kind = "not-a-workbook"
    sentence = Text(
        nl="'{name}' is geen Excel-werkmap. Kies een .xlsx-, .xlsm-, .xltx- of .xltm-bestand.",
        en="'{name}' is not an Excel workbook. Choose an .xlsx, .xlsm, .xltx or .xltm file.",
    )
