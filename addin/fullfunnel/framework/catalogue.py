"""The KPI catalogue: the KPIs of full funnel marketing with their stage, unit and the names people use for them.

The figures in it are hints with a source and a date, for a marketeer who has no history yet. They are never filled
in for her: a plan built on somebody else's average is a guess that looks like a fact.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

from fullfunnel.framework.names import close_names, same_name
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal["main", "direct", "indirect", "guard"]
Direction = Literal["higher", "lower", "range", "limit", "info"]
"""Which way is good: more, less, within a range, not above a limit, or nothing to steer on."""
Kind = Literal["volume", "ratio", "cost"]


@dataclass(frozen=True)
class Benchmark:
    """A figure that others reported: a hint, with where it comes from and when it was seen."""

    figure: str
    source: str
    seen: str
    """Year and month in which the source was read."""


@dataclass(frozen=True)
class CatalogueKpi:
    """One KPI of the trade, apart from any plan."""

    name: Text
    synonyms: tuple[str, ...]
    """Other names for it, Dutch and English together."""
    stage: str
    """Where it usually stands in See-Think-Do-Care."""
    unit: Text
    direction: Direction
    kind: Kind
    formula: str
    role: Role
    additive: bool
    """Whether its figures may be summed over channels and days. Reach may not: people are counted twice."""
    benchmark: Benchmark | None


@cache
def catalogue() -> tuple[CatalogueKpi, ...]:
    """Every KPI in the catalogue, upper funnel first."""
    text = files("fullfunnel.framework").joinpath("catalogue.csv").read_text("utf-8")
    return tuple(map(_kpi, csv.DictReader(text.splitlines(), delimiter=";")))


def catalogue_kpi(name: str) -> CatalogueKpi | None:
    """The KPI that ``name`` stands for, by its own name or a synonym in either language (``bezoeken`` is visits)."""
    at = _by_name().get(same_name(name))
    return None if at is None else catalogue()[at]


def suggestions(name: str, language: Language) -> list[str]:
    """Catalogue names in ``language`` that a misspelt ``name`` may have meant, nearest first."""
    names = _by_name()
    found = [catalogue()[names[close]].name.say(language) for close in close_names(name, names)]
    return list(dict.fromkeys(found))


@cache
def _by_name() -> Mapping[str, int]:
    return {
        same_name(spelling): at
        for at, kpi in enumerate(catalogue())
        for spelling in (*kpi.synonyms, kpi.name.nl, kpi.name.en)
    }


def _kpi(row: dict[str, str]) -> CatalogueKpi:
    figure = row["benchmark"]
    return CatalogueKpi(
        name=Text(row["name_nl"], row["name_en"]),
        synonyms=tuple(f"{row['synonyms_nl']}|{row['synonyms_en']}".split("|")),
        stage=row["stage"],
        unit=Text(row["unit_nl"], row["unit_en"]),
        direction=cast("Direction", row["direction"]),
        kind=cast("Kind", row["kind"]),
        formula=row["formula"],
        role=cast("Role", row["role"]),
        additive=row["additive"].startswith("yes"),
        benchmark=Benchmark(figure, row["benchmark_source"], row["benchmark_seen"]) if figure else None,
    )
