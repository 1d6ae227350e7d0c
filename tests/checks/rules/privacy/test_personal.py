"""Personal data is found by its shape and checksum, shown masked, and counts are left alone."""

from __future__ import annotations

import pytest

from fullfunnel.privacy.kinds import personal_in
from fullfunnel.privacy.masking import masked


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
        ("Stort op BE68 5390 0754 7034 voor Jan", ["DAT104"]),  # a length of whole groups, and a short word behind it
        ("BE68539007547034 op naam van Jan", ["DAT104"]),
        ("ES91 2100 0418 4502 0005 1332 voor de huur", ["DAT104"]),
        ("AT61 1904 3002 3457 3201 voor Jan", ["DAT104"]),
        ("LU28 0019 4006 4475 0000 aan Jan", ["DAT104"]),
        ("GB29 NWBK 6016 1331 9268 19", ["DAT104"]),
        ("NL92ABNA0417164300", []),
        ("device_id=123e4567-e89b-12d3-a456-426614174000", ["DAT106"]),
        ("123e4567-e89b-12d3-a456-426614174000", []),  # may name a segment or a creative
        ("_fbp=fb.1.1700000000000.1234567890", ["DAT106"]),
        ("+31 (0)6 12345678", ["DAT102"]),
        ("0031 6 1234 5678", ["DAT102"]),
        ("0470 12 34 56", ["DAT102"]),
        ("1112.22.333", ["DAT103"]),
        ("info@merk.nl", []),
        ("0900-8844", []),
        ("088 1234567", []),
        ("+31 88 123 4567", []),
        ("01-02-2026 14:00", []),
        ("01.02.2026 1", []),
        ("06 07 08 09 10", []),
        ("+250.000.000", []),
        ("+20 000 000 000", []),
        ("123456782 impressies", []),  # the eleven test holds, and it counts
        ("ad set 123456782", []),
        ("order #0612345678", []),
        ("utm_id=0612345678", []),
        ("8712345678906", []),
        ("0712345678911", []),
        ("52.0907374, 5.1214201", []),
        ("2026-01-01 t/m 2026-03-31", []),
        ("1 000 000 000", []),
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
