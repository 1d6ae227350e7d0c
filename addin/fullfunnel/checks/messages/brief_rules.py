"""MSG1xx and MSG2xx that look at a message's place and parts rather than at the stage its words point to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import Finding, Severity
from fullfunnel.checks.messages.channels import limits_of
from fullfunnel.checks.messages.copy import copy_of
from fullfunnel.checks.messages.stage_rules import lines
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.errors import BadInput
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.numbers import read_number
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.framework.messages import Message

_ACTS: Final = frozenset({"asks to act", "tells to act", "asks for a step", "takes off the price", "has a vacancy"})
_EARLIER: Final = Phrases(
    {
        "earlier": (
            "zoals je zag",
            "zoals u zag",
            "zoals je in",
            "zoals we eerder",
            "zoals beloofd",
            "je zag onze",
            "u zag onze",
            "vorige keer vertelden",
            "in onze vorige",
            "in de vorige",
            "zoals eerder",
            "nog steeds twijfel*",
            "weet je nog",
            "herinner je je",
            "dit is deel",
            "deel 2",
            "het vervolg",
            "nu je de video",
            "na het zien van",
            "je hebt de video",
            "je keek naar",
            "u keek naar",
            "as you saw",
            "as we said",
            "as promised",
            "as seen in our",
            "remember our",
            "remember when we",
            "in our last",
            "in the last video",
            "you watched our",
            "you saw our",
            "part 2",
            "part two",
            "the sequel",
            "now that you've seen",
            "now that you have seen",
            "since you watched",
            "still undecided",
            "like we showed",
        )
    }
)
_TOO_LONG_DAYS: Final = 30


def _on(  # noqa: PLR0913, PLR0917  # the parts of a finding
    code: str, severity: Severity, message: Message, column: str, words: tuple[str, ...], what: Text, advice: Text
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        message=message.id,
        table="ffMessages",
        row=message.row,
        column=column,
        words=words,
        what=what,
        advice=advice,
    )


def _no_call(plan: PlanSheet) -> Iterator[Finding]:
    for message in plan.spoken:
        if message.asks != "do" or message.cta or not (message.headline or message.body):
            continue
        if any(hit.cue in _ACTS for hit in copy_of(message).hits):
            continue
        shown = message.headline or message.body
        yield _on(
            "MSG103",
            "warning",
            message,
            "cta",
            (shown,),
            Text(
                f"‘{shown}’ staat in de fase waarin mensen iets doen, maar zegt niet wat: er is geen oproep.",
                f"‘{shown}’ stands where people act, but does not say what to do: there is no call to action.",
            ),
            Text("Vul bij Oproep in wat iemand nu kan doen.", "Fill in under CTA what the reader can do now."),
        )


def _assumes(plan: PlanSheet) -> Iterator[Finding]:
    for message in plan.spoken:
        copy = copy_of(message)
        for part in ("headline", "body"):
            words = copy.headline if part == "headline" else copy.body
            found = next(_EARLIER.find(words), None)
            if found is None or message.asks in {"see", "care", None}:
                continue
            said = copy.lines[part][words[found.first].start : words[found.end - 1].end]
            yield _on(
                "MSG108",
                "hint",
                message,
                part,
                (said,),
                Text(
                    f"‘{said}’ gaat ervan uit dat iemand de boodschap ervoor zag. Mensen stappen overal in.",
                    f"‘{said}’ takes it that the reader saw the message before. People step in anywhere.",
                ),
                Text(
                    "Maak de boodschap ook te begrijpen voor wie hier instapt.",
                    "Make the message clear to somebody who steps in here as well.",
                ),
            )
            break


def _too_long(plan: PlanSheet) -> Iterator[Finding]:
    for message in plan.spoken:
        for limit in limits_of(message.channel):
            text = getattr(message, limit.column)
            if len(text) <= limit.most:
                continue
            yield _on(
                "MSG109",
                "warning",
                message,
                limit.column,
                (text,),
                Text(
                    f"‘{text}’ telt {len(text)} tekens; {limit.channel} {limit.part.nl} heeft er {limit.most}.",
                    f"‘{text}’ has {len(text)} characters; a {limit.channel} {limit.part.en} takes {limit.most}.",
                ),
                Text(
                    f"Kort in met {len(text) - limit.most} tekens. Bron: {limit.source}, {limit.seen}.",
                    f"Shorten it by {len(text) - limit.most} characters. Source: {limit.source}, {limit.seen}.",
                ),
            )


def _unknown_follows(plan: PlanSheet) -> Iterator[Finding]:
    if plan.messages is None:
        return
    known = plan.messages.by_id
    for message in plan.messages.rows:
        for name in message.follows:
            if same_name(name) in known:
                continue
            close = close_names(name, [each.id for each in plan.messages.rows])
            hint = Text(f" Bedoel je {close[0]}?", f" Did you mean {close[0]}?") if close else same("")
            yield _on(
                "MSG213",
                "warning",
                message,
                "follows",
                (name,),
                Text(
                    f"{message.id} volgt op ‘{name}’, en die boodschap is er niet.",
                    f"{message.id} follows ‘{name}’, and there is no such message.",
                ),
                Text(
                    f"Typ bij Volgt op het ID van een boodschap.{hint.nl}",
                    f"Type the ID of a message under Follows.{hint.en}",
                ),
            )


def _loose_ends(plan: PlanSheet) -> Iterator[Finding]:
    """A message nobody leads to, in a plan that says which follows which."""
    if plan.messages is None or not any(message.follows for message in plan.messages.rows):
        return
    followed = {same_name(name) for message in plan.messages.rows for name in message.follows}
    for message in plan.spoken:
        if message.asks in {"think", "do"} and not message.follows:
            yield _on(
                "MSG208",
                "hint",
                message,
                "follows",
                (message.headline or message.id,),
                Text(
                    f"Geen boodschap leidt naar ‘{message.headline or message.id}’.",
                    f"No message leads to ‘{message.headline or message.id}’.",
                ),
                Text(
                    "Vul Volgt op in, of laat het zo als mensen hier instappen.",
                    "Fill in Follows, or leave it if people step in here.",
                ),
            )
        if message.asks in {"see", "think"} and same_name(message.id) not in followed and not message.landing_page:
            yield _on(
                "MSG209",
                "hint",
                message,
                "follows",
                (message.headline or message.id,),
                Text(
                    f"‘{message.headline or message.id}’ leidt nergens heen.",
                    f"‘{message.headline or message.id}’ leads nowhere.",
                ),
                Text(
                    "Laat een boodschap erop volgen, of geef een landingspagina op.",
                    "Let a message follow it, or give a landing page.",
                ),
            )


def _delay(plan: PlanSheet) -> Iterator[Finding]:
    for message in plan.spoken:
        if not message.follows or not message.delay:
            continue
        try:
            days = read_number(message.delay.split()[0], same("delay"))
        except BadInput:
            continue
        if days is None or 0 < days <= _TOO_LONG_DAYS:
            continue
        shown = message.delay
        yield _on(
            "MSG211",
            "warning",
            message,
            "delay",
            (shown,),
            Text(
                f"{message.id} komt {shown} dagen na {', '.join(message.follows)}: "
                + (
                    "dan heeft nog niemand de eerste gezien."
                    if days <= 0
                    else f"de meeste doelgroepen leven {_TOO_LONG_DAYS} dagen."
                ),
                f"{message.id} comes {shown} days after {', '.join(message.follows)}: "
                + (
                    "nobody has seen the first one by then."
                    if days <= 0
                    else f"most audiences live {_TOO_LONG_DAYS} days."
                ),
            ),
            Text(
                f"Kies een wachttijd van 1 tot {_TOO_LONG_DAYS} dagen.",
                f"Choose a delay of 1 to {_TOO_LONG_DAYS} days.",
            ),
        )


def _same_creative(plan: PlanSheet) -> Iterator[Finding]:
    if plan.messages is None:
        return
    for message in plan.spoken:
        for name in message.follows:
            before = plan.messages.by_id.get(same_name(name))
            if before is None or before is message or not message.headline:
                continue
            if (same_name(before.headline), same_name(before.body)) == (
                same_name(message.headline),
                same_name(message.body),
            ):
                yield _on(
                    "MSG212",
                    "hint",
                    message,
                    "headline",
                    (message.headline,),
                    Text(
                        f"‘{message.headline}’ is dezelfde boodschap als {before.id} ervoor.",
                        f"‘{message.headline}’ is the same message as {before.id} before it.",
                    ),
                    Text("Vertel een stap verder iets nieuws.", "Tell something new one step on."),
                )


def _rows(*rows: dict[str, object]) -> Example:
    return Example(messages=tuple(rows))


def _told(  # noqa: PLR0913, PLR0917  # the parts of a rule
    code: str,
    severity: Severity,
    title: Text,
    why: Text,
    check: Callable[[PlanSheet], Iterator[Finding]],
    fails: Example,
    passes: Example,
    *near: Example,
) -> Rule:
    """A rule with examples that serve both languages: IDs, figures and lengths are no matter of language."""
    return Rule(
        code=code,
        severity=severity,
        title=title,
        why=why,
        fails={"nl": fails, "en": fails},
        passes={"nl": passes, "en": passes},
        near_misses={"nl": near, "en": near},
        check=check,
    )


RULES: Final = (
    Rule(
        code="MSG103",
        severity="warning",
        title=Text("Geen oproep in Do", "No call to action in Do"),
        why=Text(
            "Wie klaar is om te kopen, moet weten wat hij nu kan doen.",
            "Somebody ready to act must know what to do now.",
        ),
        fails={
            "nl": lines(("Do", "De warmste jas van het noorden", "Dons uit eigen atelier.", "")),
            "en": lines(("Do", "The warmest coat up north", "Down from our own studio.", "")),
        },
        passes={
            "nl": lines(("Do", "De warmste jas van het noorden", "Dons uit eigen atelier.", "Bestel nu")),
            "en": lines(("Do", "The warmest coat up north", "Down from our own studio.", "Order now")),
        },
        near_misses={
            "nl": (lines(("Do", "Bestel voor zondag", "De warmste jas voor € 89.", "")),),
            "en": (lines(("Do", "Order before Sunday", "The warmest coat for £89.", "")),),
        },
        check=_no_call,
    ),
    Rule(
        code="MSG108",
        severity="hint",
        title=Text("Leunt op de boodschap ervoor", "Leans on the message before"),
        why=Text(
            "Mensen stappen overal in: elke boodschap moet op eigen benen staan.",
            "People step in anywhere: each message must stand on its own.",
        ),
        fails={
            "nl": lines(("Do", "Zoals je zag in onze film", "Nu vanaf € 20.", "Boek nu")),
            "en": lines(("Do", "As you saw in our film", "Now from £20.", "Book now")),
        },
        passes={
            "nl": lines(("Do", "Dagje Artis met de trein", "Nu vanaf € 20.", "Boek nu")),
            "en": lines(("Do", "A day at the zoo by train", "Now from £20.", "Book now")),
        },
        near_misses={
            "nl": (lines(("See", "Weet je nog, die zomer?", "Een film.", "Bekijk de film")),),
            "en": (lines(("See", "Remember when we danced?", "A film.", "Watch the film")),),
        },
        check=_assumes,
    ),
    _told(
        "MSG109",
        "warning",
        Text("Te lang voor het kanaal", "Too long for the channel"),
        Text("Wat niet past, wordt afgekapt of geweigerd.", "What does not fit is cut off or refused."),
        _too_long,
        _rows(
            {
                "id": "M1",
                "stage": "Do",
                "channel": "Google Ads",
                "headline": "A headline that is longer than thirty",
                "cta": "Order",
            }
        ),
        _rows(
            {
                "id": "M1",
                "stage": "Do",
                "channel": "Google Ads",
                "headline": "Just under thirty characters",
                "cta": "Order",
            }
        ),
        _rows(
            {
                "id": "M1",
                "stage": "Do",
                "channel": "Radio",
                "headline": "A headline that is longer than thirty characters",
                "cta": "Order",
            }
        ),
    ),
    _told(
        "MSG208",
        "hint",
        Text("Niemand leidt hierheen", "Nobody leads here"),
        Text(
            "Een boodschap verderop die op niets volgt, staat buiten de reis.",
            "A message further on that follows nothing stands outside the journey.",
        ),
        lambda plan: (each for each in _loose_ends(plan) if each.code == "MSG208"),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1"},
            {"id": "D1", "stage": "Do", "headline": "C"},
        ),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1"},
            {"id": "D1", "stage": "Do", "headline": "C", "follows": "S1"},
        ),
        _rows({"id": "S1", "stage": "See", "headline": "A"}, {"id": "D1", "stage": "Do", "headline": "C"}),
    ),
    _told(
        "MSG209",
        "hint",
        Text("Leidt nergens heen", "Leads nowhere"),
        Text("Aandacht zonder vervolg is weg.", "Attention that nothing follows is lost."),
        lambda plan: (each for each in _loose_ends(plan) if each.code == "MSG209"),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "S2", "stage": "See", "headline": "B"},
            {"id": "D1", "stage": "Do", "headline": "C", "follows": "S1"},
        ),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "S2", "stage": "See", "headline": "B"},
            {"id": "D1", "stage": "Do", "headline": "C", "follows": "S1, S2"},
        ),
        _rows({"id": "S2", "stage": "See", "headline": "B"}),
    ),
    _told(
        "MSG211",
        "warning",
        Text("Wachttijd van niets of te lang", "Delay of nothing or too long"),
        Text(
            "Na nul dagen heeft niemand de eerste gezien; na een maand is de doelgroep leeggelopen.",
            "After zero days nobody saw the first one; after a month the audience has run dry.",
        ),
        _delay,
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1", "delay": 0},
        ),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1", "delay": 3},
        ),
        _rows({"id": "S1", "stage": "See", "headline": "A", "delay": 0}),
    ),
    _told(
        "MSG212",
        "hint",
        Text("Twee keer dezelfde boodschap", "The same message twice"),
        Text(
            "Een reeks met steeds hetzelfde leert en belooft niets nieuws.",
            "A sequence of the same teaches and promises nothing new.",
        ),
        _same_creative,
        _rows(
            {"id": "S1", "stage": "See", "headline": "A", "body": "b"},
            {"id": "T1", "stage": "Think", "headline": "A", "body": "b", "follows": "S1"},
        ),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A", "body": "b"},
            {"id": "T1", "stage": "Think", "headline": "B", "body": "c", "follows": "S1"},
        ),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A", "body": "b"},
            {"id": "S2", "stage": "See", "headline": "A", "body": "b"},
        ),
    ),
    _told(
        "MSG213",
        "warning",
        Text("Volgt op een boodschap die er niet is", "Follows a message that is not there"),
        Text(
            "Een verkeerd getypt ID breekt de reis zonder dat iemand het ziet.",
            "A mistyped ID breaks the journey without anybody noticing.",
        ),
        _unknown_follows,
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "S9"},
        ),
        _rows(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "s1"},
        ),
    ),
)
