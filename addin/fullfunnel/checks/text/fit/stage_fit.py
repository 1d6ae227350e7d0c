"""Which stage the words of a message point to, and whether that is where the message stands."""

from __future__ import annotations

import csv
import math
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from fullfunnel.checks.text.fit.cues import CUES, CUES_OF
from fullfunnel.checks.text.fit.signals import signals_of
from fullfunnel.framework.messages import Need

if TYPE_CHECKING:
    from fullfunnel.checks.text.fit.copy import Copy, Hit

NEEDS: Final[tuple[Need, ...]] = get_args(Need)
ALWAYS: Final = "any message"
"""The signal that every message gives."""
_DOUBT: Final = 0.04
_LEAST: Final[dict[tuple[Need, Need], float]] = {
    # A hard offer among stories, or a story where somebody is about to buy, is what costs most.
    ("see", "do"): 0.12,
    ("do", "see"): 0.12,
    # Who explains well also sells a little; this passes more easily.
    ("think", "do"): 0.02,
    # What is said to customers has the fewest words of its own: much of it could be said to anybody.
    ("see", "care"): 0.02,
    ("think", "care"): 0.02,
    ("do", "care"): 0.02,
    ("care", "do"): 0.01,
}
"""How unlikely the own stage must be, for the stage the words point to and the stage the message stands in."""
_BARE: Final[dict[Need, float]] = {"see": 0.05, "think": 0.1, "do": 0.3}
"""The same where nothing in the message belongs to its stage: that says more than words for another stage do."""
_TELLING: Final[dict[Need, frozenset[str]]] = {
    "see": frozenset({"no call to action", "few words"}),
    "think": frozenset({"question in the headline", "choice in the headline"}),
    "do": frozenset({"price in the headline", "price in the text"}),
    "care": frozenset({"product already yours"}),
}
"""How a message for the stage may be built, next to the cues in its words."""
_LOOSE: Final = frozenset({"asks for a step"})
"""Cues that stories use as well: maak kennis, kies je eigen weg."""
_SHOWN: Final = 2


class Misfit(NamedTuple):
    """Words that belong to another stage than the one the message stands in."""

    points_to: Need
    hits: tuple[Hit, ...]
    """The cues that weigh most, with the marketeer's words; empty when there is nothing but the lack of any."""
    is_bare: bool
    """Whether nothing in the message belongs to the stage it stands in."""
    lacks: bool = False
    """Whether its headline and text also speak for no third stage, so that what is missing can be said."""


def _weights() -> dict[str, tuple[float, ...]]:
    path = Path(__file__).with_name("weights.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["signal"]: tuple(float(row[need]) for need in NEEDS) for row in csv.DictReader(file, delimiter=";")}


WEIGHTS: Final = _weights()
"""What each signal adds to each stage; fitted to labelled lines, held near what the cue's own stage says."""


def likelihoods(copy: Copy) -> dict[Need, float]:
    """How likely each stage is for these words; together 1."""
    sums = list(WEIGHTS[ALWAYS])
    for name, strength in signals_of(copy).items():
        for at, weight in enumerate(WEIGHTS.get(name, ())):
            sums[at] += strength * weight
    most = max(sums)
    parts = [math.exp(each - most) for each in sums]
    return {need: part / sum(parts) for need, part in zip(NEEDS, parts, strict=True)}


def misfit(copy: Copy, placed: Need) -> Misfit | None:
    """The stage that the words point to, when the message plainly does not belong where it is placed."""
    return _misfit(copy, placed) if copy.headline or copy.body or copy.cta else None


@lru_cache(maxsize=8192)
def _misfit(copy: Copy, placed: Need) -> Misfit | None:
    likely = likelihoods(copy)
    best = max(likely, key=lambda need: likely[need])
    bare = placed in _BARE and not _speaks_for(copy, placed)
    least = max(_LEAST.get((best, placed), _DOUBT), _BARE[placed] if bare else 0.0)
    if best == placed or likely[placed] >= least:
        return None
    gain = {hit: _gain(hit, best, placed) for hit in copy.hits}
    theirs = {cue.name for cue in CUES_OF[best]}
    telling = sorted((hit for hit in gain if gain[hit] > 0 and hit.cue in theirs), key=lambda hit: -gain[hit])
    shown: dict[str, Hit] = {}
    for hit in telling:
        is_new = all(hit.cue != each.cue for each in shown.values())
        if is_new and not any(hit.words in words or words in hit.words for words in shown):
            shown[hit.words] = hit
    otherwise = any(hit.part != "cta" and hit.cue not in theirs for hit in copy.hits)
    return Misfit(best, tuple(shown.values())[:_SHOWN], bare, lacks=bare and not otherwise)


def _speaks_for(copy: Copy, need: Need) -> bool:
    """Whether anything in the message belongs to a stage: a cue, or how it is built."""
    own = {cue.name for cue in CUES_OF[need]} - _LOOSE
    return any(hit.cue in own for hit in copy.hits) or not _TELLING[need].isdisjoint(signals_of(copy))


def _gain(hit: Hit, best: Need, placed: Need) -> float:
    """How much more a cue speaks for the one stage than for the other."""
    kind = "cta" if hit.part == "cta" else "copy"
    weights = WEIGHTS.get(f"{kind}: {hit.cue}")
    if weights is None or hit.cue not in CUES:
        return 0.0
    return weights[NEEDS.index(best)] - weights[NEEDS.index(placed)]
