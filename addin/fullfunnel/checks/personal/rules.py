"""DAT1xx: personal data in any cell of the plan, and audiences that are handed to somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import Finding, TableName
from fullfunnel.checks.personal.kinds import CUSTOMER_HEADERS, KINDS, Kind, masked, personal_in
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.framework.cells import words_of
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.checks.plan_sheet import PlanSheet

_ADVICE: Final = Text(
    "Haal het uit het plan. Ook gehasht of pseudoniem blijft het een persoonsgegeven; een plan heeft aan aantallen "
    "genoeg.",
    "Take it out of the plan. Hashed or pseudonymous it still is personal data; a plan needs no more than counts.",
)
_SHARED: Final = re.compile(
    r"customer[\s-]?match|custom[\s-]audience|lookalike|look-alike|similar audience|vergelijkbare doelgroep|"
    r"klantenlijst|customer list|crm[\s-]?(?:lijst|list|upload)|matched audience|data[\s-]?onboarding|liveramp|"
    r"first[\s-]party (?:data )?upload",
    re.IGNORECASE,
)
_TABLES: Final[dict[str, TableName]] = {
    "ffkpis": "ffKpis",
    "ffmessages": "ffMessages",
    "ffbudget": "ffBudget",
    "ffresults": "ffResults",
}


def _cells(plan: PlanSheet) -> Iterator[tuple[TableName, int, str, str]]:
    """Every text cell below a header row: table, row, header and text."""
    for name, rows in plan.cells.items():
        headers = [words_of(cell) for cell in rows[0]] if rows else []
        for number, row in enumerate(rows[1:], start=2):
            for header, cell in zip(headers, row, strict=False):
                if isinstance(cell, str) and cell.strip():
                    yield _TABLES.get(name.casefold(), "plan"), number, header, cell


def _kind_check(kind: Kind) -> Callable[[PlanSheet], Iterator[Finding]]:
    def check(plan: PlanSheet) -> Iterator[Finding]:
        for table, row, header, text in _cells(plan):
            for found, data in personal_in(text):
                if found.code == kind.code:
                    yield _finding(kind.code, kind.name, table, row, header, masked(data))
        for name, value in (plan.fields or {}).items():
            if isinstance(value, str):
                for found, data in personal_in(value):
                    if found.code == kind.code:
                        yield _finding(kind.code, kind.name, "plan", 0, name, masked(data))

    return check


def _finding(  # noqa: PLR0913, PLR0917  # the parts of a finding
    code: str, name: Text, table: TableName, row: int, header: str, shown: str
) -> Finding:
    return Finding(
        code=code,
        severity="error",
        item=header,
        table=table,
        row=row,
        column=header,
        words=(shown,),
        what=Text(
            f"In de kolom ‘{header}’ staat {name.nl}: {shown}.", f"The column ‘{header}’ holds {name.en}: {shown}."
        ),
        advice=_ADVICE,
    )


def _customer_columns(plan: PlanSheet) -> Iterator[Finding]:
    for name, rows in plan.cells.items():
        for index, cell in enumerate(rows[0] if rows else ()):
            header = words_of(cell).strip()
            filled = [row[index] for row in rows[1:] if index < len(row) and row[index] is not None]
            if CUSTOMER_HEADERS.match(header) and filled:
                shown = masked(words_of(filled[0]))
                yield _finding(
                    "DAT105",
                    Text("een nummer dat naar één persoon leidt", "a number that leads to one person"),
                    _TABLES.get(name.casefold(), "plan"),
                    2,
                    header,
                    shown,
                )


def _handed_over(plan: PlanSheet) -> Iterator[Finding]:
    if plan.messages is None or plan.fields is None:
        return
    told = words_of(plan.fields.get("ffRecipients"))
    for message in plan.messages.rows:
        found = next((hit for text in (message.audience, message.channel) if (hit := _SHARED.search(text))), None)
        if found is None or (told and _names(told, message.channel)):
            continue
        shown, channel = found.group(), message.channel or "–"
        yield Finding(
            code="DAT107",
            severity="warning",
            message=message.id,
            table="ffMessages",
            row=message.row,
            column="audience",
            words=(shown,),
            what=Text(
                f"‘{shown}’ deelt klantgegevens met {channel}, en bij de ontvangers staat "
                f"{f'‘{told}’' if told else 'niemand'}.",
                f"‘{shown}’ shares customer data with {channel}, and the recipients are "
                f"{f'‘{told}’' if told else 'blank'}.",
            ),
            advice=Text(
                "Noem de ontvanger bij Ontvangers (ffRecipients) zoals je privacyverklaring dat doet, of gebruik een "
                "doelgroep zonder klantgegevens. Pseudoniem delen telt ook.",
                "Name the recipient under Recipients (ffRecipients) as your privacy statement does, or use an audience "
                "without customer data. Pseudonymous sharing counts too.",
            ),
        )


def _names(told: str, channel: str) -> bool:
    """Whether the recipients name the channel, or its owner."""
    owners = {"facebook": "meta", "instagram": "meta", "youtube": "google", "google ads": "google", "dv360": "google"}
    said, wanted = same_name(told), same_name(channel)
    words = {wanted, *wanted.split(), *(owner for name, owner in owners.items() if name in wanted)}
    return not wanted or any(len(word) > 1 and word in said for word in words)


def _cell(text: str, header: str = "audience") -> Example:
    return Example(messages=({"id": "M1", "stage": "Do", header: text},))


_SHOWN: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "DAT101": ("mail jan.devries@example.nl", "mail de klantenservice", ("€ 5 per stuk @home", "@merk op Instagram")),
    "DAT102": ("bel 06 12345678", "bel 0800-gratis", ("order 2025-11-24", "bereik 1.250.000", "0,35%")),
    "DAT103": ("BSN 111222333", "BSN 111222334", ("123456789 vertoningen", "€ 111222333")),
    "DAT104": ("NL91 ABNA 0417 1643 00", "NL91 ABNA 0417 1643 01", ("XX12 CODE 2025",)),
    "DAT106": ("_ga=GA1.2.1234567890.1700000000", "cookie toegestaan", ("versie 1.2.3",)),
}


def _kind_rule(kind: Kind) -> Rule:
    fails, passes, near = _SHOWN[kind.code]
    return Rule(
        code=kind.code,
        severity="error",
        title=Text(f"In een cel staat {kind.name.nl}", f"A cell holds {kind.name.en}"),
        why=Text(
            "Een plan gaat rond in mails en mappen. Persoonsgegevens horen daar niet in, ook niet pseudoniem.",
            "A plan goes round in mails and folders. Personal data does not belong there, pseudonymous or not.",
        ),
        fails={"nl": _cell(fails), "en": _cell(fails)},
        passes={"nl": _cell(passes), "en": _cell(passes)},
        near_misses={"nl": tuple(map(_cell, near)), "en": tuple(map(_cell, near))},
        check=_kind_check(kind),
    )


_OWN: Final = Example(messages=({"id": "M1", "stage": "Do", "Klantnummer": "KL-20931"},))
_NOT_OWN: Final = Example(messages=({"id": "M1", "stage": "Do", "Ordernummer intern": "12"},))
_MATCH: Final[dict[str, object]] = {"id": "M1", "stage": "Do", "audience": "Customer match, kopers", "channel": "Meta"}

RULES: Final = (
    *map(_kind_rule, KINDS),
    Rule(
        code="DAT105",
        severity="error",
        title=Text("Een kolom met klantnummers", "A column of customer numbers"),
        why=Text(
            "Een klantnummer leidt naar één mens en is dus een persoonsgegeven.",
            "A customer number leads to one person, so it is personal data.",
        ),
        fails={"nl": _OWN, "en": Example(messages=({"id": "M1", "stage": "Do", "Customer ID": "C-20931"},))},
        passes={"nl": _NOT_OWN, "en": _NOT_OWN},
        check=_customer_columns,
    ),
    Rule(
        code="DAT107",
        severity="warning",
        title=Text(
            "Klantgegevens naar een ander zonder dat die genoemd is", "Customer data handed to somebody not named"
        ),
        why=Text(
            "Wie gegevens krijgt, moet in de privacyverklaring staan.",
            "Whoever receives data must be named in the privacy statement.",
        ),
        fails={lang: Example(messages=(_MATCH,), fields={"ffRecipients": None}) for lang in ("nl", "en")},
        passes={lang: Example(messages=(_MATCH,), fields={"ffRecipients": "Meta, Google"}) for lang in ("nl", "en")},
        check=_handed_over,
    ),
)
