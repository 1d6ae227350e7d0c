"""``python -m fullfunnel.templates FOLDER`` rebuilds the templates that come with the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fullfunnel.templates import TEMPLATES, build

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> None:
    """Writes every template into the folder named, over what is there.

    Raises:
        SystemExit: no folder is named, or it is not there.
    """
    folders = [Path(argument) for argument in arguments]
    if len(folders) != 1 or not folders[0].is_dir():
        sys.exit("Name the folder of the templates: python -m fullfunnel.templates workbook_templates")
    for name, (plan, language) in TEMPLATES.items():
        (folders[0] / name).write_bytes(build(plan, language))


if __name__ == "__main__":
    main(sys.argv[1:])
