"""How many rooms the package has, how many arrows run between them and whether any circle: ``python -m tests.rooms``.

A room is what stands at the first level of the package, a folder or a file. An arrow is one room whose files import
from another, however many do. A circle is rooms that lead back to each other.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE: Final = Path(__file__).parents[1] / "addin" / "fullfunnel"


def modules() -> Iterator[tuple[str, Path]]:
    """Every module, with the room it stands in."""
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).with_suffix("").parts[0]
        if room != "__init__":
            yield room, path


@cache
def used(path: Path) -> tuple[str, ...]:
    """The rooms that a module imports from, read once."""
    return tuple(_used(path))


def _used(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "fullfunnel":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("fullfunnel."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("fullfunnel."))


def arrows() -> dict[str, set[str]]:
    """Each room with the rooms that it uses."""
    found: dict[str, set[str]] = defaultdict(set)
    for room, path in modules():
        found[room] |= {other for other in used(path) if other not in {room, "__version__"}}
    return dict(found)


def circles(graph: Mapping[str, set[str]]) -> set[frozenset[str]]:
    """The groups of rooms that lead back to each other."""
    reached: dict[str, set[str]] = {}
    for room in graph:
        ahead, seen = [*graph[room]], set[str]()
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead += graph.get(here, set())
        reached[room] = seen
    return {
        frozenset(other for other in graph if other in reached[room] and room in reached[other])
        for room in graph
        if room in reached[room]
    }


def main() -> None:
    """Print the counts, and which room uses which."""
    graph = arrows()
    for room in sorted(graph):
        sys.stdout.write(f"{room}: {', '.join(sorted(graph[room])) or '-'}\n")
    many = sum(map(len, graph.values()))
    sys.stdout.write(f"{len(graph)} rooms, {many} arrows, {len(circles(graph))} circles\n")


if __name__ == "__main__":
    main()
