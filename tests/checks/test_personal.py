"""Personal data is found by its shape and checksum, shown masked, and counts are left alone."""

from __future__ import annotations

import pytest

from fullfunnel.checks.personal.kinds import masked, personal_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("vraag het jan@bedrijf.nl", ["DAT101"]),
        ("06-12345678", ["DAT102"]),
        ("+32 470 12 34 56", ["DAT102"]),
        ("+44 20 7946 0958", ["DAT102"]),
        ("020 123 4567", ["DAT102"]),
        ("BSN 123456782", ["DAT103"]),  # the test number of the Dutch tax office's format: eleven test holds
        ("123456789", []),  # fails the eleven test
        ("NL91ABNA0417164300", ["DAT104"]),  # the standard's own example
        ("GB29 NWBK 6016 1331 9268 19", ["DAT104"]),
        ("NL92ABNA0417164300", []),
        ("123e4567-e89b-12d3-a456-426614174000", ["DAT106"]),
        ("1.250.000 vertoningen", []),
        ("€ 123456782", []),
        ("2026-11-24", []),
        ("24-11-2026", []),
        ("@merk en #actie", []),
        ("10 keer sporten voor € 65", []),
        ("bereik 0,35% van 800000", []),
    ],
)
def test_kinds(text: str, codes: list[str]) -> None:
    assert [kind.code for kind, _ in personal_in(text)] == codes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("jan@bedrijf.nl", "j••@•••.nl"),
        ("06-12345678", "06-••••••78"),
        ("NL91 ABNA 0417 1643 00", "NL•• •••• •••• •••• 00"),
    ],
)
def test_masks(text: str, shown: str) -> None:
    assert masked(text) == shown
