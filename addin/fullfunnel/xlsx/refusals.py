"""Why a workbook is left alone: a small tree, each branch with its kind and what to do next.

``kind`` is what a script can test for; the sentence tells a marketeer what the file is and what to do next.
"""

from __future__ import annotations

from typing import ClassVar

from fullfunnel.errors import Refused
from fullfunnel.language import Text


class Refusal(Refused):
    """A file that is left as it is. ``name`` is the file's name, ``words`` fill the sentence of the kind."""

    kind: ClassVar[str] = "refused"
    sentence: ClassVar[Text] = Text(
        nl="'{name}' is niet te gebruiken.",
        en="'{name}' cannot be used.",
    )

    def __init__(self, name: str, **words: object) -> None:
        """Fill the sentence of the kind in both languages; a word that is a ``Text`` is said in each."""
        self.name = name
        nl = {key: word.nl if isinstance(word, Text) else word for key, word in words.items()}
        en = {key: word.en if isinstance(word, Text) else word for key, word in words.items()}
        super().__init__(Text(self.sentence.nl.format(name=name, **nl), self.sentence.en.format(name=name, **en)))


class Missing(Refusal):
    """Nothing stands at the path."""

    kind = "missing"
    sentence = Text(
        nl="'{name}' bestaat niet. Controleer de naam en de map.",
        en="'{name}' does not exist. Check the name and the folder.",
    )


class NotAFile(Refusal):
    """A folder, pipe or device where a workbook was expected."""

    kind = "not-a-file"
    sentence = Text(
        nl="'{name}' is geen bestand. Geef het pad van een werkmap.",
        en="'{name}' is not a file. Give the path of a workbook.",
    )


class Unreadable(Refusal):
    """The system does not let us read or write the file."""

    kind = "unreadable"
    sentence = Text(
        nl="'{name}' is niet te openen ({why}). Sluit het programma dat het gebruikt of vraag toegang.",
        en="'{name}' cannot be opened ({why}). Close the program that uses it, or ask for access.",
    )


class ReadOnly(Refusal):
    """The file may be read, not changed."""

    kind = "read-only"
    sentence = Text(
        nl="'{name}' is alleen-lezen. Haal het vinkje Alleen-lezen weg of schrijf een kopie met --output.",
        en="'{name}' is read-only. Clear the read-only attribute, or write a copy with --output.",
    )


class OpenElsewhere(Refusal):
    """Somebody has the workbook open; saving over it would lose their work."""

    kind = "open-elsewhere"
    sentence = Text(
        nl="'{name}' staat open bij {who}. Sluit de werkmap en probeer het opnieuw; "
        "is er niemand mee bezig, verwijder dan '{lock}' of gebruik --ignore-locks.",
        en="'{name}' is open at {who}. Close the workbook and try again; "
        "if nobody is working in it, delete '{lock}' or use --ignore-locks.",
    )


class BeingWritten(Refusal):
    """Another fullfunnel is writing the workbook at this moment."""

    kind = "being-written"
    sentence = Text(
        nl="'{name}' wordt nu door een andere fullfunnel opgeslagen ({who}). Wacht tot die klaar is; "
        "is er geen meer bezig, verwijder dan '{lock}' of gebruik --ignore-locks.",
        en="'{name}' is being written by another fullfunnel ({who}). Wait until it is done; "
        "if none is running any more, delete '{lock}' or use --ignore-locks.",
    )


class ConflictCopy(Refusal):
    """A second version of a workbook that a cloud folder made, found beside the first."""

    kind = "conflict-copy"
    sentence = Text(
        nl="'{name}' is een conflictkopie van '{original}', gemaakt door je cloudmap. Voeg de twee samen en gooi deze "
        "weg; of geef het bestand zelf op om het toch bij te werken.",
        en="'{name}' is a conflict copy of '{original}' that your cloud folder made. Merge the two and delete this "
        "one; or name the file itself to refresh it all the same.",
    )


class WorkerDied(Refusal):
    """The process that worked on it was ended from outside, or fell over."""

    kind = "worker-died"
    sentence = Text(
        nl="'{name}' is overgeslagen: het proces dat eraan werkte is gestopt, mogelijk door te weinig geheugen. De "
        "oude werkmap staat er nog; probeer hem los, met --jobs 1.",
        en="'{name}' was skipped: the process that worked on it was ended, perhaps for lack of memory. The old "
        "workbook is unchanged; try this one alone, with --jobs 1.",
    )


class TimedOut(Refusal):
    """A workbook that took longer than a run may spend on one."""

    kind = "timeout"
    sentence = Text(
        nl="'{name}' duurde langer dan {seconds} seconden en is overgeslagen; er is niets aan veranderd. Kijk wat de "
        "werkmap zo zwaar maakt, of geef meer tijd met --timeout.",
        en="'{name}' took longer than {seconds} seconds and was skipped; nothing in it was changed. See what makes the "
        "workbook so heavy, or give it more time with --timeout.",
    )


class ChangedMeanwhile(Refusal):
    """The workbook was saved by somebody else while we were calculation."""

    kind = "changed-meanwhile"
    sentence = Text(
        nl="'{name}' is tijdens het rekenen door iemand anders opgeslagen; er is niets overschreven. "
        "Probeer het opnieuw.",
        en="'{name}' was saved by somebody else during the run; nothing was overwritten. Try again.",
    )


class SameOutput(Refusal):
    """A copy would be written over a workbook of the same run."""

    kind = "same-output"
    sentence = Text(
        nl="'{name}' zou over een andere werkmap heen geschreven worden. Kies met --output een andere map.",
        en="'{name}' would be written over another workbook. Choose another folder with --output.",
    )


class LinkedOutput(Refusal):
    """A copy would be written through a symbolic link, to a place that nobody named."""

    kind = "linked-output"
    sentence = Text(
        nl="'{name}' is een koppeling naar een andere plek; daar wordt niets doorheen geschreven. Verwijder de "
        "koppeling of kies met --output een andere map.",
        en="'{name}' is a link to another place; nothing is written through it. Remove the link, or choose another "
        "folder with --output.",
    )


class TooDeep(Refusal):
    """A workbook with something nested so deep, or so long, that no program of Excel made it."""

    kind = "too-deep"
    sentence = Text(
        nl="'{name}' bevat iets dat te diep genest of te lang is om te lezen; er is niets aan veranderd. Kijk of er "
        "een formule of tekst in staat die je niet kent.",
        en="'{name}' holds something nested too deep, or too long, to be read; nothing in it was changed. Look for a "
        "formula or text that you do not know.",
    )


class Unexpected(Refusal):
    """A fault of ours, met on one workbook of many."""

    kind = "unexpected"
    sentence = Text(
        nl="'{name}' gaf een onverwachte fout ({why}); er is niets aan veranderd. Meld dit bij fullfunnel.",
        en="'{name}' gave an unexpected error ({why}); nothing in it was changed. Please report this to fullfunnel.",
    )


class WriteFailed(Refusal):
    """The new file could not be written whole; the old one stands."""

    kind = "write-failed"
    sentence = Text(
        nl="'{name}' kon niet worden opgeslagen ({why}); de oude werkmap staat er nog. Maak "
        "schijfruimte vrij of kies een andere map.",
        en="'{name}' could not be saved ({why}); the old workbook is unchanged. Free some space or "
        "choose another folder.",
    )


class Locked(Refusal):
    """A file that needs a password or a program of its own to be opened."""


class PasswordProtected(Locked):
    """An encrypted workbook (OLE container with ``EncryptedPackage``)."""

    kind = "password-protected"
    sentence = Text(
        nl="'{name}' is met een wachtwoord versleuteld. Open het in Excel en haal het wachtwoord weg: "
        "Bestand > Info > Werkmap beveiligen > Versleutelen met wachtwoord.",
        en="'{name}' is encrypted with a password. Open it in Excel and remove the password: "
        "File > Info > Protect Workbook > Encrypt with Password.",
    )


class Signed(Locked):
    """A workbook with a digital signature, which any change would break."""

    kind = "signed"
    sentence = Text(
        nl="'{name}' is digitaal ondertekend; elke wijziging maakt de handtekening ongeldig. "
        "Verwijder de handtekening in Excel (Bestand > Info), of gebruik --allow-unsigned en laat daarna opnieuw "
        "ondertekenen.",
        en="'{name}' is digitally signed; any change breaks the signature. "
        "Remove the signature in Excel (File > Info), or use --allow-unsigned and have it signed again.",
    )


class OtherFormat(Refusal):
    """A file of another kind than .xlsx, .xlsm, .xltx or .xltm, whatever its name says."""


class OldExcel(OtherFormat):
    """The format of Excel 97-2003."""

    kind = "xls"
    sentence = Text(
        nl="'{name}' is een werkmap van Excel 97-2003 (.xls). Open hem in Excel en kies Opslaan als > "
        "Excel-werkmap (.xlsx).",
        en="'{name}' is a workbook of Excel 97-2003 (.xls). Open it in Excel and choose Save As > Excel "
        "Workbook (.xlsx).",
    )


class OtherOle(OtherFormat):
    """An OLE container that is no workbook, such as an old Word file."""

    kind = "ole"
    sentence = Text(
        nl="'{name}' is een ouder Office-bestand en geen werkmap. Kies een .xlsx-bestand.",
        en="'{name}' is an older Office file and no workbook. Choose an .xlsx file.",
    )


class BinaryWorkbook(OtherFormat):
    """The binary .xlsb format."""

    kind = "xlsb"
    sentence = Text(
        nl="'{name}' is een binaire werkmap (.xlsb). Open hem in Excel en kies Opslaan als > Excel-werkmap (.xlsx).",
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
        nl="'{name}' is een bestand van {program} en geen werkmap. Kies een .xlsx-bestand.",
        en="'{name}' is a {program} file and no workbook. Choose an .xlsx file.",
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
        nl="'{name}' is een verwijzing van Git LFS, niet de werkmap zelf. Haal hem op met 'git lfs pull'.",
        en="'{name}' is a Git LFS pointer, not the workbook itself. Fetch it with 'git lfs pull'.",
    )


class NotAWorkbook(OtherFormat):
    """Bytes of no kind we know."""

    kind = "not-a-workbook"
    sentence = Text(
        nl="'{name}' is geen Excel-werkmap. Kies een .xlsx-, .xlsm-, .xltx- of .xltm-bestand.",
        en="'{name}' is not an Excel workbook. Choose an .xlsx, .xlsm, .xltx or .xltm file.",
    )


class Damaged(Refusal):
    """A workbook that is not whole; ``what`` names the part or the fault."""

    kind = "damaged"
    sentence = Text(
        nl="'{name}' is beschadigd ({what}). Open het in Excel, laat het herstellen en sla het opnieuw "
        "op, of zet een eerdere versie terug.",
        en="'{name}' is damaged ({what}). Open it in Excel, let Excel repair it and save it again, or "
        "restore an earlier version.",
    )


class Truncated(Damaged):
    """The end of the file is missing."""

    kind = "truncated"
    sentence = Text(
        nl="'{name}' is afgekapt: het einde ontbreekt. Download of kopieer het opnieuw.",
        en="'{name}' is cut off: its end is missing. Download or copy it again.",
    )


class Unsafe(Refusal):
    """A workbook built in a way Excel never does; ``what`` names what was found."""

    kind = "unsafe"
    sentence = Text(
        nl="'{name}' is om veiligheidsredenen niet geopend ({what}). Vertrouw je de afzender, open het "
        "dan in Excel en sla het opnieuw op.",
        en="'{name}' was not opened, to be safe ({what}). If you trust the sender, open it in Excel and save it again.",
    )


class Doctype(Unsafe):
    """A DOCTYPE or ENTITY declaration in a part."""

    kind = "doctype"


class DuplicateParts(Unsafe):
    """Two parts with one name (also when only the case differs), or two sheets with one name."""

    kind = "duplicate-parts"


class EncryptedParts(Unsafe):
    """A zip member with a zip password."""

    kind = "encrypted-parts"


class UnknownCompression(Unsafe):
    """A zip member that is packed in a way workbooks are not."""

    kind = "unknown-compression"


class Bomb(Unsafe):
    """A file that would unpack to far more than it is."""

    kind = "bomb"


class OddParts(Unsafe):
    """Part names or places in the zip that overlap or point outside it."""

    kind = "odd-parts"
