"""Whether two messages, or a message and its landing page, connect: product, price, promise, tone, language.

The words and phrases by which messages are compared are loaded by the first who compares two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.lazy_names import lazy_names

if TYPE_CHECKING:
    from fullfunnel.checks.text.connection.follow import steps_of
    from fullfunnel.checks.text.connection.judging import breaks

__all__ = ["breaks", "steps_of"]

__getattr__ = lazy_names(__name__, {"breaks": "judging", "steps_of": "follow"})
