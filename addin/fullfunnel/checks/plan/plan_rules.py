"""PLN1xx: the do's and don'ts of the method, each with the sum behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import Finding, Severity, TableName
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.display import amount, both, percent
from fullfunnel.errors import FunnelError
from fullfunnel.framework.cells import words_of
from fullfunnel.framework.names import same_name
from fullfunnel.framework.numbers import read_number
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.cells import Cell

_LARGE: Final = 10_000.0
"""From this budget on, steering on direct conversion alone is a choice that wants a word."""
_CREATION: Final = 0.2
_FAR: Final = 0.4
"""Creation of 20% is the rule of thumb; above 40% it is far off."""


def _plan(  # noqa: PLR0913  # the parts of a finding
    code: str,
    severity: Severity,
    what: Text,
    advice: Text,
    words: tuple[str, ...],
    *,
    item: str = "",
    table: TableName = "plan",
    row: int = 0,
    column: str = "",
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        item=item,
        table=table,
        row=row,
        column=column,
        words=words,
        what=what,
        advice=advice,
    )


def _teams(plan: PlanSheet) -> Iterator[Finding]:
    """PLN101: every stage its own team, and nobody over all of them."""
    lines = [] if plan.budget is None else [line for line in plan.budget.lines if line.owner_team and line.stage]
    teams: dict[str, set[str]] = {}
    for line in lines:
        teams.setdefault(same_name(line.stage), set()).add(same_name(line.owner_team))
    shown = {same_name(line.owner_team): line.owner_team for line in lines}
    owner = words_of((plan.fields or {}).get("ffOwner"))
    if len(teams) < 2 or owner or set.intersection(*teams.values()):  # noqa: PLR2004  # one stage is no journey
        return
    if len(set.union(*teams.values())) < len(teams):
        return
    stages = {same_name(line.stage): line.stage for line in lines}
    said = ", ".join(
        f"{stages[stage]}: {' + '.join(sorted(shown[each] for each in names))}" for stage, names in teams.items()
    )
    yield _plan(
        "PLN101",
        "warning",
        Text(
            f"Elke fase heeft een eigen team ({said}) en niemand is eigenaar van het geheel.",
            f"Every stage has its own team ({said}) and nobody owns the whole.",
        ),
        Text(
            "Zet bij Eigenaar wie over alle fasen gaat, en plan ze samen.",
            "Name an owner over all stages, and plan them together.",
        ),
        tuple(shown.values()),
        table="ffBudget",
        column="owner_team",
    )


def _direct_only(plan: PlanSheet) -> Iterator[Finding]:
    """PLN102: a large budget on what converts directly, and nothing before it."""
    budget = plan.budget
    if budget is None:
        return
    total = budget.judged_cost + budget.unjudged_cost
    active = [line for line in budget.lines if line.kind != "creation" and line.amount > 0]
    if total < _LARGE or not active or not all(line.is_judged_on_results for line in active):
        return
    said = both(amount, total)
    named = ", ".join(dict.fromkeys(line.item or line.channel or line.stage for line in active))
    yield _plan(
        "PLN102",
        "warning",
        Text(
            f"De hele activatie van dit budget van € {said.nl} gaat naar kanalen die direct converteren: {named}.",
            f"All activation in this budget of € {said.en} goes to channels that convert directly: {named}.",
        ),
        Text(
            "Leg een deel in See en Think: wie nu niet zoekt, koopt later.",
            "Put a part in See and Think: who is not looking now buys later.",
        ),
        tuple(line.item or line.channel or line.stage for line in active),
        table="ffBudget",
        column="converts_directly",
    )


def _in_line(plan: PlanSheet) -> Iterator[Finding]:
    """PLN103: everyone walks the stages in line."""
    found = plan.targets
    if found is None:
        return
    framework = found.framework
    steps = framework.contributions
    if len(steps) < 3 or any(each.share < 1 for each in steps) or any(kpi.baseline for kpi in framework.kpis):  # noqa: PLR2004  # a journey of three steps
        return
    way = " → ".join(each.kpi for each in steps)
    yield _plan(
        "PLN103",
        "hint",
        Text(
            f"Iedereen loopt alle fasen op rij: {way} → {framework.main}, elk 100% en niets komt vanzelf.",
            f"Everyone walks all stages in line: {way} → {framework.main}, 100% each and nothing comes by itself.",
        ),
        Text(
            "Vul bij Vanzelf in wat zonder de campagne komt, of geef wie halverwege instapt een eigen rij met aandeel.",
            "Fill in under Baseline what comes without the campaign, or give who steps in half way a row with a share.",
        ),
        tuple(each.kpi for each in steps),
        table="ffKpis",
        column="share",
    )


def _no_target(plan: PlanSheet) -> Iterator[Finding]:
    """PLN104: a stage that nothing measurable is asked of."""
    found = plan.targets
    if found is None:
        return
    with_target: set[str] = set()
    stages: dict[str, str] = {}
    for kpi in found.framework.kpis:
        if not kpi.stage:
            continue
        stages.setdefault(same_name(kpi.stage), kpi.stage)
        try:
            found.of(kpi)
        except FunnelError as error:
            # A target that a bad rate holds back is another rule's.
            if error.excel == "#N/A":
                continue
        with_target.add(same_name(kpi.stage))
    for key, stage in stages.items():
        if key not in with_target and key != "care":
            yield _plan(
                "PLN104",
                "warning",
                Text(
                    f"In de fase {stage} heeft geen enkele KPI een doel.", f"No KPI in the stage {stage} has a target."
                ),
                Text(
                    "Laat een KPI van die fase bijdragen aan een volgende, of typ een eigen doel.",
                    "Let a KPI of that stage feed a next one, or type an own target.",
                ),
                (stage,),
                item=stage,
                table="ffKpis",
                column="stage",
            )


def _see_on_sales(plan: PlanSheet) -> Iterator[Finding]:
    """PLN105: See judged on the main KPI."""
    if plan.targets is None:
        return
    main = plan.targets.framework.main
    for message in plan.spoken:
        if message.asks == "see" and message.kpi and same_name(message.kpi) == same_name(main):
            yield Finding(
                code="PLN105",
                severity="warning",
                message=message.id,
                table="ffMessages",
                row=message.row,
                column="kpi",
                words=(message.kpi,),
                what=Text(
                    f"{message.id} staat in {message.stage} en wordt afgerekend op {message.kpi}, het hoofddoel.",
                    f"{message.id} stands in {message.stage} and is judged on {message.kpi}, the main goal.",
                ),
                advice=Text(
                    "Reken See af op bereik, uitgekeken video of bezoek; de bijdrage aan het hoofddoel is indirect.",
                    "Judge See on reach, completed views or visits; its contribution to the main goal is indirect.",
                ),
            )


def _max_cpa(plan: PlanSheet) -> Iterator[Finding]:
    """PLN106: what See, Think and creation cost leaves nothing for Do."""
    budget, fields = plan.budget, plan.fields
    if budget is None or fields is None or plan.targets is None:
        return
    allowable = _number(fields.get("ffAllowable"))
    goal = float(plan.targets.goal)
    if allowable is None or goal <= 0 or budget.judged_cost <= 0:
        return
    carried = budget.unjudged_cost / goal
    left, spent = allowable - carried, budget.judged_cost / goal
    if spent <= left:
        return
    cost, each, most, rest, do = (
        both(amount, value) for value in (budget.unjudged_cost, carried, allowable, left, spent)
    )
    yield _plan(
        "PLN106",
        "warning",
        Text(
            f"See, Think en creatie kosten € {cost.nl} = € {each.nl} per resultaat; van de toegestane € "
            f"{most.nl} blijft € {rest.nl} over, en Do kost € {do.nl} per resultaat.",
            f"See, Think and creation cost € {cost.en} = € {each.en} per result; of the allowable € "
            f"{most.en} this leaves € {rest.en}, and Do costs € {do.en} per result.",
        ),
        Text(
            f"Breng de kosten in Do terug tot € {rest.nl} per resultaat, of verlaag de kosten ervoor.",
            f"Bring the cost in Do down to € {rest.en} per result, or lower the cost before it.",
        ),
        (f"€ {cost.say(plan.language)}", f"€ {most.say(plan.language)}"),
        item="ffAllowable",
        table="ffBudget",
        column="amount",
    )


def _creation(plan: PlanSheet) -> Iterator[Finding]:
    """PLN107: creation far above 20% of the budget."""
    budget = plan.budget
    if budget is None:
        return
    made = sum(line.amount for line in budget.lines if line.kind == "creation")
    run = sum(line.amount for line in budget.lines if line.kind == "activation")
    if made + run <= 0 or made / (made + run) <= _FAR:
        return
    part, cost, total, rule = (
        both(percent, made / (made + run)),
        both(amount, made),
        both(amount, made + run),
        both(amount, _CREATION * (made + run)),
    )
    items = tuple(line.item or line.stage or line.channel for line in budget.lines if line.kind == "creation")
    named = ", ".join(dict.fromkeys(items))
    yield _plan(
        "PLN107",
        "hint",
        Text(
            f"Creatie ({named}) kost € {cost.nl} van € {total.nl} = {part.nl}; 20% is € {rule.nl}.",
            f"Creation ({named}) costs € {cost.en} of € {total.en} = {part.en}; 20% is € {rule.en}.",
        ),
        Text(
            "Maak minder uitingen of gebruik ze langer: wat niet gezien wordt, werkt niet.",
            "Make fewer ads or use them longer: what is not seen does not work.",
        ),
        items,
        table="ffBudget",
        column="kind",
    )


def _money_and_words(plan: PlanSheet) -> Iterator[Finding]:
    """PLN108 and PLN109: money without a message, messages without money."""
    if plan.budget is None or plan.messages is None or not plan.spoken or not plan.budget.lines:
        return
    paid = _paid_stages(plan.budget)
    said = {same_name(message.stage): message for message in plan.spoken if message.stage}
    for stage, (name, cost) in paid.items():
        if stage not in said and cost > 0:
            spent = both(amount, cost)
            yield _plan(
                "PLN108",
                "warning",
                Text(
                    f"Voor {name} staat € {spent.nl} in het budget, maar er is geen boodschap.",
                    f"{name} has € {spent.en} in the budget, but there is no message.",
                ),
                Text(
                    "Schrijf voor die fase een boodschap, of haal het bedrag weg.",
                    "Write a message for that stage, or take out the amount.",
                ),
                (name,),
                item=name,
                table="ffBudget",
                column="stage",
            )
    for stage, message in said.items():
        if stage not in paid and message.asks != "care":
            yield Finding(
                code="PLN109",
                severity="hint",
                message=message.id,
                item=message.stage,
                table="ffMessages",
                row=message.row,
                column="stage",
                words=(message.stage,),
                what=Text(
                    f"Voor {message.stage} zijn er boodschappen, maar in het budget staat niets.",
                    f"{message.stage} has messages, but nothing in the budget.",
                ),
                advice=Text(
                    "Zet een bedrag bij die fase, of laat de boodschap vervallen.",
                    "Put an amount with that stage, or drop the message.",
                ),
            )


def _paid_stages(budget: Budget) -> dict[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for line in budget.lines:
        if line.stage and line.kind != "creation":
            key = same_name(line.stage)
            found[key] = (line.stage, found.get(key, ("", 0.0))[1] + line.amount)
    return found


def _field(code: str, name: str, what: Text, advice: Text) -> Callable[[PlanSheet], Iterator[Finding]]:
    def check(plan: PlanSheet) -> Iterator[Finding]:
        if plan.fields is not None and name in plan.fields and not words_of(plan.fields[name]).strip():
            yield _plan(code, "hint", what, advice, (name,), item=name)

    return check


_PARTS: Final = ("audience", "need", "kpi", "owner", "cta")


def _briefing(plan: PlanSheet) -> Iterator[Finding]:
    """PLN112: one finding a row that lists what is missing, for the columns that the plan uses."""
    if plan.messages is None:
        return
    used = [part for part in _PARTS if any(getattr(message, part) for message in plan.spoken)]
    for message in plan.spoken:
        missing = [
            part for part in used if not getattr(message, part) and not (part == "cta" and message.asks == "see")
        ]
        if not missing:
            continue
        from fullfunnel.framework.columns import MESSAGE_COLUMNS  # noqa: PLC0415

        named = Text(
            ", ".join(MESSAGE_COLUMNS[part].nl for part in missing),
            ", ".join(MESSAGE_COLUMNS[part].en for part in missing),
        )
        shown = message.headline or message.id
        yield Finding(
            code="PLN112",
            severity="hint",
            message=message.id,
            table="ffMessages",
            row=message.row,
            column=missing[0],
            words=(shown,),
            what=Text(f"Bij ‘{shown}’ ontbreekt: {named.nl}.", f"‘{shown}’ lacks: {named.en}."),
            advice=Text(
                "Vul het aan: zonder dat kan niemand de boodschap maken of beoordelen.",
                "Fill it in: without it nobody can make or judge the message.",
            ),
        )


_MIXED: Final[tuple[tuple[frozenset[str], float, float, Text], ...]] = (
    (
        frozenset({"impressions", "vertoningen", "impressies"}),
        0.05,
        1.0,
        Text(
            "een prijs per vertoning; per klik zou dat gewoon zijn",
            "a price per impression; per click that would be usual",
        ),
    ),
    (
        frozenset({"clicks", "klikken", "visits", "bezoeken"}),
        0.0,
        1000.0,
        Text(
            "een prijs per duizend kliks; per duizend vertoningen zou dat gewoon zijn",
            "a price per thousand clicks; per thousand impressions that would be usual",
        ),
    ),
)


def _units(plan: PlanSheet) -> Iterator[Finding]:
    """KPI107: a CPC on impressions, a CPM on clicks."""
    if plan.targets is None:
        return
    for kpi in plan.targets.framework.kpis:
        for units, above, per, said in _MIXED:
            unit = same_name(kpi.unit)
            if unit not in units or not kpi.unit_cost or kpi.per != per or kpi.unit_cost <= above:
                continue
            volume = plan.targets.volume(kpi.name)
            if volume is None:
                continue
            cost, one, other = (
                both(amount, value)
                for value in (
                    float(volume.target) * kpi.unit_cost / per,
                    kpi.unit_cost,
                    float(volume.target) * kpi.unit_cost / (1000 if per == 1 else 1),
                )
            )
            yield Finding(
                code="KPI107",
                severity="warning",
                kpi=kpi.name,
                row=kpi.row,
                column="unit_cost",
                words=(kpi.name, f"€ {one.say(plan.language)}"),
                what=Text(
                    f"{kpi.name} kost € {one.nl} per {amount(per, 'nl')} {kpi.unit}: dat is {said.nl}. Samen € "
                    f"{cost.nl}.",
                    f"{kpi.name} costs € {one.en} per {amount(per, 'en')} {kpi.unit}: that is {said.en}. "
                    f"Together € {cost.en}.",
                ),
                advice=Text(
                    f"Bedoel je € {one.nl} per 1.000 (CPM), typ dan 1000 bij Per: dan is het € {other.nl}."
                    if per == 1
                    else f"Bedoel je € {one.nl} per klik, typ dan 1 bij Per.",
                    f"If you mean € {one.en} per 1,000 (CPM), type 1000 under Per: then it is € {other.en}."
                    if per == 1
                    else f"If you mean € {one.en} per click, type 1 under Per.",
                ),
            )


def _rounded_down(plan: PlanSheet) -> Iterator[Finding]:
    """KPI108: an own target that is the need rounded down."""
    if plan.targets is None:
        return
    for kpi in plan.targets.framework.kpis:
        volume = plan.targets.volume(kpi.name)
        if volume is None or kpi.own_target is None or volume.basis != "own":
            continue
        need, own = float(volume.need), kpi.own_target
        if own < need < own + 1:
            exact, typed = both(amount, need), both(amount, own)
            yield Finding(
                code="KPI108",
                severity="hint",
                kpi=kpi.name,
                row=kpi.row,
                column="own_target",
                words=(kpi.name, typed.say(plan.language)),
                what=Text(
                    f"Je doel voor {kpi.name} is {typed.nl}, terwijl {exact.nl} nodig is: naar beneden afgerond "
                    f"haal je het hoofddoel net niet.",
                    f"Your target for {kpi.name} is {typed.en}, while {exact.en} is needed: rounded down you "
                    f"just miss the main goal.",
                ),
                advice=Text(f"Rond naar boven af: {amount(own + 1, 'nl')}.", f"Round up: {amount(own + 1, 'en')}."),
            )


def _number(cell: Cell) -> float | None:
    try:
        return read_number(cell, same("ffAllowable"))
    except FunnelError:
        return None


def _everywhere(fails: Example, passes: Example) -> dict[str, dict[str, Example]]:
    """One example for both languages: it is about figures, not about words."""
    return {"fails": {"nl": fails, "en": fails}, "passes": {"nl": passes, "en": passes}}


_TEAMS: Final = (
    {"item": "Video", "stage": "See", "amount": 9000, "owner_team": "Brand"},
    {"item": "Search", "stage": "Do", "amount": 9000, "owner_team": "Performance"},
)
_KPIS: Final = (
    {"kpi": "Leads", "stage": "Do", "unit": "leads"},
    {"kpi": "Visits", "stage": "Think", "unit": "visits", "feeds": "Leads", "rate": 0.03},
    {"kpi": "Views", "stage": "See", "unit": "impressions", "feeds": "Visits", "rate": 0.01},
    {"kpi": "Reach", "stage": "See", "unit": "people", "feeds": "Views", "rate": 5},
)


def _kpis(**changed: Cell) -> tuple[dict[str, Cell], ...]:
    """The example framework, with cells of its Views changed."""
    return tuple({**row, **changed} if row["kpi"] == "Views" else dict(row) for row in _KPIS)


def _made(  # noqa: PLR0913, PLR0917  # the parts of a rule
    code: str,
    severity: Severity,
    title: Text,
    why: Text,
    check: Callable[[PlanSheet], Iterator[Finding]],
    fails: Example,
    passes: Example,
) -> Rule:
    return Rule(
        code=code,
        severity=severity,
        title=title,
        why=why,
        fails={"nl": fails, "en": fails},
        passes={"nl": passes, "en": passes},
        check=check,
    )


_DO_LINE: Final = {"item": "Search", "stage": "Do", "kind": "activation", "converts_directly": "yes", "amount": 20000}
_SEE_LINE: Final = {"item": "Video", "stage": "See", "kind": "activation", "converts_directly": "no", "amount": 9000}

RULES: Final = (
    _made(
        "PLN101",
        "warning",
        Text("Fasen gepland door losse teams", "Stages planned by separate teams"),
        Text(
            "Losse teams sturen elk op hun eigen cijfer; niemand bewaakt of het aansluit.",
            "Separate teams each steer on their own figure; nobody sees to it that it connects.",
        ),
        _teams,
        Example(budget=_TEAMS),
        Example(budget=_TEAMS, fields={"ffOwner": "Journey team"}),
    ),
    _made(
        "PLN102",
        "warning",
        Text("Alles op direct converterende kanalen", "All on directly converting channels"),
        Text(
            "Wie alleen oogst, heeft straks niets meer te oogsten.",
            "Who only harvests soon has nothing left to harvest.",
        ),
        _direct_only,
        Example(budget=(_DO_LINE,)),
        Example(budget=(_DO_LINE, _SEE_LINE)),
    ),
    _made(
        "PLN103",
        "hint",
        Text("Iedereen loopt de fasen op rij", "Everyone walks the stages in line"),
        Text(
            "Mensen stappen overal in; een plan zonder instap rekent te hoge doelen uit.",
            "People step in anywhere; a plan without that reckons targets that are too high.",
        ),
        _in_line,
        Example(kpis=_KPIS),
        Example(kpis=_kpis(baseline=200)),
    ),
    _made(
        "PLN104",
        "warning",
        Text("Een fase zonder meetbaar doel", "A stage without a measurable target"),
        Text("Wat geen doel heeft, kan niemand bijsturen.", "Nobody can steer what has no target."),
        _no_target,
        Example(kpis=({**_KPIS[0], "role": "main"}, {"kpi": "Visits", "stage": "Think", "unit": "visits"})),
        Example(kpis=_KPIS[:2]),
    ),
    _made(
        "PLN105",
        "warning",
        Text("See afgerekend op het hoofddoel", "See judged on the main goal"),
        Text(
            "See verkoopt niet; op leads afgerekend wordt het altijd geschrapt.",
            "See does not sell; judged on leads it is always cut.",
        ),
        _see_on_sales,
        Example(kpis=_KPIS, messages=({"id": "S1", "stage": "See", "kpi": "Leads", "headline": "Film"},)),
        Example(kpis=_KPIS, messages=({"id": "S1", "stage": "See", "kpi": "Views", "headline": "Film"},)),
    ),
    _made(
        "PLN106",
        "warning",
        Text("Max CPA vergeet See en Think", "Max CPA forgets See and Think"),
        Text(
            "De maximale CPA in Do moet ook dragen wat niet op verkoop wordt afgerekend.",
            "The maximum CPA in Do must also carry what is not judged on sales.",
        ),
        _max_cpa,
        Example(kpis=_KPIS, budget=(_DO_LINE, _SEE_LINE), fields={"ffAllowable": 25}),
        Example(kpis=_KPIS, budget=(_DO_LINE, _SEE_LINE), fields={"ffAllowable": 36}),
    ),
    _made(
        "PLN107",
        "hint",
        Text("Veel creatie, weinig activatie", "Much creation, little activation"),
        Text(
            "Half naar creatie en half naar activatie werkt slechter dan 20/80.",
            "Half on creation and half on activation does worse than 20/80.",
        ),
        _creation,
        Example(budget=(_SEE_LINE, {"item": "Shoot", "stage": "See", "kind": "creation", "amount": 9000})),
        Example(budget=(_SEE_LINE, {"item": "Shoot", "stage": "See", "kind": "creation", "amount": 2000})),
    ),
    _made(
        "PLN108",
        "warning",
        Text("Budget zonder boodschap", "Budget without a message"),
        Text(
            "Geld zonder boodschap wordt op het laatst met iets gevuld.",
            "Money without a message is filled with something at the last minute.",
        ),
        lambda plan: (each for each in _money_and_words(plan) if each.code == "PLN108"),
        Example(
            budget=(_SEE_LINE, _DO_LINE), messages=({"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop"},)
        ),
        Example(budget=(_DO_LINE,), messages=({"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop"},)),
    ),
    _made(
        "PLN109",
        "hint",
        Text("Boodschap zonder budget", "Message without budget"),
        Text("Een boodschap zonder geld ziet niemand.", "Nobody sees a message without money."),
        lambda plan: (each for each in _money_and_words(plan) if each.code == "PLN109"),
        Example(budget=(_DO_LINE,), messages=({"id": "S1", "stage": "See", "headline": "Film"},)),
        Example(budget=(_DO_LINE, _SEE_LINE), messages=({"id": "S1", "stage": "See", "headline": "Film"},)),
    ),
    _made(
        "PLN110",
        "hint",
        Text("Geen eigenaar over alle fasen", "No owner over all stages"),
        Text(
            "Zonder eigenaar bewaakt niemand of de boodschappen aansluiten.",
            "Without an owner nobody sees to it that the messages connect.",
        ),
        _field(
            "PLN110",
            "ffOwner",
            Text("Bij Eigenaar (ffOwner) staat niemand.", "Nobody is named as owner (ffOwner)."),
            Text("Vul in wie over alle fasen gaat.", "Fill in who is over all stages."),
        ),
        Example(fields={"ffOwner": None}),
        Example(fields={"ffOwner": "Sanne"}),
    ),
    _made(
        "PLN111",
        "hint",
        Text("Een plan zonder waarom", "A plan without its why"),
        Text(
            "Eén zin waarom dit plan er is, neemt belanghebbenden mee.",
            "One sentence on why this plan exists takes stakeholders along.",
        ),
        _field(
            "PLN111",
            "ffWhy",
            Text("Bij Waarom (ffWhy) staat nog niets.", "Nothing stands under Why (ffWhy) yet."),
            Text("Schrijf in één zin waarom dit plan er is.", "Write in one sentence why this plan exists."),
        ),
        Example(fields={"ffWhy": ""}),
        Example(fields={"ffWhy": "Meer mensen met de trein op pad."}),
    ),
    _made(
        "PLN112",
        "hint",
        Text("Briefing niet compleet", "Briefing not complete"),
        Text(
            "Zonder doelgroep, behoefte, KPI, eigenaar of oproep kan niemand de boodschap maken.",
            "Without audience, need, KPI, owner or call nobody can make the message.",
        ),
        _briefing,
        Example(
            messages=(
                {"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop", "owner": "Sanne"},
                {"id": "D2", "stage": "Do", "headline": "Nu € 6", "cta": "Koop"},
            )
        ),
        Example(
            messages=(
                {"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop", "owner": "Sanne"},
                {"id": "D2", "stage": "Do", "headline": "Nu € 6", "cta": "Koop", "owner": "Ali"},
            )
        ),
    ),
    _made(
        "KPI107",
        "warning",
        Text("Prijs per klik op vertoningen", "Price per click on impressions"),
        Text(
            "Een CPC op vertoningen rekent duizend keer te veel, een CPM op kliks duizend keer te weinig.",
            "A CPC on impressions asks a thousand times too much, a CPM on clicks a thousand times too little.",
        ),
        _units,
        Example(kpis=_kpis(unit_cost=0.35, per=1)),
        Example(kpis=_kpis(unit_cost=3.5, per=1000)),
    ),
    _made(
        "KPI108",
        "hint",
        Text("Doel naar beneden afgerond", "Target rounded down"),
        Text("Naar beneden afronden mist het hoofddoel.", "Rounding down misses the main goal."),
        _rounded_down,
        Example(
            kpis=(
                {"kpi": "Leads"},
                {"kpi": "Visits", "unit": "visits", "feeds": "Leads", "rate": 0.03, "own_target": 33333},
            ),
            goal=1000,
        ),
        Example(
            kpis=(
                {"kpi": "Leads"},
                {"kpi": "Visits", "unit": "visits", "feeds": "Leads", "rate": 0.03, "own_target": 33334},
            ),
            goal=1000,
        ),
    ),
)
