"""A new file beside what is there: nothing is ever written over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput, Refused
from fullfunnel.language import Text

if TYPE_CHECKING:
    from pathlib import Path

_MOST_NAMES: Final = 1000


def put(folder: Path, name: str, content: bytes, ending: str = ".xlsx") -> Path:
    """Writes a file under the first free name in a folder."""
    for number in range(1, _MOST_NAMES):
        path = folder / (f"{name}{ending}" if number == 1 else f"{name} {number}{ending}")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        except OSError as error:
            raise Refused(
                Text(
                    f"In {folder} mag niet worden geschreven ({error.strerror}). Maak het plan met het commando "
                    "fullfunnel new in een andere map.",
                    f"You may not write in {folder} ({error.strerror}). Make the plan with the command fullfunnel "
                    "new in another folder.",
                )
            ) from error
        return path
    raise BadInput(
        Text(
            f"In {folder} staan al heel veel plannen met deze naam. Ruim er een paar op.",
            f"{folder} already holds many plans of this name. Delete a few.",
        )
    )
