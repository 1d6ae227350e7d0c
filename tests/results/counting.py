"""How often a function is called: whether work grows with the rows, without a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[int]:
    """How often a function is called from here on."""
    calls = [0]
    real: Callable[..., object] = getattr(owner, name)

    def counting(*given: object) -> object:
        calls[0] += 1
        return real(*given)

    monkeypatch.setattr(owner, name, counting)
    return calls
