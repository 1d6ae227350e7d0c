"""What a KPI counts, and the units that an ad platform prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.currency import is_money

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Kpi

IMPRESSIONS: Final = frozenset({"impressions", "vertoningen", "impressies"})
CLICKS: Final = frozenset({"clicks", "klikken"})
VISITS: Final = frozenset({"visits", "bezoeken", "sessions", "sessies"})


def unit_of(kpi: Kpi) -> str:
    """The unit typed, else the catalogue's for a KPI of this name, in the form in which units are compared.

    Money is ``eur``, whatever its currency.
    """
    known = None if kpi.unit else catalogue_kpi(kpi.name)
    unit = kpi.unit or (known.unit.en if known else "")
    return "eur" if is_money(unit) else same_name(unit)
