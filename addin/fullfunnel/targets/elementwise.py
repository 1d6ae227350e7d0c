"""The few operations that plain numbers and arrays spell differently.

All other arithmetic of the targets is written once, with ``+ - * /``, and runs on a float as on a million of them.
numpy is only met here, and only once somebody hands over an array: in a cell there is none.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Number: TypeAlias = float | NDArray[np.float64]
    Truth: TypeAlias = bool | NDArray[np.bool_]
else:
    Number: TypeAlias = float
    Truth: TypeAlias = bool


def is_plain(value: object) -> bool:
    """Whether this is one number and not an array of them."""
    return isinstance(value, int | float)


def exact(value: Number) -> Number:
    """A number or numbers in full precision, whatever kind of array, list or column they come in."""
    if is_plain(value):
        return float(cast("float", value))
    import numpy as np  # noqa: PLC0415  # see above

    return np.asarray(value, dtype=np.float64)


def larger(one: Number, other: Number) -> Number:
    """The larger of two, element by element."""
    if is_plain(one) and is_plain(other):
        return max(cast("float", one), cast("float", other))
    import numpy as np  # noqa: PLC0415  # see above

    return np.maximum(one, other)


def smaller(one: Number, other: Number) -> Number:
    """The smaller of two, element by element."""
    return -larger(-one, -other)


def choose(condition: Truth, yes: Number, no: Number) -> Number:
    """``yes`` where the condition holds, ``no`` elsewhere."""
    if isinstance(condition, bool):
        return yes if condition else no
    import numpy as np  # noqa: PLC0415  # see above

    return np.where(condition, yes, no)


def any_of(condition: Truth) -> bool:
    """Whether the condition holds anywhere."""
    return condition if isinstance(condition, bool) else bool(condition.any())


def first_of(condition: Truth) -> int | None:
    """The place of the first element where the condition holds; ``None`` for a plain truth value."""
    return None if isinstance(condition, bool) else int(condition.argmax())


def all_finite(value: Number) -> bool:
    """Whether no element is infinite or undefined."""
    if is_plain(value):
        return math.isfinite(cast("float", value))
    import numpy as np  # noqa: PLC0415  # see above

    return bool(np.isfinite(value).all())
