"""Reach and frequency: people and impressions are different things, and a rate per impression is not one per person.

Figures may be plain numbers or arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fullfunnel.targets.elementwise import Number


def impressions(reach: Number, frequency: Number) -> Number:
    """Impressions that reach ``reach`` people ``frequency`` times on average."""
    return reach * frequency


def people_reached(impressions: Number, frequency: Number) -> Number:
    """People reached by ``impressions`` at an average ``frequency`` above 0."""
    return impressions / frequency


def average_frequency(impressions: Number, reach: Number) -> Number:
    """Impressions per person reached; ``reach`` above 0."""
    return impressions / reach


def gross_rating_points(reach: Number, universe: Number, frequency: Number) -> Number:
    """GRPs: reach as a percentage of the target group (``universe``) x average frequency. 50% x 5.4 is 270."""
    return reach / universe * 100 * frequency


def click_at_least_once(ctr: Number, frequency: Number) -> Number:
    """The chance that a person who sees ``frequency`` impressions clicks at least once: ``1 - (1 - ctr)^f``.

    Frequency x CTR comes near it only while both are small: at 0.9% and 3 times it is 2.68%, not 2.70%.
    """
    return 1 - (1 - ctr) ** frequency
