"""The cell functions that show findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel import checks
from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.functions.registry import cell_function
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.ranges import CheckedRanges
    from fullfunnel.framework.typed.cells import Cell

_CHECKED: Final[Cache[CheckedRanges]] = Cache(16)
_MESSAGES: Final[Cache[CheckedRanges]] = Cache(16)


@cell_function
def funnel_mismatch(message_id: Cell, messages: object, words: object = None, framework: object = None) -> str:
    """The findings of one message, "" when nothing stands out: against its stage, and against the ones it follows.

    What the column Accepted takes for granted is left out.

    Args:
        message_id: the ID of the message.
        messages: the messages, header row included.
        words: the plan's own words, header row included.
        framework: the KPI framework, header row included, for what a message is judged on.

    Raises:
        NotFound: no message has this ID.
        BadInput: a range cannot be read.
    """
    content = content_of((messages, words, framework))
    found = _MESSAGES.get(content, lambda: checks.check_messages(messages, words, framework))
    language = found.language
    this = found.messages.find(arguments.message_id(message_id, language)) if found.messages else None
    return "\n".join(
        f"{each.code} {each.what.say(language)} {each.advice.say(language)}"
        for each in found.findings.open
        if this is not None and each.message == this.id
    )


@cell_function
def funnel_checks(  # noqa: PLR0913, PLR0917  # the ranges a plan is kept in
    messages: object,
    framework: object = None,
    budget: object = None,
    plan_fields: object = None,
    words: object = None,
    results: object = None,
) -> list[list[Cell]]:
    """What stands out in the messages and the plan: code, severity, where, what and advice per row, no header row.

    The most severe comes first. A plan in which nothing stands out gives one row that says so, with an empty code; a
    range that cannot be read gives a row that says why. It is the list of ``fullfunnel check``, but for what only a
    file shows (codes FIL1xx and DAT1xx).

    Args:
        messages: the messages, header row included.
        framework: the KPI framework, header row included.
        budget: the budget, header row included.
        plan_fields: the two-column block of the first sheet, labels and values: goal, dates, owner and so on. Without
            it nothing is said that hangs on these.
        words: the plan's own words, header row included.
        results: the results, header row included.

    Raises:
        BadInput: the block is no range of cells.
    """
    given = (messages, framework, budget, plan_fields, words, results)
    found = _CHECKED.get(content_of(given), lambda: checks.check_ranges(*given))
    language = found.language
    names = found.severity_words
    rows: list[list[Cell]] = [
        [
            each.code,
            names[each.severity].say(language),
            each.where_in(language),
            each.what.say(language),
            each.advice.say(language),
        ]
        for each in found.findings.open
    ]
    nothing = Text("Er valt niets op.", "Nothing stands out.").say(language)
    return rows or [["", "", "", nothing, ""]]
