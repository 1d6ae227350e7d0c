"""What changed between two versions of a plan: as text, as Markdown for a pull request, as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel import display
from fullfunnel.commands.terminal.output import dumped
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.language import Language
    from fullfunnel.portfolio.difference import Change, What

VERSION: Final = 1
"""Of the JSON."""

_TITLES: Final[tuple[tuple[tuple[What, ...], Text], ...]] = (
    (("field", "kpi"), Text("Plan", "Plan")),
    (("message",), Text("Boodschappen", "Messages")),
    (("budget",), Text("Budget", "Budget")),
    (("result",), Text("Resultaten", "Results")),
    (("target",), Text("Doelen die verschuiven", "Targets that moved")),
    (("formula", "look"), Text("Formules en opmaak", "Formulas and formatting")),
)
_NOTHING: Final = Text("Er is niets veranderd.", "Nothing changed.")
_ADDED: Final = Text("nieuw", "added")
_REMOVED: Final = Text("weg", "removed")
_BLANK: Final = Text("leeg", "blank")
_LOOK: Final = Text("andere opmaak", "formatting changed")
_MOST: Final = 12
"""Results of one kind that are named; the others are counted."""


def as_text(changes: Sequence[Change], language: Language) -> Iterator[str]:
    """Lines for people: a title for each part of the plan, a change a line."""
    if not changes:
        yield _NOTHING.say(language)
    for title, found in _parts(changes, language):
        yield f"{title}:"
        yield from (f"  {line}" for line in _lines(found, language))


def as_markdown(changes: Sequence[Change], language: Language) -> Iterator[str]:
    """A table for each part of the plan, as a pull request shows it."""
    if not changes:
        yield _NOTHING.say(language)
    was, now = Text("was", "was").say(language), Text("wordt", "now").say(language)
    for title, found in _parts(changes, language):
        yield f"**{title}**"
        yield ""
        yield f"| | {was} | {now} |"
        yield "|---|---|---|"
        for change in found[:_MOST] if found[0].what == "result" else found:
            old, new = _sides(change, language)
            yield f"| {_cell(_name(change, language))} | {_cell(old)} | {_cell(new)} |"
        if found[0].what == "result" and len(found) > _MOST:
            yield f"| {_more(len(found) - _MOST).say(language)} | | |"
        yield ""


def as_json(changes: Sequence[Change], old: str, new: str, language: Language) -> str:
    """Every change as an object; the version says which shape this is."""
    rows = [
        {
            "what": change.what,
            "where": change.where.say(language),
            "column": change.column.say(language),
            "old": change.old,
            "new": change.new,
            "added": change.added,
            "removed": change.removed,
            **({"factor": change.factor} if change.factor is not None else {}),
        }
        for change in changes
    ]
    return dumped({"version": VERSION, "old": old, "new": new, "changes": rows}, indent=2)


def _parts(changes: Sequence[Change], language: Language) -> Iterator[tuple[str, list[Change]]]:
    for whats, title in _TITLES:
        found = [change for change in changes if change.what in whats]
        if found:
            yield title.say(language), found


def _lines(found: list[Change], language: Language) -> Iterator[str]:
    shown = found[:_MOST] if found[0].what == "result" else found
    for change in shown:
        old, new = _sides(change, language)
        if change.what == "look" and not (change.added or change.removed):
            yield f"{_name(change, language)}: {new}"
        elif change.added or change.removed or change.what == "formula":
            yield f"{_name(change, language)}: {new or old}"
        else:
            yield f"{_name(change, language)}: {old} → {new}"
    if len(found) > len(shown):
        yield _more(len(found) - len(shown)).say(language)


def _more(count: int) -> Text:
    return Text(f"en nog {count}", f"and {count} more")


def _name(change: Change, language: Language) -> str:
    return ", ".join(filter(None, (change.where.say(language), change.column.say(language))))


def _sides(change: Change, language: Language) -> tuple[str, str]:
    if change.what == "formula":
        count = change.new
        many = Text(f"{count} formules anders", f"{count} formulas differ")
        return "", (Text("1 formule anders", "1 formula differs") if count == "1" else many).say(language)
    if change.what == "look" and not (change.added or change.removed):
        return "", _LOOK.say(language)
    if change.added:
        return "", f"{_ADDED.say(language)}{f' ({change.new})' if change.new else ''}"
    if change.removed:
        return f"{_REMOVED.say(language)}{f' ({change.old})' if change.old else ''}", ""
    new = change.new or _BLANK.say(language)
    if change.factor is not None:
        moved = change.factor - 1
        new += f" ({'+' if moved > 0 else '−'}{display.percent(abs(moved), language)})"
    return change.old or _BLANK.say(language), new


def _cell(text: str) -> str:
    """A text in a cell of a Markdown table: it starts no other cell, line or tag."""
    for sign, safe in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("`", "\\`"), ("\n", " "), ("\r", " ")):
        text = text.replace(sign, safe)
    return text
