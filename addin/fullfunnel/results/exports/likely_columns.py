"""Headers that look like a figure the table would otherwise lack: passed over, they would make its sums wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.metrics import METRICS
from fullfunnel.results.exports.refusals import Doubt

if TYPE_CHECKING:
    from fullfunnel.results.exports.columns import Header

_LOOKS_LIKE: Final[dict[str, re.Pattern[str]]] = {
    "cost": re.compile(
        r"\b(?:costs?|spend|spent|kosten|ausgaben|besteed|besteding|uitgegeven|uitgaven|coûts?|dépens\w*|montant|coste|costo|gasto|"
        r"gastado|inversión|custo|investido|biaya|costi|spesa|kostnad|koszt)\b|費用|コスト|消化|金額|花费|비용",
        re.IGNORECASE,
    ),
    "impressions": re.compile(
        r"\b(?:impressions?|impr|impressies|vertoningen|weergaven|impressionen|einblendungen|impresiones|impressões|"
        r"tayangan|impresi|visningar|wyświetlenia)\b|表示回数|インプレッション|展示|노출",
        re.IGNORECASE,
    ),
    "clicks": re.compile(
        r"\b(?:clicks?|klikken|kliks|klicks|clics|cliques|klik|clic|klickar|kliknięcia)\b|クリック数|点击|클릭",
        re.IGNORECASE,
    ),
}
_SAME: Final = {
    "cost": {"billed_cost"},
    "impressions": {"views"},
    "clicks": {"link_clicks", "clicks_all", "unique_clicks", "interactions"},
}
_MOST_WORDS: Final = {"cost": 3, "impressions": 1, "clicks": 1}
"""More words than that are about something narrower: clicks in a shop, cost of a call."""
_OTHER: Final = re.compile(
    r"[/%]|\b(?:per|pro|par|por|avg|average|gem|gemiddelde?|durchschn\w*|moy\w*|medio|média?|méd|prom|rate|ratio|share|"
    r"percentage|budget\w*|bid|bod|target|doel|ziel|ctr|cpc|cpm|cpa|cpv|roas|roi|type|tipo|status|top|absolute|lost|verloren|"
    r"compari\w*|compare\w*|vergelijking|vergleich|comparação|comparación|change|previous|vorige|all|alle|view-through|"
    r"eligible|measurable|viewable|unique|unieke|invalid|id|name|naam|strategy|strategie|converted|currency|valuta|"
    r"quality|score|cap|frequency|earned|organic|link|url|tracking|assisted|shared?|like|page|profile|phone|goods|sold|shipping|product)\b|単価|率|平均",
    re.IGNORECASE,
)


def require_none_missed(header: Header) -> None:
    """Pass a table in which no unknown header looks like cost, impressions or clicks that it would otherwise lack.

    Raises:
        Doubt: one does; the text names it.
    """
    roles = {column.role for column in header.columns}
    for metric, looks in _LOOKS_LIKE.items():
        if metric in roles or roles & _SAME[metric]:
            continue
        for column in header.columns:
            name = column.header.replace("_", " ")
            plain = len(name.split()) <= _MOST_WORDS[metric]
            if not column.role and plain and looks.search(name) and not _OTHER.search(name):
                raise _missed(column.header, METRICS[metric].label)


def _missed(header: str, metric: Text) -> Doubt:
    return Doubt(
        Text(
            f"De kolom ‘{header}’ lijkt op {metric.nl}, maar is onder deze naam niet bekend. Zonder die kolom "
            "klopt de som niet. Exporteer in het Engels of Nederlands, of geef op wat elke kolom is (mapping).",
            f"The column ‘{header}’ looks like {metric.en}, but is not known by this name. Without it the sums "
            "are wrong. Export in English or Dutch, or say what each column is (mapping).",
        )
    )
