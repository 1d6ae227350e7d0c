"""What the last run wrote where, so that the next one can see what a person typed since."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

NAME: Final = ".fullfunnel-portfolio.json"
"""The file, beside the workbooks."""
_VERSION: Final = 1


@dataclass
class Ledger:
    """Per row of the list its file and the values that were written, by the header of their column."""

    files: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Ledger:
        """The ledger of a folder; an empty one where nothing was generated yet.

        Raises:
            BadInput: it was changed by hand and cannot be read.
        """
        path = folder / NAME
        if not path.is_file():
            return cls()
        try:
            found = json.loads(path.read_text("utf-8"))
            if found["version"] != _VERSION:
                raise ValueError(found["version"])  # noqa: TRY301  # any other shape is reported the same way
            return cls(dict(found["files"]), {key: dict(each) for key, each in found["values"].items()})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadInput(
                Text(
                    f"‘{path.name}’ in de uitvoermap is niet te lezen. Zet een eerdere versie terug, of kies een lege "
                    "map.",
                    f"‘{path.name}’ in the output folder cannot be read. Restore an earlier version, or choose an "
                    "empty folder.",
                )
            ) from error

    def rename(self, keys: Iterable[str]) -> None:
        """Follow rows whose names are in other capitals now: to a person they are the same rows."""
        known = {same_name(key): key for key in self.files}
        for key in keys:
            was = known.get(same_name(key), key)
            if key not in self.files and was in self.files:
                self.files[key] = self.files.pop(was)
                if was in self.values:
                    self.values[key] = self.values.pop(was)

    def write(self, folder: Path) -> None:
        """Put it in the folder, in one step."""
        content = {"version": _VERSION, "files": self.files, "values": self.values}
        draft = folder / f"{NAME}.new"
        draft.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
        draft.replace(folder / NAME)
