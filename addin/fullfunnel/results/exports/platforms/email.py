"""Campaign reports of e-mail services: Mailchimp, Klaviyo and those that export alike."""

from __future__ import annotations

from typing import ClassVar

from fullfunnel.results.exports.platforms.platform import Platform


class Email(Platform):
    """Reads a table with a row per mailing. A list with a row per person is refused."""

    file: ClassVar[str] = "email"
