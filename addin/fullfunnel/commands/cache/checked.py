"""What ``check`` found in workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fullfunnel.checks.finding import Finding
from fullfunnel.checks.run import Findings
from fullfunnel.commands.cache.memory import Memory
from fullfunnel.commands.check_files import CheckedFile
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.commands.cache.store import Store
    from fullfunnel.commands.many.batch import Task

_TEXTS: Final = ("what", "advice")
_BLANK: Final[dict[str, Any]] = {
    "row": 0,
    **{name: part.default for name, part in Finding.model_fields.items() if not part.is_required()},
}
"""Every part that may be left out: pydantic takes long to look up one by one what it is then."""


class KnownChecked:
    """Workbooks of which an earlier run found, by their very bytes, what stands out; all codes, whatever was asked."""

    def __init__(self, store: Store) -> None:
        """Where entries are kept."""
        self._memory = Memory(store, "check")

    def of(self, item: Task) -> CheckedFile | None:
        """What stood out in it."""
        digest = self._memory.digest(item)
        kept = None if digest is None else self._memory.get(self._memory.key(digest, item.path.name))
        if kept is None or digest is None:
            return None
        try:
            return CheckedFile(
                str(item.path),
                kept["language"],
                Findings(tuple(map(_finding, kept["open"])), tuple(map(_finding, kept["accepted"]))),
                has_plan=kept["plan"],
                unusable=None if kept["unusable"] is None else Text(*kept["unusable"]),
                digest=digest,
            )
        except (KeyError, TypeError, ValueError):
            return None

    def ahead(self, items: Iterable[Task]) -> Iterator[Task]:
        """The same workbooks, read before their turn."""
        return self._memory.ahead(items)

    def learn(self, item: Task, outcome: CheckedFile) -> None:
        """Keep it, where the workbook could be read."""
        if item.url or not outcome.digest:
            return
        kept = {
            "language": outcome.language,
            "open": [_kept(each) for each in outcome.findings.open],
            "accepted": [_kept(each) for each in outcome.findings.accepted],
            "plan": outcome.has_plan,
            "unusable": outcome.unusable,
        }
        self._memory.put(self._memory.key(outcome.digest, item.path.name), kept)


def _kept(finding: Finding) -> dict[str, Any]:
    """The parts of a finding that say anything."""
    return {name: value for name, value in finding if value}


def _finding(kept: dict[str, Any]) -> Finding:
    parts = {**_BLANK, **kept}
    parts.update({name: Text(*kept[name]) for name in _TEXTS if name in kept})
    parts["words"] = tuple(parts["words"])
    # It was validated, and its words masked, when it was made.
    return Finding.model_construct(None, **parts)
