"""What respelling workbooks tells: a line a workbook, and below it what was left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Language, Text
from fullfunnel.xlsx.quoting import reference

if TYPE_CHECKING:
    from fullfunnel.recalc.converting.respelling import Respelled

_NONE: Final = Text(nl="niets te wijzigen", en="nothing to change")
_DONE: Final = Text(nl="{calls} formules omgezet voor {host}", en="{calls} formulas converted for {host}")
_ONE: Final = Text(nl="1 formule omgezet voor {host}", en="1 formula converted for {host}")
_COPIED: Final = Text(nl=", opgeslagen als {output}", en=", saved as {output}")


def lines(outcome: Respelled, host: str, language: Language) -> list[str]:
    """A workbook in one line; below it, indented, what was left as it was."""
    if outcome.refused is not None:
        return [f"{outcome.path}: {outcome.refused.sentence.say(language)}"]
    sentence = _NONE if not outcome.calls else _ONE if outcome.calls == 1 else _DONE
    first = f"{outcome.path}: {sentence.say(language).format(calls=outcome.calls, host=host)}"
    if outcome.output is not None and outcome.output != outcome.path:
        first += _COPIED.say(language).format(output=outcome.output)
    return [first, *(f"  {reference(one.sheet, one.cell)}: {one.reason.say(language)}" for one in outcome.left)]
