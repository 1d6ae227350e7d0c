"""Benchmarks take minutes and assert on no time: they run when asked for, with ``--benchmark-enable``."""

from __future__ import annotations

import sys

collect_ignore_glob = [] if {"--benchmark-enable", "--benchmark-only"} & set(sys.argv) else ["test_*.py"]
