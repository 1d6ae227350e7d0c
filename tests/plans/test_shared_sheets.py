"""A sheet that two workbooks share is seen with the names, tables and formats of each."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.templates import TREINPAKKERS
from tests.short_run import first_of
from tests.templates.few_sheets import SIZES, built_with
from tests.xlsx.met_before import afresh, nothing_met

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


CHANGES = {
    "the name of a sheet": ("xl/workbook.xml", b'name="Framework"', b'name="Our framework"'),
    "the header of a table": ("xl/tables/", b'name="Owner"', b'name="Holder"'),
    "the formats": ("xl/styles.xml", b'formatCode="0.0%"', b'formatCode="0.0"'),
}


@pytest.fixture(params=first_of(SIZES))
def example(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built_with(request.param, TREINPAKKERS, "en", "targets", "messages", "budget", "checks"))
    return path


def changed(example: Path, part: str, old: bytes, new: bytes, to: Path) -> Path:
    """The example with something else in one kind of part; every sheet keeps its bytes."""
    found = 0
    with zipfile.ZipFile(example) as one, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as other:
        for name in one.namelist():
            content = one.read(name)
            if name.startswith(part):
                found += content.count(old)
                content = content.replace(old, new)
            other.writestr(name, content)
    assert found, part
    return to


def seen(path: Path) -> list[object]:
    plan = plan_of_workbook(path).plan
    return [
        plan.personal_cells,
        plan.side_texts,
        *[(each.cells, each.places, each.formats, each.address and each.address(2, 3)) for each in plan.sheets],
    ]


@pytest.fixture(autouse=True)
def from_nothing() -> Iterator[None]:
    with nothing_met():
        yield


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_shared_depends_on_the_cells_alone(
    change: tuple[str, bytes, bytes], example: Path, tmp_path: Path
) -> None:
    other = changed(example, *change, tmp_path / "other.xlsx")
    with afresh():
        wanted, wanted_of_other = seen(example), seen(other)
    assert wanted != wanted_of_other
    for _ in range(3):
        assert seen(example) == wanted
        assert seen(other) == wanted_of_other
