"""How sure a plan is: the chance of its goal, and the range of volumes in which that is decided.

Two sources of doubt: a rate is not known exactly (``n`` observations, a span), and chance itself. Carrying out a plan,
every row draws one rate and then one count.
"""

from fullfunnel.targets.doubt.chance import chance
from fullfunnel.targets.doubt.range import volume_range

__all__ = ["chance", "volume_range"]
