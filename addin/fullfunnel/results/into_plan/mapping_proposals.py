"""What a campaign probably counts for: proposed from its name, the stages and KPIs of the plan, and the catalogue.

Only what fits in one way is proposed, and never a KPI or channel of another platform. Conversions, results and
revenue never are: a platform's conversion may be a newsletter or an order, and only the marketeer knows. A proposal is
certain where the campaign says the plan's own stage, the KPI the metric, and the channel the platform or its kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.names import same_name
from fullfunnel.language import Text
from fullfunnel.results.exports.metrics import METRICS
from fullfunnel.results.into_plan.kpi_words import counts, surely_counts, words_of_name
from fullfunnel.results.into_plan.mapping import Lookup, MappingRow
from fullfunnel.results.into_plan.named_platforms import is_of_another, is_surely_of, measures_every_channel, says

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.results.into_plan.measured import Measured

_NEVER: Final = frozenset({"conversions", "conversion_value", "results", "revenue", "orders", "leads", "cost"})
_NEEDS: Final[dict[str, frozenset[str]]] = {
    "see": frozenset({"see", "touch", "attention", "aandacht", "awareness", "bewustwording"}),
    "think": frozenset(
        {"think", "tell", "interest", "interesse", "desire", "verlangen", "consideration", "overweging"}
    ),
    "do": frozenset({"do", "sell", "action", "actie", "conversion", "conversie"}),
    "care": frozenset({"care", "retention", "loyaliteit"}),
}
_SIGNS: Final[dict[str, str]] = {
    **dict.fromkeys(("see", "touch", "awareness", "prospecting", "branding", "reach", "bereik", "tofu"), "see"),
    **dict.fromkeys(("think", "tell", "consideration", "overweging", "mofu", "traffic"), "think"),
    **dict.fromkeys(
        ("do", "sell", "retargeting", "remarketing", "rtg", "rmk", "conversion", "conversie", "bofu"), "do"
    ),
    **dict.fromkeys(("care", "retention", "loyalty", "loyaliteit", "crm"), "care"),
}
_BETWEEN_LABELS: Final = re.compile(r"[_|:/\\\[\](){}>.,;+#]|\s-\s")
"""What stands between the labels in the name of a campaign."""
_OF_ANY_CHANNEL: Final = Text(
    "deze campagne kan van elk kanaal zijn: kies zelf het kanaal",
    "this campaign can be of any channel: choose the channel yourself",
)


def stage_of_campaign(campaign: str, stages: Sequence[str]) -> str | None:
    """The stage that the name of a campaign says (``SEE_video``); ``None`` where it says none, or two."""
    words = words_of_name(campaign)
    own = {same_name(stage): stage for stage in stages}
    named = {own[word] for word in words if word in own}
    if named:
        return next(iter(named)) if len(named) == 1 else None
    needs = {_SIGNS[word] for word in words if word in _SIGNS}
    if len(needs) != 1:
        return None
    meant = [stage for stage in stages if same_name(stage) in _NEEDS[next(iter(needs))]]
    return meant[0] if len(meant) == 1 else None


def is_labelled(campaign: str, stage: str) -> bool:
    """Whether a name carries a stage as a label (``SEE_video``, ``NL | See``), not as a word of a sentence."""
    labels = {same_name(label) for label in _BETWEEN_LABELS.split(campaign)}
    return same_name(stage) in labels or campaign.startswith(f"{stage.strip().upper()}-")


def kpi_for(metric: str, stage: str | None, framework: Framework, platform: str = "") -> Kpi | None:
    """The KPI of a stage (or of the plan) that counts a metric of a platform, where there is one only."""
    fitting = _fitting(metric, stage, framework)
    own = [kpi for kpi in fitting if platform and says(kpi.name, platform)]
    open_ = own or [kpi for kpi in fitting if not is_of_another(kpi.name, platform)]
    return open_[0] if len(open_) == 1 else None


def _fitting(metric: str, stage: str | None, framework: Framework) -> list[Kpi]:
    """The KPIs that count a metric, whatever the platform."""
    if metric.partition(":")[0] in _NEVER or metric not in METRICS:
        return []
    return [
        kpi
        for kpi in framework.kpis
        if kpi.formula is None and (stage is None or same_name(kpi.stage) == same_name(stage)) and counts(kpi, metric)
    ]


def _doubt(metric: str, stage: str | None, framework: Framework, platform: str) -> Text | None:
    """Why no KPI is proposed though some count the metric; ``None`` where none does."""
    fitting = _fitting(metric, stage, framework)
    open_ = [kpi.name for kpi in fitting if not is_of_another(kpi.name, platform)]
    if len(open_) > 1:
        return Text(
            f"kan {_listed(open_, ' of ')} zijn: kies zelf", f"can be {_listed(open_, ' or ')}: choose yourself"
        )
    if fitting:
        names = [kpi.name for kpi in fitting]
        return Text(
            f"{_listed(names, ' en ')} {'is' if len(names) == 1 else 'zijn'} van een ander kanaal",
            f"{_listed(names, ' and ')} {'is' if len(names) == 1 else 'are'} of another channel",
        )
    return None


def _listed(names: Sequence[str], last: str) -> str:
    quoted = [f"‘{name}’" for name in names]
    return last.join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def propose(
    figures: Iterable[Measured], mapping: Sequence[MappingRow], framework: Framework, budget: Budget | None = None
) -> tuple[tuple[MappingRow, ...], dict[tuple[str, str, str], Text | None]]:
    """Rows for what the mapping does not have yet, and what only the marketeer can say.

    Args:
        figures: what the exports measured.
        mapping: the mapping as it is.
        framework: of the plan.
        budget: of the plan, for the names of its channels.

    Returns:
        The proposed rows, and the (source, campaign, metric) for which nothing is proposed, with why where KPIs do
        count the metric.
    """
    proposed: dict[tuple[str, str, str], MappingRow] = {}
    open_: dict[tuple[str, str, str], Text | None] = {}
    known = Lookup(mapping)
    for key in dict.fromkeys((each.source, each.campaign, each.metric) for each in figures):
        source, campaign, metric = key
        if metric == "cost" or known.find(*key) is not None:
            continue
        stage = stage_of_campaign(campaign, framework.stages)
        platform = source.partition(":")[0]
        # A campaign whose name says no stage may be of any; figures without a campaign are about the whole site.
        is_clear = stage is not None or not campaign
        kpi = kpi_for(metric, stage, framework, platform) if is_clear else None
        every = measures_every_channel(platform)
        if kpi is None or (every and campaign):
            doubt = _doubt(metric, stage, framework, platform) if is_clear else None
            open_[key] = doubt if kpi is None else _OF_ANY_CHANNEL
            continue
        # A blank channel is the total of all: beside the channels it is never added to them.
        channel = "" if every else _channel(kpi.stage, platform, budget) or platform
        is_named = not campaign or (stage is not None and is_labelled(campaign, stage))
        proposed[key] = MappingRow(
            source=source,
            campaign=campaign or "*",
            metric=metric,
            kpi=kpi.name,
            stage=kpi.stage,
            channel=channel,
            certain=is_named and surely_counts(kpi, metric) and (not channel or is_surely_of(channel, platform)),
        )
    for key, why in _added_up(proposed, mapping, known).items():
        del proposed[key]
        open_[key] = why
    return tuple(proposed.values()), open_


def _added_up(
    proposed: Mapping[tuple[str, str, str], MappingRow], mapping: Sequence[MappingRow], known: Lookup
) -> dict[tuple[str, str, str], Text]:
    """The proposals that would add one metric to another of the same campaign, with why they are left out.

    Views and completed views of one video are not two times people. The metric whose own words stand in the name of the
    KPI is kept, where there is one; a metric that is mapped already stays the one.
    """
    found: dict[tuple[str, str, str], list[tuple[str, str, str]]] = {}
    for key, row in proposed.items():
        found.setdefault((key[0], key[1], row.kpi), []).append(key)
    metrics: dict[str, set[str]] = {}
    for row in mapping:
        metrics.setdefault(row.kpi, set()).add(row.metric)
    out: dict[tuple[str, str, str], Text] = {}
    for (source, campaign, kpi), keys in found.items():
        taken = {
            metric
            for metric in metrics.get(kpi, ())
            if (mapped := known.find(source, campaign, metric)) is not None and mapped.kpi == kpi
        }
        if len(keys) == 1 and not taken:
            continue
        said = set(words_of_name(kpi))
        best = sorted(keys, key=lambda key: -len(said.intersection(key[2].split("_"))))
        scores = [len(said.intersection(key[2].split("_"))) for key in best]
        kept = [] if taken or (len(scores) > 1 and scores[0] == scores[1]) else best[:1]
        others = _listed(sorted(taken or {key[2] for key in keys}), ", ")
        for key in keys:
            if key not in kept:
                out[key] = Text(
                    f"{others} tellen niet op in ‘{kpi}’: kies er een", f"{others} do not add up in ‘{kpi}’: choose one"
                )
    return out


def _channel(stage: str, platform: str, budget: Budget | None) -> str:
    """The channel of a stage that a platform's figures are of, where the budget has one only."""
    lines = () if budget is None else budget.lines
    channels = {line.channel for line in lines if same_name(line.stage) == same_name(stage) and line.channel}
    fitting = {channel for channel in channels if not is_of_another(channel, platform)}
    own = {channel for channel in fitting if says(channel, platform)} or fitting
    return next(iter(own)) if len(own) == 1 else ""
