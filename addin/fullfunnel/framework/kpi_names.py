"""Which KPI of a plan a name stands for: its own name there, else a synonym that the catalogue knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import NotFound
from fullfunnel.framework.catalogue import catalogue_kpi, suggestions
from fullfunnel.framework.names import did_you_mean, same_name
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping


def find_name(name: str, spellings: Mapping[str, str], language: Language) -> str:
    """The name in a table that ``name`` stands for; exact first, then by synonym.

    ``spellings`` holds the names of the table by their :func:`~fullfunnel.framework.names.same_name` form.
    """
    exact = spellings.get(same_name(name))
    if exact is not None:
        return exact
    meant = catalogue_kpi(name)
    same = [each for each in spellings.values() if meant is not None and catalogue_kpi(each) is meant]
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
        own = [each for each in spellings.values() for found in close if catalogue_kpi(each) is catalogue_kpi(found)]
        hint = did_you_mean(own[0], own) if own else hint
    raise NotFound(
        Text(
            f"KPI ‘{name}’ staat niet in de tabel.{hint.nl} In de tabel staan: {', '.join(spellings.values())}.",
            f"KPI ‘{name}’ is not in the table.{hint.en} The table holds: {', '.join(spellings.values())}.",
        ),
        language,
    )
