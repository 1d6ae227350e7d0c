"""What upgrading workbooks says: a line a workbook, and below it what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from fullfunnel.templates.upgrading import Upgraded

_CURRENT: Final = Text(nl="al actueel (schema {new})", en="up to date (schema {new})")
_DONE: Final = Text(nl="bijgewerkt van schema {old} naar {new}", en="upgraded from schema {old} to {new}")
_WOULD: Final = Text(nl="niet actueel: schema {old}, nu {new}", en="not up to date: schema {old}, now {new}")
_COPIED: Final = Text(nl=", opgeslagen als {output}", en=", saved as {output}")
_SHEET: Final = Text(nl="  tabblad {name}", en="  sheet {name}")
_COLUMN: Final = Text(nl="  kolom {name}", en="  column {name}")
_FORMULAS: Final = Text(
    nl="  {many} formules rekenen ook zonder invoegtoepassing mee",
    en="  {many} formulas also calculate without the add-in",
)
_NO_ROOM: Final = Text(
    nl="  voor kolom {name} is geen plaats: er staat iets rechts van de tabel. Maak daar plaats en draai dit nog eens",
    en="  there is no room for column {name}: there is something to the right of the table. Make room and run this "
    "again",
)


def lines(outcome: Upgraded, language: Language, *, check: bool) -> list[str]:
    """A workbook in one line; below it, indented, what came or would come."""
    if outcome.refused is not None:
        return [f"{outcome.path}: {outcome.refused.sentence.say(language)}"]
    old, new = outcome.version
    said = _CURRENT if not outcome.is_stale else _WOULD if check else _DONE
    first = f"{outcome.path}: {said.say(language).format(old=old, new=new)}"
    if outcome.output is not None and outcome.output != outcome.path:
        first += _COPIED.say(language).format(output=outcome.output)
    found = [_SHEET.say(language).format(name=name) for name in outcome.sheets]
    found += [_COLUMN.say(language).format(name=name) for name in outcome.columns]
    if outcome.formulas:
        found.append(_FORMULAS.say(language).format(many=outcome.formulas))
    found += [_NO_ROOM.say(language).format(name=name) for name in outcome.no_room]
    return [first, *found]
