"""TikTok Ads Manager, and the reports of its shop ads."""

from __future__ import annotations

from typing import ClassVar

from fullfunnel.results.exports.platforms.platform import Platform


class TikTok(Platform):
    """Reads what TikTok exports."""

    file: ClassVar[str] = "tiktok"
