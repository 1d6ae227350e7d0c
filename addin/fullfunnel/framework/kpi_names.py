"""Which KPI of a plan a name stands for: its own name there, else a synonym that the catalogue knows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import NotFound
from fullfunnel.framework.catalogue import catalogue_kpi, suggestions
from fullfunnel.framework.names import did_you_mean, same_name
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST: Final = 100
"""Letters of a name that a sentence quotes."""
_MOST_LISTED: Final = 20


class Spellings(dict[str, str]):
    """The names of a table by their :func:`~fullfunnel.framework.names.same_name` form."""

    @cached_property
    def by_meaning(self) -> dict[str, list[str]]:
        """The names of the table that the catalogue knows, by its English name for them."""
        found: dict[str, list[str]] = {}
        for name in self.values():
            known = catalogue_kpi(name)
            if known is not None:
                found.setdefault(known.name.en, []).append(name)
        return found

    def meaning(self, name: str) -> list[str]:
        """The names of the table that mean the same as ``name`` in the catalogue."""
        known = catalogue_kpi(name)
        return [] if known is None else self.by_meaning.get(known.name.en, [])

    def listed(self, language: Language) -> str:
        """The names in one line; of very many the first ones, and how many more there are."""
        names, rest = list(self.values())[:_MOST_LISTED], len(self) - _MOST_LISTED
        more = Text(f" en nog {rest}", f" and {rest} more").say(language) if rest > 0 else ""
        return ", ".join(names) + more


def find_name(name: str, names: Mapping[str, str], language: Language) -> str:
    """The name in a table that ``name`` stands for; exact first, then by synonym.

    Args:
        name: as typed.
        names: the names of the table; ``Spellings`` remembers what they mean from one call to the next.
        language: of the plan, for the error.

    Raises:
        NotFound: no name of the table, or more than one.
    """
    spellings = names if isinstance(names, Spellings) else Spellings(names)
    exact = spellings.get(same_name(name))
    if exact is not None:
        return exact
    if len(name) > _LONGEST:  # nobody's name; it is quoted by its beginning
        name = f"{name[:_LONGEST]}…"
    same = spellings.meaning(name)
    if len(same) == 1:
        return same[0]
    if same:
        raise NotFound(
            Text(
                f"‘{name}’ past op meer dan één KPI in de tabel: {', '.join(same)}. Noem de KPI zoals die in de "
                "tabel staat.",
                f"‘{name}’ fits more than one KPI in the table: {', '.join(same)}. Name the KPI as the table does.",
            ),
            language,
        )
    hint = did_you_mean(name, spellings.values())
    if not hint.en:
        close = suggestions(name, language)
        own = [each for found in close for each in spellings.meaning(found)]
        hint = did_you_mean(own[0], own) if own else hint
    raise NotFound(
        Text(
            f"KPI ‘{name}’ staat niet in de tabel.{hint.nl} In de tabel staan: {spellings.listed('nl')}.",
            f"KPI ‘{name}’ is not in the table.{hint.en} The table holds: {spellings.listed('en')}.",
        ),
        language,
    )
