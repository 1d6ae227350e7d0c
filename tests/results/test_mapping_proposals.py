"""What is proposed for a campaign: never a KPI or channel of another platform, and nothing where it is in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.into_plan.mapping import MappingRow
from fullfunnel.results.into_plan.mapping_proposals import propose
from fullfunnel.results.into_plan.measured import Measured
from fullfunnel.results.into_plan.named_platforms import is_of_another, says

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
        ("Google Ads", "Google Ads", False),
        ("Google Ads", "Google Analytics", True),
        ("Google Ads", "Google Search Console", True),
        ("Google Ads", "Display & Video 360", True),
        ("Google", "Google Search Console", True),
        ("Google", "Display & Video 360", False),
        ("Google organisch", "Google Search Console", False),
        ("Google organisch", "Google Ads", True),
        ("Google Ads en Meta", "Meta", False),
        ("Sociale media", "Google Ads", True),
        ("Sociale media", "Meta", False),
        ("Zoekadvertenties", "Google Search Console", True),
        ("Search ads", "Google Search Console", True),
        ("Downloads", "Google Search Console", False),
        ("Organische bezoeken", "Google Analytics", True),
    ],
)
def test_whose_a_name_is(name: str, platform: str, another: bool) -> None:  # noqa: FBT001  # a case
    assert is_of_another(name, platform) is another


def test_a_name_says_a_platform_by_its_own_name_or_a_brand() -> None:
    assert says("Klikken Instagram", "Meta")
    assert says("Snapchat kliks", "Snapchat")
    assert not says("Klikken", "Meta")


def test_what_a_web_shop_or_site_counts_is_of_all_channels_together() -> None:
    budget = read_budget([BUDGET[0], ["Zoeken", "Think", "Google Ads", "activatie", 5_000]])
    framework = read_framework(KPIS)
    (row,), open_ = propose([measured("Google Analytics", "", "sessions")], (), framework, budget)
    assert (row.kpi, row.channel, row.certain) == ("Bezoeken", "", True)
    assert not open_
    rows, open_ = propose([measured("Google Analytics", "THINK_zoeken", "sessions")], (), framework, budget)
    assert not rows
    (why,) = open_.values()
    assert why is not None
    assert why.en == "this campaign can be of any channel: choose the channel yourself"


@pytest.mark.parametrize(
    ("source", "campaign", "metric", "certain"),
    [
        ("Meta", "SEE_dag", "impressions", True),
        ("Meta", "NL | See | dag", "impressions", True),
        ("Meta", "SEE-dag", "impressions", True),
        ("Meta", "[see] dag", "impressions", True),
        ("Meta", "Wat je moet see zien", "impressions", False),
        ("Meta", "awareness dag", "impressions", False),
        ("Meta", "prospecting_dag", "impressions", False),
        ("Meta", "THINK_uren", "link_clicks", True),
        ("Meta", "THINK_uren", "landing_page_views", False),
        ("Google Ads", "THINK_uren", "clicks", True),
    ],
)
def test_a_proposal_is_certain_where_stage_kpi_and_channel_are_said(
    source: str,
    campaign: str,
    metric: str,
    certain: bool,  # noqa: FBT001  # a case
) -> None:
    row = proposed(source, campaign, metric)
    assert isinstance(row, MappingRow)
    assert row.certain is certain


@pytest.mark.parametrize(
    ("channel", "source", "certain"),
    [
        ("YouTube", "Google Ads", True),
        ("Online video", "Google Ads", True),
        ("Merkcampagne", "Google Ads", False),
        ("Zoeken", "Google Search Console", False),
        ("Organisch zoeken", "Google Search Console", True),
        ("Radio", "Google Ads", True),  # of another, so the platform is the channel
    ],
)
def test_a_channel_that_says_nothing_of_the_platform_is_a_guess(channel: str, source: str, certain: bool) -> None:  # noqa: FBT001
    budget = read_budget([BUDGET[0], ["Zien", "See", channel, "activatie", 5_000]])
    (row,), _ = propose([measured(source, "SEE_film", "impressions")], (), read_framework(KPIS), budget)
    assert row.channel == (source if channel == "Radio" else channel)
    assert row.certain is certain


@pytest.mark.parametrize(
    ("kpi", "metric", "certain"),
    [
        ("Video impressions", "impressions", True),
        ("Viewable impressions", "impressions", False),
        ("Completed video views", "completed_views", True),
        ("Completed video views", "views", False),
        ("Website visits", "sessions", True),
        ("Visits to a shop", "sessions", False),
        ("Engaged sessions", "sessions", False),
    ],
)
def test_a_kpi_that_counts_less_or_something_else_is_a_guess(kpi: str, metric: str, certain: bool) -> None:  # noqa: FBT001
    framework = read_framework([KPIS[0], [kpi, "See", "indirect", "Leads", 0.1], ["Leads", "Do", "hoofd", None, None]])
    (row,), _ = propose([measured("LinkedIn", "SEE_film", metric)], (), framework, None)
    assert row.kpi == kpi
    assert row.certain is certain


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
