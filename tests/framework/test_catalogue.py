"""The KPI catalogue and the names people use."""

from __future__ import annotations

from collections import Counter

import pytest

from fullfunnel.framework.catalogue import catalogue, catalogue_kpi, suggestions
from fullfunnel.framework.names import same_name
from fullfunnel.framework.stages import AIDA, SEE_THINK_DO_CARE, TOUCH_TELL_SELL, is_converting, stage_model


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("bezoeken", "Sessions / visits"),
        ("Website visits", "Sessions / visits"),
        ("impressies", "Impressions"),
        ("CPA", "CPA (Do media only)"),
        ("MQL's", "Marketing qualified leads"),
        ("Bereik", "Reach (unique people)"),
        ("  CONVERSIERATIO ", "Conversion rate"),
    ],
)
def test_a_synonym_finds_its_kpi(name: str, meant: str) -> None:
    found = catalogue_kpi(name)
    assert found is not None
    assert found.name.en == meant


def test_a_word_means_one_kpi_only() -> None:
    words = Counter(
        word for kpi in catalogue() for word in {same_name(each) for each in (*kpi.synonyms, kpi.name.nl, kpi.name.en)}
    )
    assert [word for word, count in words.items() if count > 1] == []


def test_a_misspelt_name_gets_suggestions_in_the_language() -> None:
    assert "Sessies / bezoeken" in suggestions("bezoekn", "nl")
    assert "Impressions" in suggestions("imppressions", "en")
    assert suggestions("qqqqqq", "en") == []


def test_benchmarks_are_hints_with_a_source_and_a_date() -> None:
    hints = [kpi.benchmark for kpi in catalogue() if kpi.benchmark is not None]
    assert len(hints) >= 20
    assert all(hint.source and hint.seen == "2026-11" for hint in hints)


def test_every_kpi_stands_in_a_stage_and_has_both_names() -> None:
    assert len(catalogue()) == 82
    for kpi in catalogue():
        assert SEE_THINK_DO_CARE.find(kpi.stage)
        assert kpi.name.nl
        assert kpi.name.en
        assert kpi.unit.nl
        assert kpi.unit.en


def test_stage_models_are_known_by_their_stages() -> None:
    assert stage_model(["See", "Do"]) == SEE_THINK_DO_CARE
    assert stage_model(["touch", "SELL"]) == TOUCH_TELL_SELL
    assert stage_model(["Awareness", "Interesse", "Actie"]) == AIDA
    own = stage_model(["Dromen", "Plannen", "Boeken"])
    assert [stage.nl for stage in own.stages] == ["Dromen", "Plannen", "Boeken"]
    assert own.converting is None


def test_the_converting_stage_is_known_in_both_languages() -> None:
    assert is_converting("do")
    assert is_converting("Sell")
    assert is_converting("Actie")
    assert is_converting("Action")
    assert not is_converting("Think")
    assert not is_converting("Boeken")
