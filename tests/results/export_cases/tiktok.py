# the lines are as long as platforms write them
"""Exports of TikTok Ads Manager."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text, workbook

CASES: Final = (
    Case(
        "tiktok, xlsx with a totals row and bounds",
        workbook(
            Sheet1=[
                [
                    "Campaign name",
                    "Primary status",
                    "Cost",
                    "CPC (destination)",
                    "Impressions",
                    "Clicks (destination)",
                    "Reach",
                    "Conversions",
                    "Currency",
                ],
                ["See A", "Active", 10.5, 0.105, 5000, 100, 4000, "<5", "EUR"],
                ["Do B", "Active", 20.25, 0.405, 3000, 50, 2000, 8, "EUR"],
                ["Total of 2 results", "-", 30.75, 0.205, 8000, 150, 5500, 10, "-"],
            ]
        ),
        "TikTok",
        {"impressions": 8000, "clicks": 150, "cost": 30.75, "conversions": 8},
        None,
        "EUR",
        "tiktok.xlsx",
        {"bounds": 1},
    ),
    Case(
        "tiktok, Shift_JIS, the count inside the label",
        text(
            "キャンペーン名,メインステータス,コスト,CPC(遷移先),インプレッション,クリック数(遷移先),通貨",
            "認知,有効,1200,12,8000,100,JPY",
            "獲得,有効,800,16,2000,50,JPY",
            "全2件の結果,-,2000,13,10000,150,JPY",
            encoding="cp932",
        ),
        "TikTok",
        {"impressions": 10000, "clicks": 150, "cost": 2000},
        None,
        "JPY",
    ),
    Case(
        "tiktok, every cell wrapped, three decimals",
        text(
            "ID kampanye,Nama kampanye,Biaya,Pesanan SKU,Pendapatan kotor,Mata uang",
            '="170001",="Promo A",="161074.000",="12",="900000.000",="IDR"',
            '="170002",="Promo B",="5210.500",="1",="75000.000",="IDR"',
        ),
        "TikTok",
        {"cost": 166284.5, "orders": 13, "revenue": 975000},
        None,
        "IDR",
    ),
)
