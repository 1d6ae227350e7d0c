"""Rows about persons are refused: a plan holds sums, and a name or an e-mail address is never needed for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.language import Text
from fullfunnel.results.exports.words import header_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PERSONAL: Final = frozenset(
    header_key(header)
    for header in (
        *(
            "E-mail",
            "Email",
            "E-mail address",
            "Email address",
            "E-mailadres",
            "Emailadres",
            "E-Mail-Adresse",
            "Adresse e-mail",
            "Correo electrónico",
            "メールアドレス",
        ),
        *(
            "First name",
            "Firstname",
            "Last name",
            "Lastname",
            "Surname",
            "Full name",
            "Voornaam",
            "Achternaam",
            "Volledige naam",
            "Vorname",
            "Nachname",
            "Prénom",
            "Nombre completo",
            "Nome completo",
            "Customer name",
            "Klantnaam",
            "Billing name",
            "Shipping name",
            "Lead name",
        ),
        *(
            "Phone",
            "Phone number",
            "Telephone",
            "Mobile number",
            "Telefoon",
            "Telefoonnummer",
            "Mobiel nummer",
            "Telefonnummer",
            "Téléphone",
            "Teléfono",
            "Telefone",
            "Billing phone",
            "Shipping phone",
        ),
        *(
            "Street address",
            "Billing address1",
            "Shipping address1",
            "Shipping street",
            "Billing street",
            "Date of birth",
            "Birthday",
            "Geboortedatum",
            "IP address",
            "IP-adres",
        ),
        *(
            "User ID",
            "User-ID",
            "Client ID",
            "Klantnummer",
            "Subscriber",
            "Member ID",
            "LinkedIn profile URL",
            "Effective user ID",
            "App-instance ID",
            "EMAIL_TYPE",
            "LEID",
            "EUID",
        ),
    )
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]")
_MANY: Final = 0.3


class PersonalRows(FunnelError):
    """The file holds rows about persons."""


def require_no_persons(headers: Sequence[str], rows: Iterable[Sequence[str]], *, allowed: bool = False) -> None:
    """Pass a table whose rows are not about persons.

    Args:
        headers: of its columns.
        rows: some of its rows.
        allowed: the reader counts and sums these rows and keeps nothing else of them.

    Raises:
        PersonalRows: a column holds names, addresses or the like; the text names it and shows nothing of it.
    """
    if allowed:
        return
    for header in headers:
        if header_key(header) in _PERSONAL:
            raise _refused(header, "")
    sample = list(rows)
    for at, header in enumerate(headers):
        cells = [row[at] for row in sample if at < len(row) and isinstance(row[at], str) and row[at].strip()]
        found = [cell for cell in cells if _EMAIL.search(cell)]
        if len(found) > _MANY * len(cells):
            raise _refused(header, masked(found[0]))


def masked(cell: str) -> str:
    """A personal cell with only its first letter to be seen."""
    return re.sub(r"[^\W_]+", lambda match: match[0][:1] + "…", cell.strip())[:24]


def _refused(header: str, shown: str) -> PersonalRows:
    example = f" (‘{shown}’)" if shown else ""
    return PersonalRows(
        Text(
            f"De kolom ‘{header}’{example} gaat over personen. Persoonsgegevens horen niet in een plan: exporteer "
            "opgetelde cijfers per "
            "dag of campagne.",
            f"The column ‘{header}’{example} is about people. Personal data does not belong in a plan: export "
            "figures summed by day or campaign.",
        )
    )
