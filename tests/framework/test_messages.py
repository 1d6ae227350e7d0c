"""Reading the messages: any order of columns, both languages, landing pages, IDs in a cell."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.framework.messages import ids_in, read_messages

TABLE: list[list[Any]] = [
    ["Kop", "ID", "Fase", "Volgt op", "Prijs", "Mijn kolom"],
    ["Stap in", "S1", "See", None, None, "x"],
    [None, None, None, None, None, None],
    ["Trein + Artis", "D1", "Do", "S1; T1", 39.5, None],
    ["Boek hier", "L1", "Landingspagina", None, None, None],
]


def test_rows_columns_and_what_a_stage_asks() -> None:
    messages = read_messages(TABLE)
    assert messages.language == "nl"
    assert [(each.id, each.row, each.asks, each.is_landing) for each in messages.rows] == [
        ("S1", 2, "see", False),
        ("D1", 4, "do", False),
        ("L1", 5, None, True),
    ]
    assert messages.rows[1].follows == ("S1", "T1")
    assert messages.find(" d1 ").headline == "Trein + Artis"


@pytest.mark.parametrize(
    ("stage", "asks"),
    [("Touch", "see"), ("Tell", "think"), ("Sell", "do"), ("Aandacht", "see"), ("Action", "do"), ("Ontdekken", None)],
)
def test_other_stage_models_ask_the_same(stage: str, asks: str | None) -> None:
    (message,) = read_messages([["ID", "Stage", "Headline"], ["M1", stage, "Hello"]]).rows
    assert message.asks == asks


def test_an_unknown_id_says_what_may_be_meant() -> None:
    with pytest.raises(NotFound, match="Bedoel je D1"):
        read_messages(TABLE).find("D11")


def test_a_table_without_stages_says_so() -> None:
    with pytest.raises(BadInput, match="Stage"):
        read_messages([["ID", "Headline"], ["M1", "Hello"]])


def test_ids_however_they_are_set_apart() -> None:
    assert ids_in("S1, S2;S3\nT1 en T2") == ("S1", "S2", "S3", "T1", "T2")
    assert ids_in("") == ()
