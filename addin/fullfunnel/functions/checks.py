"""The cell functions that show findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.functions.registry import cell_function
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.ranges import CheckedRanges
    from fullfunnel.framework.cells import Cell

_CHECKED: Final[Cache[CheckedRanges]] = Cache(16)


@cell_function
def funnel_mismatch(message_id: Cell, messages: object) -> str:
    """The findings of one message, "" when nothing stands out: against its stage, and against the ones it follows.

    What the column Accepted takes for granted is left out.

    Args:
        message_id: the ID of the message.
        messages: the messages, header row included.

    Raises:
        NotFound: no message has this ID.
        BadInput: the messages cannot be read.
    """
    found = _checked(messages, None, None)
    language = found.language
    this = found.messages.find(arguments.message_id(message_id, language)) if found.messages else None
    return "\n".join(
        f"{each.code} {each.what.say(language)} {each.advice.say(language)}"
        for each in found.findings.open
        if this is not None and each.message == this.id
    )


@cell_function
def funnel_checks(messages: object, framework: object = None, budget: object = None) -> list[list[Cell]]:
    """What stands out in the messages and the plan: code, severity, where, what and advice a row, no header row.

    The most severe comes first. A plan in which nothing stands out gives one row that says so, with an empty code. The
    rules that need the main goal are in ``fullfunnel check``, which reads it from the workbook.

    Args:
        messages: the messages, header row included.
        framework: the KPI framework, header row included.
        budget: the budget, header row included.

    Raises:
        BadInput: a range cannot be read.
    """
    found = _checked(messages, framework, budget)
    language = found.language
    words = found.severity_words
    rows: list[list[Cell]] = [
        [each.code, words[each.severity].say(language), each.where, each.what.say(language), each.advice.say(language)]
        for each in found.findings.open
    ]
    nothing = Text("Er valt niets op.", "Nothing stands out.").say(language)
    return rows or [["", "", "", nothing, ""]]


def _checked(messages: object, framework: object, budget: object) -> CheckedRanges:
    # A workbook without messages does not need the rules and their words.
    from fullfunnel.checks.ranges import check_ranges  # noqa: PLC0415

    content = content_of((messages, framework, budget))
    return _CHECKED.get(content, lambda: check_ranges(messages, framework, budget))
