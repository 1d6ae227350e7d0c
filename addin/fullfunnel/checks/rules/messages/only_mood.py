"""MSG102: only brand or mood in Do."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.language import Text

RULE: Final = wrong_stage(
    code="MSG102",
    severity="warning",
    cases=(("do", "see"),),
    title=Text("Alleen merk of sfeer in Do", "Only brand or mood in Do"),
    why=Text(
        "Wie wil kopen, moet zien wat er te krijgen is, voor hoeveel en hoe.",
        "Somebody who is ready to act must see what there is to get, for how much, and how.",
    ),
    advice=Text(
        "Noem het product, de prijs of het aanbod, en zeg wat iemand nu kan doen; of zet deze boodschap in See.",
        "Name the product, the price or the offer, and say what to do now; or move this message to See.",
    ),
    fails={
        "nl": Example.said(
            ("Do", "De zee vergeet niemand", "Het verhaal van vier zusters en hun oude boot.", "Bekijk de film")
        ),
        "en": Example.said(
            ("Do", "The sea forgets nobody", "The story of four sisters and their old boat.", "Watch the film")
        ),
    },
    passes={
        "nl": Example.said(
            ("Do", "Zeilles voor beginners, € 95", "Nog 6 plekken in mei. Inclusief zwemvest.", "Boek je les")
        ),
        "en": Example.said(
            (
                "Do",
                "Sailing lessons for beginners, £95",
                "6 places left in May. Life jacket included.",
                "Book your lesson",
            )
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                ("Do", "Wees de held van Saar", "Met € 10 per maand krijgt zij elke dag een maaltijd.", "Word donateur")
            ),
        ),
        "en": (
            Example.said(("Do", "Be somebody's hero tonight", "£10 a month feeds a child every day.", "Donate now")),
        ),
    },
)
