"""The button Bring up to date: a copy of the open workbook with what came since its version, beside it and opened.

The workbook itself stays as it is: what is open in a spreadsheet cannot be written by anybody else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.errors import NotFound, Refused
from fullfunnel.framework import schema as contract
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_NAMES: Final = 1000
_ENDING: Final = Text("bijgewerkt", "up to date")


def upgraded_copy(plan: Any) -> Text:  # noqa: ANN401  # an OpenPlan, or what Calc handed over
    """Bring the file of a plan up to date in a copy of its own, and open that.

    Raises:
        NotFound: the workbook is no plan, or was never saved.
        Refused: its file cannot be worked on.
    """
    # Only this button needs what writes workbooks.
    from fullfunnel.templates.upgrading import upgrade  # noqa: PLC0415

    plan.rows(contract.KPIS)  # raises the sentence on what to do
    path = Path(plan.path)
    if not plan.path or not path.is_file():
        raise NotFound(
            Text(
                "Sla de werkmap eerst op deze computer op (.xlsx) en klik opnieuw; een kopie ervan wordt bijgewerkt.",
                "Save the workbook on this computer first (.xlsx) and click again; a copy of it is brought up to date.",
            )
        )
    found = upgrade(path, check=True)
    if found.refused is not None:
        raise Refused(found.refused.sentence)
    if not found.is_stale:
        return Text(
            "Deze werkmap is actueel: er is niets nieuws dat er nog niet in zit.",
            "This workbook is up to date: there is nothing new that it lacks.",
        )
    target = _free(path, _ENDING.say(plan.language))
    came = upgrade(path, output=target)
    if came.refused is not None:
        raise Refused(came.refused.sentence)
    plan.show(target)
    return Text(
        f"Bijgewerkt zoals de werkmap het laatst is opgeslagen: {target.name} staat ernaast, "
        f"geopend.{_listed(came, 'nl')}",
        f"Brought up to date as the workbook was last saved: {target.name} is beside it, opened.{_listed(came, 'en')}",
    )


def _listed(came: Any, language: str) -> str:  # noqa: ANN401  # an Upgraded
    """What came, and what found no room."""
    new, columns, left = (
        ("Nieuw", "kolommen", "Geen plaats voor") if language == "nl" else ("New", "columns", "No room for")
    )
    parts = [f" {new}: {_some(came.sheets)}." if came.sheets else ""]
    parts.append(f" {new} ({columns}): {_some(came.columns)}." if came.columns else "")
    parts.append(f" {left}: {_some(came.no_room)}." if came.no_room else "")
    return "".join(parts)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:8]) + (" …" if len(names) > 8 else "")  # noqa: PLR2004  # as many as a box shows


def _free(path: Path, ending: str) -> Path:
    for number in range(1, _MOST_NAMES):
        more = "" if number == 1 else f" {number}"
        target = path.with_name(f"{path.stem} ({ending}{more}){path.suffix}")
        if not target.exists():
            return target
    raise Refused(
        Text(
            f"Naast {path.name} staan al heel veel bijgewerkte kopieën. Ruim er een paar op.",
            f"There are many copies beside {path.name} already. Delete a few.",
        )
    )
