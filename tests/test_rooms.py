"""Imports run one way: each room may use the rooms below it and no others, and no room is a flat heap of files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.rooms import PACKAGE, arrows, circles, modules, used

BASICS: Final = {"lazy_names", "language", "privacy", "errors", "display", "python_arguments", "__version__"}

ROOMS: Final[dict[str, set[str]]] = {
    "lazy_names": set(),
    "language": set(),
    "privacy": {"language"},
    "errors": {"language", "privacy"},
    "display": {"language"},
    "python_arguments": {"language", "errors"},
    "framework": BASICS,
    "targets": BASICS | {"framework"},
    "xlsx": BASICS,
    "results": BASICS | {"framework", "targets", "xlsx"},
    "checks": BASICS | {"framework", "targets", "results"},
    "functions": BASICS | {"framework", "targets", "results", "checks"},
    "plain": BASICS | {"framework"},
    "recalc": BASICS | {"xlsx", "functions", "plain"},
    "plans": BASICS | {"framework", "targets", "results", "checks", "functions", "xlsx", "recalc"},
    "report": BASICS | {"framework", "targets", "results", "checks", "functions", "xlsx", "plans"},
    "templates": BASICS | {"framework", "targets", "results", "checks", "functions", "xlsx", "recalc", "plain"},
    "portfolio": BASICS
    | {"framework", "targets", "results", "checks", "xlsx", "recalc", "plans", "templates", "functions"},
    "hosts": BASICS | {"framework", "results", "checks", "functions", "xlsx", "plans", "report", "templates"},
    "commands": BASICS
    | {"framework", "targets", "results", "checks", "xlsx", "recalc", "plans", "plain", "templates"}
    | {"report", "portfolio", "hosts"},
}
"""Each room with the rooms it may use, from the ground up."""

TESTS: Final = Path(__file__).parent
ROOT: Final = TESTS.parent
READ: Final = ("addin", "tests", ".docs", ".github", "workbook_templates")
MOST_LINES: Final = 400
"""A longer file holds a second noun that has not been found yet."""
MOST_FILES: Final = 21
"""More files than this in one folder ask for a second level; a page that is there in two languages is one page."""


def test_every_room_is_on_the_map() -> None:
    assert {room for room, _ in modules()} == set(ROOMS)


def test_the_map_runs_one_way() -> None:
    placed: set[str] = {"__version__"}
    for room, uses in ROOMS.items():
        assert uses <= placed, f"{room} uses {sorted(uses - placed)}, which stand above it"
        placed.add(room)


def test_no_room_leads_back_to_itself() -> None:
    assert circles(arrows()) == set()
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == {frozenset("abc")}


def test_the_table_of_rooms_stands_in_the_order_in_which_they_are_used() -> None:
    table = (ROOT / ".github" / "ARCHITECTURE.md").read_text("utf-8").partition("| room |")[2].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)/?`", line.split("|")[1]) for line in table.splitlines()[2:]]
    assert sorted(room for row in rows for room in row) == sorted(ROOMS)
    above, uses = set[str](), arrows()
    for row in rows:
        above |= set(row)
        assert {other for room in row for other in uses.get(room, set())} <= above, row


def test_every_file_and_folder_that_the_map_names_is_there() -> None:
    known = {f"/{path.relative_to(ROOT).as_posix()}" for top in READ for path in [ROOT / top, *(ROOT / top).rglob("*")]}
    for page in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        named = re.findall(
            r"`([\w./]+(?:/|\.(?:py|bas|csv|toml|jinja)))`", (ROOT / ".github" / page).read_text("utf-8")
        )
        paths = {name for name in named if not re.search(r"[A-Z]{4}", name)}  # FAMILY and PLATFORM stand for any
        assert len(paths) > 10 or page == "CONTRIBUTING.md"
        lost = {name for name in paths if not any(path.endswith("/" + name.rstrip("/")) for path in known)}
        assert lost == set(), page


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_only_the_rooms_below_it(room: str) -> None:
    strangers = {
        f"{path.relative_to(PACKAGE)} uses {other}"
        for at, path in modules()
        if at == room
        for other in used(path)
        if other != room and other not in ROOMS[room]
    }
    assert not strangers


def test_no_folder_is_a_heap() -> None:
    """Over all that a reader meets: the package, both add-ins, the tests with their data, and the documentation."""
    crowded = {}
    for folder in (path for top in READ for path in [ROOT / top, *(ROOT / top).rglob("*")] if path.is_dir()):
        if "__pycache__" in folder.parts:
            continue
        inside = [path for path in folder.iterdir() if path.name != "__pycache__"]
        files = len({re.sub(r"\.(nl|en)\.md$", ".md", path.name) for path in inside if path.is_file()})
        if files > MOST_FILES:
            crowded[str(folder.relative_to(ROOT))] = files
    assert not crowded


def test_no_file_holds_a_second_noun() -> None:
    lines = {
        str(path.relative_to(folder.parent)): len(path.read_text("utf-8").splitlines())
        for folder in (PACKAGE, TESTS)
        for path in folder.rglob("*.py")
    }
    assert {name: many for name, many in lines.items() if many > MOST_LINES} == {}
