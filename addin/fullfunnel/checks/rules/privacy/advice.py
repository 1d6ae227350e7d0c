"""What to do about personal data in a plan: the same for each kind."""

from __future__ import annotations

from typing import Final

from fullfunnel.language import Text

TAKE_IT_OUT: Final = Text(
    "Haal het uit het plan. Ook gehasht of pseudoniem blijft het een persoonsgegeven; een plan heeft aan aantallen "
    "genoeg.",
    "Take it out of the plan. Even hashed or pseudonymous it is still personal data; counts are enough for a plan.",
)
