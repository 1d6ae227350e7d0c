"""From a range of cells to a ``Framework``: the table a marketeer keeps, read as she means it.

Rows may be blank, totals, or the second row of a KPI that feeds two others (its name repeated, or blank where the
cells are merged). What cannot be read in one way is an error that names the row, the column and what to do next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import ALL_KPI_COLUMNS, PERIODIC_COLUMNS, SCENARIO_COLUMNS
from fullfunnel.framework.contributions import contributions_of, lines_of, refuse_feeding_ratios
from fullfunnel.framework.formula import Formula, read_formula
from fullfunnel.framework.framework import Contribution, Framework, Kpi, Periodic, Pool
from fullfunnel.framework.kpi_names import Spellings
from fullfunnel.framework.kpi_rows import KpiRows, no_name
from fullfunnel.framework.names import same_name
from fullfunnel.framework.order import fed_first
from fullfunnel.framework.stages import as_spelled
from fullfunnel.framework.table import Table, is_total, read_table
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.framework.typed.period import Period
from fullfunnel.framework.typed.typed_scenario import scenario_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fullfunnel.framework.catalogue import Direction, Role

ROLE_WORDS: Final[dict[Role, Text]] = {
    "main": Text("hoofd", "main"),
    "direct": Text("direct", "direct"),
    "indirect": Text("indirect", "indirect"),
    "guard": Text("bewaking", "guard"),
}
POOL_WORDS: Final[dict[Pool, Text]] = {
    "shared": Text("gedeeld", "shared"),
    "separate": Text("apart", "separate"),
}
_ROLES: Final[dict[str, Role]] = {
    **{word: role for role, text in ROLE_WORDS.items() for word in text},
    **dict.fromkeys(("hoofd-kpi", "hoofdkpi", "hoofddoel", "main kpi", "primary"), "main"),
    **dict.fromkeys(("guard rail", "guardrail", "bewaken"), "guard"),
}
_POOLS: Final[dict[str, Pool]] = {
    **{word: pool for pool, text in POOL_WORDS.items() for word in text},
    **dict.fromkeys(("gescheiden", "eigen", "los", "own"), "separate"),
    "samen": "shared",
}
DIRECTION_WORDS: Final[dict[Direction, Text]] = {
    "higher": Text("hoger", "higher"),
    "lower": Text("lager", "lower"),
    "range": Text("bandbreedte", "range"),
    "limit": Text("limiet", "limit"),
}
_DIRECTIONS: Final[dict[str, Direction]] = {
    **{word: direction for direction, text in DIRECTION_WORDS.items() for word in text},
    **dict.fromkeys(("up", "omhoog", "meer", "more", "hoog", "high"), "higher"),
    **dict.fromkeys(("down", "omlaag", "minder", "less", "laag", "low"), "lower"),
    **dict.fromkeys(("tussen", "between", "bereik"), "range"),
    **dict.fromkeys(("grens", "hooguit", "at most", "max", "maximum"), "limit"),
}
Word = TypeVar("Word", bound=str)


def read_framework(given: object) -> Framework:
    """The plan in a range of cells, header row included.

    Args:
        given: rows of cells as any host gives them; see :func:`~fullfunnel.framework.typed.cells.rows_of`.

    Raises:
        BadInput: the range has no header row, a header is missing, or a cell cannot be read.
        NotFound: a KPI feeds, or a formula names, a KPI that is not in the table.
        NoAnswer: the KPIs feed each other in a circle.
    """
    table = read_table(
        given,
        ALL_KPI_COLUMNS,
        required=("kpi", "feeds", "rate"),
        periodic=PERIODIC_COLUMNS,
        nameable=SCENARIO_COLUMNS,
    )
    try:
        return _framework(table)
    except FunnelError as error:
        error.language = table.language
        raise


def _framework(table: Table) -> Framework:
    entries = _gather(table)
    if not entries:
        raise BadInput(
            Text(
                "Er staat nog geen KPI in de tabel. Begin met je hoofddoel, bijvoorbeeld Leads.",
                "There is no KPI in the table yet. Start with your main goal, for instance Leads.",
            )
        )
    spellings = Spellings((key, entry.name) for key, entry in entries.items())
    lines = lines_of(list(entries.values()), spellings, table.language)
    separate = frozenset(
        entry.name for entry in entries.values() if _POOLS.get(same_name(entry.words("pool")[0])) == "separate"
    )
    contributions = contributions_of(lines, entries, separate)
    formulas = {entry.name: _formula(entry, spellings) for entry in entries.values()}
    refuse_feeding_ratios({name for name, formula in formulas.items() if formula is not None}, contributions)
    roles = {entry.name: _word(entry, "role", _ROLES, tuple(ROLE_WORDS.values())) for entry in entries.values()}
    volumes = [name for name, formula in formulas.items() if formula is None]
    feeding: dict[str, list[str]] = {name: [] for name in volumes}
    for each in contributions:
        feeding[each.kpi].append(each.feeds)
    fed_first(feeding, table.language)  # a circle has no end, so it is refused before a main KPI is looked for
    main = _main(volumes, roles, contributions)
    periodic = [each for entry in entries.values() for each in _periodic(entry)]
    rows = {entry.name: entry.rows for entry in entries.values()}
    stages: dict[str, str] = {}
    """Each stage in the first spelling that the table gives it: Klaar and klaar are one."""
    for entry in entries.values():
        stages.setdefault(same_name(_stage(entry)), _stage(entry))
    return Framework(
        language=table.language,
        scenarios=tuple(filter(None, (scenario_of(name, table, rows, lines) for name in _scenario_names(table)))),
        periodic=tuple(periodic),
        period=_period(table),
        kpis=tuple(
            _kpi(
                entry,
                stages[same_name(_stage(entry))],
                roles[entry.name] or _role(entry.name, main, feeding),
                formulas[entry.name],
            )
            for entry in entries.values()
        ),
        contributions=tuple(contributions),
        main=main,
    )


def _gather(table: Table) -> dict[str, KpiRows]:
    """The rows of each KPI together, in the order of the table."""
    entries: dict[str, KpiRows] = {}
    current: KpiRows | None = None
    announced = above = ""
    merged = _has_merged_stages(table)
    for row in table:
        name = row.words("kpi")
        if is_total(name) and not row.words("feeds") and not row.words("formula"):
            continue
        if not name:
            if not row.words("feeds"):
                if row.words("rate") or row.words("share"):
                    raise no_name(row)
                announced = row.words("stage") or announced  # a line that only announces a stage
                continue
            if current is None:
                raise no_name(row)
        elif current is None or same_name(name) != same_name(current.name):
            current = entries.setdefault(same_name(name), KpiRows(name, row))
        current.rows.append(row)
        above = row.words("stage") or above
        if not row.words("formula"):  # a ratio without a stage is about the whole plan
            current.stage = current.stage or announced or (above if merged else "")
    return entries


def _has_merged_stages(table: Table) -> bool:
    """Whether each stage is named once, on the first of its KPIs, as in a table whose stage cells are merged.

    Where a stage is named on every row, a blank one is blank: sorting the table must not move a KPI to another stage.
    """
    named = [same_name(row.words("stage")) for row in table if row.words("kpi") and row.words("stage")]
    return len(named) == len(set(named))


def _period(table: Table) -> Period | None:
    """The days of the plan, where the table has a column for the first and one for the last of them."""
    ends: dict[str, date] = {}
    for row in table:
        for column in ("plan_start", "plan_end"):
            day = read_date(row.cells.get(column), row.place(column), table.language)
            if day is not None and ends.setdefault(column, day) != day:
                place = row.place(column)
                raise BadInput(
                    Text(
                        f"Deze dag is een andere dan op een rij erboven ({place.nl}). Een plan heeft één begin en "
                        "één einde: maak ze gelijk.",
                        f"This day differs from the one on a row above ({place.en}). A plan has one start and one "
                        "end: make them equal.",
                    )
                )
    return Period(ends["plan_start"], ends["plan_end"]) if len(ends) == 2 else None  # noqa: PLR2004  # both ends


def _scenario_names(table: Table) -> list[str]:
    names: dict[str, str] = {}
    for each in table.named:
        names.setdefault(same_name(each.name), each.name)
    return list(names.values())


def _periodic(entry: KpiRows) -> list[Periodic]:
    """The volumes of a KPI that say for how long they count."""
    return [
        Periodic(kpi=entry.name, row=entry.first.number, column=column, value=value, unit=unit)
        for column in PERIODIC_COLUMNS
        for value, unit in (entry.volume(column),)
        if value is not None and unit is not None
    ]


def _stage(entry: KpiRows) -> str:
    return as_spelled(entry.words("stage")[0] or entry.stage)


def _kpi(entry: KpiRows, stage: str, role: Role, formula: Formula | None) -> Kpi:
    per = entry.number("per")
    if per == 0:
        place = entry.first.place("per")
        raise BadInput(
            Text(
                f"‘Per’ kan geen 0 zijn ({place.nl}). Vul 1 in voor een prijs per stuk, 1000 voor een CPM.",
                f"‘Per’ cannot be 0 ({place.en}). Type 1 for a price per piece, 1000 for a CPM.",
            )
        )
    return Kpi(
        name=entry.name,
        row=entry.first.number,
        stage=stage,
        role=role,
        unit=entry.words("unit")[0],
        baseline=entry.volume("baseline")[0] or 0.0,
        pool=_word(entry, "pool", _POOLS, tuple(POOL_WORDS.values())) or "shared",
        cap=entry.volume("cap")[0],
        unit_cost=entry.number("unit_cost"),
        per=per or 1.0,
        formula=formula,
        own_target=entry.volume("own_target")[0],
        outflow=entry.volume("outflow")[0] or 0.0,
        minimum=entry.volume("minimum")[0],
        channel=next(filter(None, (row.words("channel") for row in entry.rows)), ""),
        direction=_word(entry, "direction", _DIRECTIONS, tuple(DIRECTION_WORDS.values())),
    )


def _formula(entry: KpiRows, spellings: Spellings) -> Formula | None:
    typed, row = entry.words("formula")
    return read_formula(typed, spellings, row.place("formula")) if typed else None


def _word(entry: KpiRows, column: str, words: dict[str, Word], choices: tuple[Text, ...]) -> Word | None:
    """What a word of a fixed list stands for, ``None`` for a blank cell."""
    typed, row = entry.words(column)
    if not typed:
        return None
    if same_name(typed) in words:
        return words[same_name(typed)]
    place = row.place(column)
    raise BadInput(
        Text(
            f"‘{typed}’ is hier geen geldige keuze ({place.nl}). Kies uit "
            f"{', '.join(each.nl for each in choices)}, of laat de cel "
            "leeg.",
            f"‘{typed}’ is not a valid choice here ({place.en}). Choose from "
            f"{', '.join(each.en for each in choices)}, or leave the cell blank.",
        )
    )


def _main(volumes: list[str], roles: dict[str, Role | None], contributions: list[Contribution]) -> str:
    """The main KPI: the one with that role, else the only one that is fed and feeds nothing."""
    said = [name for name, role in roles.items() if role == "main"]
    if not said:
        feeding, fed = {each.kpi for each in contributions}, {each.feeds for each in contributions}
        ends = [name for name in volumes if name not in feeding and roles[name] is None]
        said = [name for name in ends if name in fed] or (ends if len(ends) == 1 else [])
    if len(said) == 1:
        return said[0]
    names = ", ".join(said)
    main = ROLE_WORDS["main"]
    if said:
        raise BadInput(
            Text(
                f"Een plan heeft één hoofddoel, maar hier zijn er {len(said)}: {names}. Zet bij één KPI de rol "
                f"‘{main.nl}’.",
                f"A plan has one main KPI, but there are {len(said)} here: {names}. Give one KPI the role ‘{main.en}’.",
            )
        )
    raise BadInput(
        Text(
            f"Geen hoofddoel gevonden. Zet bij één KPI de rol ‘{main.nl}’, of vul bij de andere KPI's in waaraan ze "
            "bijdragen.",
            f"No main KPI found. Give one KPI the role ‘{main.en}’, or fill in what the other KPIs feed.",
        )
    )


def _role(name: str, main: str, feeding: Mapping[str, list[str]]) -> Role:
    """The role that a KPI's place in the plan gives it, where none was typed."""
    if name == main:
        return "main"
    feeds = feeding.get(name)
    if not feeds:
        return "guard"
    return "direct" if main in feeds else "indirect"
