"""What a ribbon or menu shows of each button: its label and help, in both languages.

Every host takes its buttons from here, so that they say the same everywhere. The name of a button is that of the
function in :mod:`fullfunnel.hosts.actions` that does its job.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from fullfunnel.language import Text, same

Host = Literal["desktop", "lite"]
"""Excel on Windows and macOS with the ribbon add-in, or the pane of xlwings Lite."""

_EVERYWHERE: Final[frozenset[Host]] = frozenset({"desktop", "lite"})
_DESKTOP: Final[frozenset[Host]] = frozenset({"desktop"})
"""What opens a file, or reads and enters formulas: in the pane these are out of reach."""


_NOTHING: Final = same("")


@dataclass(frozen=True, slots=True)
class Group:
    """Buttons that stand together, or the entries of one menu."""

    name: str
    label: Text
    tip: Text = _NOTHING
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """One button."""

    name: str
    """The function in :mod:`fullfunnel.hosts.actions`."""
    label: Text
    tip: Text
    icon: str
    """One of Microsoft's own pictures, by its name (imageMso)."""
    group: Group
    menu: Group | None = None
    """The menu it is an entry of, if any."""
    hosts: frozenset[Host] = _EVERYWHERE
    large: bool = False
    needs: str | None = None
    """The cell function it leans on; without that function the button is not shown."""


_PLAN: Final = Group("group_plan", same("Plan"))
_EXPLANATION: Final = Group("group_explanation", Text("Uitleg", "Explanation"))
_CONNECTION: Final = Group("group_connection", Text("Aansluiting", "Connection"))
_NEW: Final = Group(
    "menu_new",
    Text("Nieuw plan", "New plan"),
    Text("Maakt een nieuwe werkmap met een stappenplan.", "Makes a new workbook that takes you through the steps."),
    "FileNew",
)

BUTTONS: Final = (
    *(
        Button(
            name,
            same(model),
            Text("Een nieuwe werkmap met dit fasemodel.", "A new workbook with this stage model."),
            "FileNew",
            _PLAN,
            _NEW,
            _DESKTOP,
        )
        for name, model in (
            ("new_see_think_do_care", "See-Think-Do-Care"),
            ("new_touch_tell_sell", "Touch-Tell-Sell"),
            ("new_aida", "AIDA"),
        )
    ),
    Button(
        "recalculate",
        Text("Reken terug", "Calculate back"),
        Text(
            "Rekent het hoofddoel terug naar een doel per KPI, op een eigen blad. Werkt ook als de functies hier "
            "niet werken, zoals op de Mac.",
            "Calculates the main goal back to a target for every KPI, on a sheet of its own. Also works if the "
            "functions do not work here, such as on a Mac.",
        ),
        "CalculateNow",
        _PLAN,
        large=True,
    ),
    Button(
        "check",
        Text("Controleer", "Check"),
        Text(
            "Kijkt of elke boodschap bij de fase past en aansluit op de vorige, en springt naar de eerste opmerking.",
            "Checks whether each message fits its stage and connects to the previous one, and jumps to the first "
            "remark.",
        ),
        "ErrorChecking",
        _PLAN,
        large=True,
        needs="FUNNEL_CHECKS",
    ),
    Button(
        "forecast",
        Text("Voorspelling", "Forecast"),
        Text(
            "Het verwachte resultaat per KPI: wat binnen is plus wat nog onderweg is, met de bandbreedte.",
            "The expected result per KPI: what came in plus what is still under way, with its range.",
        ),
        "ChartTrendline",
        _PLAN,
        needs="FUNNEL_FORECAST",
    ),
    Button(
        "import_results",
        Text("Importeer resultaten", "Import results"),
        Text(
            "Kies exports van Google Ads, Meta en andere platforms; je ziet eerst wat ze in je plan betekenen.",
            "Choose exports of Google Ads, Meta and other platforms; you first see what they mean in your plan.",
        ),
        "ImportTextFile",
        _PLAN,
        hosts=_DESKTOP,
    ),
    Button(
        "upgrade",
        Text("Werk bij", "Bring up to date"),
        Text(
            "Is dit plan met een eerdere versie gemaakt? Dit maakt er een kopie van met de bladen, kolommen en cellen "
            "die er sindsdien bij kwamen.",
            "Was this plan made with an earlier version? This makes a copy of it with the sheets, columns and cells "
            "that came since.",
        ),
        "FileUpdate",
        _PLAN,
        hosts=_DESKTOP,
    ),
    Button(
        "report",
        Text("Rapport", "Report"),
        Text(
            "Maakt een rapport van één pagina HTML: de stand, wat je kunt verwachten en wat je verschuift. Het komt "
            "in je documenten; in xlwings Lite als download en op een blad.",
            "Makes a report of one HTML page: where you stand, what to expect and what to move. It goes to your "
            "documents; in xlwings Lite it is a download and a sheet.",
        ),
        "FileSaveAsWebPage",
        _PLAN,
        needs="FUNNEL_FORECAST",
    ),
    Button(
        "explain",
        Text("Leg uit", "Explain"),
        Text(
            "Legt het doel uit van de KPI in de rij waarin je staat.",
            "Explains the target of the KPI in the row that you are in.",
        ),
        "Help",
        _EXPLANATION,
        large=True,
    ),
    Button(
        "language",
        Text("Nederlands of Engels", "Dutch or English"),
        Text(
            "Zet de uitleg in deze werkmap om naar de andere taal.",
            "Switches the explanations in this workbook to the other language.",
        ),
        "Translate",
        _EXPLANATION,
    ),
    Button(
        "connect",
        Text("Sluit functies aan", "Connect functions"),
        Text(
            "Staat er #NAAM? in cellen van het plan? Dit voert die formules opnieuw in, zodat Excel ze herkent.",
            "Do cells of the plan show #NAME? This enters those formulas again, so that Excel knows them.",
        ),
        "RefreshAll",
        _CONNECTION,
        hosts=_DESKTOP,
    ),
    Button(
        "doctor",
        Text("Werkt alles?", "All working?"),
        Text(
            "Kijkt na of Excel, Python en de invoegtoepassing elkaar vinden, en zegt wat je anders kunt doen.",
            "Checks whether Excel, Python and the add-in find each other, and says what to do if they do not.",
        ),
        "FileDocumentInspect",
        _CONNECTION,
        hosts=_DESKTOP,
    ),
    Button(
        "about",
        Text("Over fullfunnel", "About fullfunnel"),
        Text("De versie, en waar je begint.", "The version, and where to begin."),
        "About",
        _CONNECTION,
    ),
)
"""Every button, in the order of the ribbon."""


def shown(host: Host, functions: set[str]) -> list[Button]:
    """The buttons of a host.

    Args:
        host: where they are shown.
        functions: the cell functions there are; a button that leans on another is left out.
    """
    return [each for each in BUTTONS if host in each.hosts and (each.needs is None or each.needs in functions)]
