"""Writes the pages about the rules that users and developers read: ``python -m tests.checks.tools.pages FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from fullfunnel.checks.catalogue import page
from fullfunnel.language import LANGUAGES


def pages() -> dict[str, str]:
    """The pages by the name of their file."""
    return {f"checks.{language}.md": page(language) for language in LANGUAGES}


def main(arguments: list[str]) -> int:
    """Write every page in a folder; 2 where none is named."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    for name, text in pages().items():
        (Path(arguments[0]) / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
