"""Whether the second message says u where the first said je, or the other way round."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fullfunnel.checks.text.address import address_in
from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.text.address import Address
    from fullfunnel.checks.text.fit.copy import Copy


def other_address(before: Copy, after: Copy) -> Clash | None:
    """The switch between je and u, when each message keeps to one of them."""
    if before.detected.language == "en" or after.detected.language == "en":
        return None
    first, then = _address(before), _address(after)
    if first.only is None or then.only is None or first.only == then.only:
        return None
    said, says = (first.familiar or first.formal)[0], (then.familiar or then.formal)[0]
    return Clash(said, says, Text(f"van {first.only} naar {then.only}", f"from ‘{first.only}’ to ‘{then.only}’"))


@lru_cache(maxsize=4096)
def _address(copy: Copy) -> Address:
    return address_in(copy.lines.values())
