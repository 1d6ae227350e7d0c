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
        nl="'{name}' is een conflictkopie van '{original}', gemaakt door je cloudmap. Voeg de twee samen en gooi "
        "deze weg; of geef het bestand zelf op om het toch te verwerken.",
        en="'{name}' is a conflict copy of '{original}' that your cloud folder made. Merge the two and delete this "
        "one; or name the file itself to process it anyway.",
    )


class WorkerDied(Refusal):
    """The process that worked on it was ended from outside, or fell over."""

    kind = "worker-died"
    sentence = Text(
        nl="'{name}' is overgeslagen: het proces dat eraan werkte is gestopt, mogelijk door te weinig geheugen. De "
        "oude werkmap staat er nog; probeer deze werkmap los, met --jobs 1.",
        en="'{name}' was skipped: the process that worked on it stopped, perhaps because there was too little "
        "memory. The old workbook is unchanged; try this one alone, with --jobs 1.",
    )


class WorkerUnfit(Refusal):
    """The machine that was to work on it cannot load what does the work."""

    kind = "worker-unfit"
    sentence = Text(
        nl="'{name}' is overgeslagen: de worker kon niet beginnen. Installeer daar dezelfde versie van fullfunnel en "
        "van Python als hier.",
        en="'{name}' was skipped: the worker could not start. Install the same version of fullfunnel and of Python "
        "there as here.",
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
    """The workbook was saved by somebody else while we were calculating."""

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
        en="'{name}' contains something that is nested too deeply or is too long to read; nothing in it was changed. "
        "Look for a formula or text that you do not know.",
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
