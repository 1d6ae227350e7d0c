"""What is proposed for a campaign: never a KPI or channel of another platform, and nothing where it is in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.into_plan.mapping import MappingRow
from fullfunnel.results.into_plan.measured import Measured
from fullfunnel.results.into_plan.named_platforms import is_of_another, says
from fullfunnel.results.into_plan.proposals import propose

KPIS = [
    ["KPI", "Fase", "Rol", "Draagt bij aan", "Ratio"],
    ["Vertoningen", "See", "indirect", "Bezoeken", 0.1],
    ["Klikken zoekadvertenties", "Think", "indirect", "Bezoeken", 0.8],
    ["Klikken Meta", "Think", "indirect", "Bezoeken", 0.7],
    ["Bezoeken", "Think", "indirect", "Sollicitaties", 0.2],
    ["Klikken e-mail", "Do", "indirect", "Sollicitaties", 0.6],
    ["Sollicitaties", "Do", "hoofd", None, None],
]
BUDGET = [
    ["Post", "Fase", "Kanaal", "Soort", "Bedrag"],
    ["Zien", "See", "YouTube", "activatie", 16_000],
    ["Denken", "Think", "Sociale media", "activatie", 28_000],
    ["Doen", "Do", "Meta", "activatie", 6_000],
]


def measured(source: str, campaign: str, metric: str) -> Measured:
    day = date(2027, 1, 4)
    return Measured(
        source=source, campaign=campaign, metric=metric, first=day, last=day, value=1.0, adds_up=True, line=2
    )


def proposed(source: str, campaign: str, metric: str) -> MappingRow | str:
    figures = [measured(source, campaign, metric)]
    rows, open_ = propose(figures, (), read_framework(KPIS), read_budget(BUDGET))
    if rows:
        assert not open_
        return rows[0]
    (why,) = open_.values()
    return "" if why is None else why.en


def test_a_channel_of_another_platform_is_never_proposed() -> None:
    row = proposed("Meta", "SEE_dag", "impressions")
    assert isinstance(row, MappingRow)
    assert (row.kpi, row.channel) == ("Vertoningen", "Meta")
    row = proposed("Google Ads", "SEE_film", "impressions")
    assert isinstance(row, MappingRow)
    assert row.channel == "YouTube"


@pytest.mark.parametrize(
    ("source", "metric", "kpi"),
    [
        ("Meta", "link_clicks", "Klikken Meta"),
        ("Meta: Account 1", "link_clicks", "Klikken Meta"),
        ("Google Ads", "clicks", "Klikken zoekadvertenties"),
        ("Microsoft Ads", "clicks", "Klikken zoekadvertenties"),
    ],
)
def test_the_kpi_that_says_the_platform_wins(source: str, metric: str, kpi: str) -> None:
    row = proposed(source, "THINK_uren", metric)
    assert isinstance(row, MappingRow)
    assert row.kpi == kpi


def test_a_kpi_of_another_channel_is_left_open_and_named() -> None:
    assert proposed("Meta", "DO_retargeting", "link_clicks") == "‘Klikken e-mail’ is of another channel"
    assert proposed("TikTok", "DO_retargeting", "clicks") == "‘Klikken e-mail’ is of another channel"
    row = proposed("E-mail", "DO_herinnering", "clicks")
    assert isinstance(row, MappingRow)
    assert row.kpi == "Klikken e-mail"
    assert row.channel == "E-mail"


def test_two_kpis_that_fit_are_a_doubt_and_none_is_no_doubt() -> None:
    kpis = [*KPIS, ["Klikken meer", "Think", "indirect", "Bezoeken", 0.1]]
    kpis.append(["Klikken nog meer", "Think", "indirect", "Bezoeken", 0.1])
    figures = [measured("TikTok", "THINK_uren", "clicks")]
    rows, open_ = propose(figures, (), read_framework(kpis), None)
    assert not rows
    (why,) = open_.values()
    assert why is not None
    assert why.nl == "kan ‘Klikken meer’ of ‘Klikken nog meer’ zijn: kies zelf"
    assert not proposed("TikTok", "DO_retargeting", "impressions")


@pytest.mark.parametrize(
    ("name", "platform", "another"),
    [
        ("YouTube", "Meta", True),
        ("YouTube", "Display & Video 360", False),
        ("Facebook en Instagram", "Meta", False),
        ("Facebook en YouTube", "Google Ads", False),
        ("Zoeken", "Google Ads", False),
        ("Zoekadvertenties", "Meta", True),
        ("Organisch zoeken", "Google Ads", True),
        ("Organisch zoeken", "Google Search Console", False),
        ("E-mail", "Google Analytics", True),
        ("Nieuwsbrief", "E-mail", False),
        ("Social", "LinkedIn", False),
        ("Online video", "E-mail", True),
        ("Radio", "TikTok", True),
        ("Radio", "radio", False),
        ("Online video", "newspaper", False),
        ("YouTube", "newspaper", True),
        ("Awareness", "Pinterest", False),
    ],
)
def test_whose_a_name_is(name: str, platform: str, another: bool) -> None:  # noqa: FBT001  # a case
    assert is_of_another(name, platform) is another


def test_a_name_says_a_platform_by_its_own_name_or_a_brand() -> None:
    assert says("Klikken Instagram", "Meta")
    assert says("Snapchat kliks", "Snapchat")
    assert not says("Klikken", "Meta")


def test_two_metrics_of_one_campaign_are_never_added_up() -> None:
    framework = read_framework(
        [
            ["KPI", "Stage", "Role", "Feeds", "Rate"],
            ["Completed video views", "See", "indirect", "Clicks", 0.1],
            ["Clicks", "See", "indirect", "Leads", 0.1],
            ["Leads", "Do", "main", None, None],
        ]
    )

    def of(metrics: tuple[str, ...], mapping: tuple[MappingRow, ...] = ()) -> tuple[set[str], set[str]]:
        figures = [measured("Meta: Acme", "SEE_video", metric) for metric in metrics]
        rows, open_ = propose(figures, mapping, framework, None)
        return {f"{row.metric}>{row.kpi}" for row in rows}, {key[2] for key, why in open_.items() if why is not None}

    assert of(("views", "completed_views")) == ({"completed_views>Completed video views"}, {"views"})
    assert of(("views",)) == ({"views>Completed video views"}, set())
    assert of(("clicks", "link_clicks")) == (set(), {"clicks", "link_clicks"})
    mapped = MappingRow(
        source="Meta: Acme", campaign="SEE_video", metric="link_clicks", kpi="Clicks", stage="See", channel="Meta"
    )
    assert of(("clicks", "link_clicks"), (mapped,)) == (set(), {"clicks"})
