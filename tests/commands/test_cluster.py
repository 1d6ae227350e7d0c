"""The same work on a cluster: the same bytes, in the same order; a worker that dies costs one workbook a retry."""

from __future__ import annotations

import gc
import importlib
import os
import shutil
import signal
import time
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from typer.testing import CliRunner

import fullfunnel as ff
from fullfunnel.commands.cli import app
from fullfunnel.commands.many import batch, cluster
from fullfunnel.commands.many.cluster import connected, outcomes_of
from fullfunnel.errors import BadInput
from fullfunnel.framework.reading import read_framework
from fullfunnel.recalc.outcome import Regenerated
from fullfunnel.targets.plans import targets_of_plans
from tests.commands.test_cache import plan
from tests.conftest import missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def notes_and_may_die(task: batch.Task, leave: batch.Leave) -> Regenerated:
    """Note every try. ``once``: the worker dies in the first try; ``always``: in each; ``hangs``: it never ends."""
    del leave
    tries = task.path.with_suffix(".tries")
    with tries.open("a") as file:
        file.write("x")
    if "always" in task.path.name or ("once" in task.path.name and tries.read_text() == "x"):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has one of them
    if "hangs" in task.path.name:
        time.sleep(600)
    return Regenerated(task.path, owned=(task.path.name,))


@pytest.fixture(scope="module")
def cluster_client() -> Iterator[Any]:
    try:
        import distributed  # noqa: F401, PLC0415  # only to see whether it is there
    except ImportError:
        missing("Dask is not installed, so no cluster was tried (fullfunnel[cluster])")
    with connected("local", 2) as client:
        yield client


def test_a_worker_that_dies_costs_one_workbook_a_retry(cluster_client: Any, tmp_path: Path) -> None:
    names = [f"{number}.xlsx" for number in range(8)]
    names[2:2], names[6:6] = ["dies-once.xlsx"], ["dies-always.xlsx", "hangs.xlsx"]
    todo = [batch.Task(tmp_path / name) for name in names]
    found = list(batch.run(todo, seconds=2, cluster=cluster_client, work=notes_and_may_die))
    assert [each.path.name for each in found] == names
    refused = {each.path.name: each.refused.kind for each in found if each.refused is not None}
    assert refused == {"dies-always.xlsx": "worker-died", "hangs.xlsx": "worker-died"}
    assert all(each.owned == (each.path.name,) for each in found if each.refused is None)
    tries = {path.stem: len(path.read_text()) for path in tmp_path.glob("*.tries")}
    assert tries["dies-once"] == 2
    assert tries["dies-always"] == tries["hangs"] == 2


def is_watched() -> bool:
    import dask  # noqa: PLC0415  # in a worker, where it is there

    return bool(dask.config.get("distributed.worker.profile.enabled"))


def test_the_workers_of_a_local_cluster_do_nothing_but_the_work(cluster_client: Any) -> None:
    cluster_client.wait_for_workers(2, timeout=60)  # one that died in another test may still be starting again
    assert list(cluster_client.run(is_watched).values()) == [False, False]


class NotInstalled:
    """Work that a worker cannot load, as where fullfunnel is not installed."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return importlib.import_module, ("fullfunnel_that_is_not_installed",)

    def __call__(self, *_: object) -> Regenerated:
        raise AssertionError


def test_a_worker_without_fullfunnel_is_named_and_ends_no_run(cluster_client: Any, tmp_path: Path) -> None:
    todo = [batch.Task(tmp_path / f"{number}.xlsx") for number in range(3)]
    found = list(batch.run(todo, cluster=cluster_client, work=NotInstalled()))
    refused = [each.refused for each in found if each.refused is not None]
    assert [each.kind for each in refused] == ["worker-unfit"] * 3
    assert "fullfunnel" in refused[0].sentence.en


def test_a_scheduler_without_workers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with distributed.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as empty:
        address = empty.scheduler_address
        done = CliRunner().invoke(app, ["check", "plan.xlsx", "--cluster", address, "--language", "en"])
    assert done.exit_code == 2
    assert f"dask worker {address}" in done.output


def test_a_cluster_writes_the_bytes_that_one_process_writes(cluster_client: Any, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for number in range(4):
        path = plan(one / f"{number}.xlsx", 1000 + number)
        ff.patch(path, path, {"Sheet": {"F1": 600 + number}})
    shutil.copytree(one, other)
    (one / "x.xlsx").write_text("no workbook")
    found = ff.regenerate_many([one], cluster=cluster_client)
    expected = ff.regenerate_many([other])
    assert [each.path.name for each in found] == ["0.xlsx", "1.xlsx", "2.xlsx", "3.xlsx", "x.xlsx"]
    assert [each.changed for each in found[:4]] == [each.changed for each in expected]
    assert found[4].refused is not None
    assert [path.read_bytes() for path in sorted(other.iterdir())] == [
        path.read_bytes() for path in sorted(one.iterdir())[:4]
    ]


def test_the_commands_take_the_address_of_a_scheduler(cluster_client: Any, tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    address = cluster_client.scheduler.address
    for words in (["regenerate"], ["check"], ["collect", "--output", str(tmp_path / "t.csv")]):
        here, there = (
            CliRunner().invoke(app, [words[0], str(path), *words[1:], "--language", "en", *more])
            for more in ([], ["--cluster", address])
        )
        assert (there.exit_code, there.output) == (here.exit_code, here.output)


def test_targets_of_plans_in_partitions_are_those_in_one_frame(cluster_client: Any) -> None:
    frames = pytest.importorskip("dask.dataframe")
    assert cluster_client is not None
    framework = read_framework([["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do"], ["Visits", "Think", "Leads", 0.03]])
    plans = pd.DataFrame({"goal": [300.0, 600, 900, 1200], "Visits": [0.01, 0.02, 0.03, 0.04]})
    found: Any = targets_of_plans(framework, frames.from_pandas(plans, npartitions=2))
    # 300 / 1% = 600 / 2% = 900 / 3% = 1,200 / 4% = 30,000 visits.
    assert found.compute()["Visits"].tolist() == pytest.approx([30_000.0] * 4)
    pd.testing.assert_frame_equal(found.compute(), targets_of_plans(framework, plans))


def test_an_address_at_which_nothing_answers_is_named() -> None:
    pytest.importorskip("distributed")
    done = CliRunner().invoke(app, ["check", "plan.xlsx", "--cluster", "nonsense://1", "--language", "en"])
    assert done.exit_code == 2
    assert "nonsense://1" in done.output


def test_no_list_of_paths_is_an_error_of_ours() -> None:
    with pytest.raises(BadInput):
        ff.regenerate_many("plans/")


def seldom(_: object) -> bool:
    """Whether this process looks for circles less often than Python does by itself."""
    return gc.get_threshold()[0] > 10_000


@pytest.mark.deep
def test_only_workers_that_were_started_here_look_for_circles_seldom() -> None:
    distributed = pytest.importorskip("distributed")

    def asked(client: Any) -> list[bool]:
        return list(outcomes_of(client, [1, 2], seldom, lambda *_: False))

    with connected("local", 1) as own, distributed.Client(own.scheduler.address) as other:
        # The first to be asked says how it was before its own work settled it.
        assert asked(other) == asked(other) == [False, False]
        assert asked(own)[-1] is True
