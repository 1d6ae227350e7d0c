# ruff: noqa: E501  # the lines are as long as platforms write them
"""Exports written after the forms that platforms use, with the sums that a reading by hand gives.

Every name and figure is made up. A case is the bytes of a file, and what its rows add up to without totals.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One export, and what a careful reading of it gives."""

    name: str
    content: bytes
    platform: str
    sums: dict[str, float]
    period: tuple[str, str | None] | None = None
    currency: str | None = None
    file: str = "export.csv"
    attrs: dict[str, object] = field(default_factory=dict)

    def written(self, folder: Path) -> Path:
        """The export as a file."""
        path = folder / self.file
        path.write_bytes(self.content)
        return path


def text(*lines: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """Lines as a file."""
    return (end.join(lines) + end).encode(encoding)


def workbook(**sheets: list[list[Any]]) -> bytes:
    """Sheets as a workbook; ``_`` in a name is a blank."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


GOOGLE = (
    Case(
        "google, English, totals at the end",
        text(
            "RB - Campaign performance",
            '"March 27, 2026 - April 23, 2026"',
            "Campaign status,Campaign,Budget,Currency code,Status,Impr.,Interactions,Avg. cost,Cost,Search impr. share,Clicks,Conversions",
            'Enabled,Brand,10.00,EUR,Eligible,"12,000",640,0.50,320.10,> 90%,640,"1,020.50"',
            "Paused,Total Care,5.00,EUR,Paused,3000, --, --,80.05,< 10%, --,4.25",
            'Enabled,"Display, wide",5.00,EUR,Eligible,"100,000",500,0.25,125.00, --,500,0.00',
            'Total: Campaigns,,,EUR,,"115,000","1,140",0.46,525.16, --,"1,140","1,024.75"',
            'Total: Account,,,EUR,,"116,000","1,150",0.46,530.16, --,"1,150","1,030.75"',
            'Total: Search, --, --,EUR, --,"15,000",640,0.63,400.15, --,640,"1,024.75"',
        ),
        "Google Ads",
        {"impressions": 115000, "clicks": 1140, "interactions": 1140, "cost": 525.15, "conversions": 1024.75},
        ("2026-03-27", "2026-04-23"),
        "EUR",
    ),
    Case(
        "google, German, UTF-16 with tabs, thousands with a point",
        text(
            "Kampagnenbericht",
            "17. September 2026 - 20. September 2026",
            "Kampagnenstatus\tTag\tKampagne\tWährungscode\tImpr.\tKlicks\tKosten\tConversions\tDurchschn. CPC",
            'Aktiviert\t2026-09-17\tMarke\tEUR\t6.111\t120\t"275,35"\t"3,00"\t"2,29"',
            'Aktiviert\t2026-09-18\tMarke\tEUR\t5.000\t100\t"1200,65"\t"2,50"\t"12,01"',
            'Gesamt: Konto\t\t\tEUR\t11.111\t220\t"1476,00"\t"5,50"\t"6,71"',
            encoding="utf-16",
        ),
        "Google Ads",
        {"impressions": 11111, "clicks": 220, "cost": 1476.00, "conversions": 5.5},
        ("2026-09-17", "2026-09-18"),
        "EUR",
    ),
    Case(
        "google, French, narrow no-break spaces",
        text(
            "Rapport sur les campagnes",
            "1 janvier 2026 - 31 janvier 2026",
            "État de la campagne,Campagne,Code de devise,Coût,Impr.,Clics,CPC moy.",
            'Activée,Marque,EUR,"1 234,50",18\u202f158,"900","1,37"',
            'Activée,Été,EUR,"65,50",1\u202f842,"100","0,66"',
            'Total : compte,,EUR,"1 300,00",20\u202f000,1\u202f000,"1,30"'.replace("1 300", "1\u202f300"),
        ),
        "Google Ads",
        {"impressions": 20000, "clicks": 1000, "cost": 1300.00},
        ("2026-01-01", "2026-01-31"),
        "EUR",
    ),
    Case(
        "google, Japanese yen",
        text(
            "キャンペーン レポート",
            "2026年1月1日 - 2026年3月31日",
            "キャンペーンのステータス,キャンペーン,通貨コード,表示回数,クリック数,費用,平均クリック単価",
            '有効,ブランド,JPY,"1,234,567","12,000",796481,66',
            '有効,一般,JPY,"10,000",400,3519,9',
            '合計: キャンペーン,,JPY,"1,244,567","12,400",800000,65',
        ),
        "Google Ads",
        {"impressions": 1244567, "clicks": 12400, "cost": 800000},
        ("2026-01-01", "2026-03-31"),
        "JPY",
    ),
    Case(
        "google, keywords: the label in the third column, an account far larger than the rows",
        text(
            "Search keyword report",
            "All time",
            "Keyword status,Search keyword,Match type,Campaign,Currency code,Impr.,Clicks,Cost",
            "Enabled,dagje uit,Broad match,Day out,EUR,10,2,1.20",
            "Enabled,trein,Exact match,Day out,EUR,4,1,0.40",
            " --,,Total: Search keywords,,EUR,14,3,1.60",
            ' --,,Total: Account,,EUR,"10,708",300,160.00',
        ),
        "Google Ads",
        {"impressions": 14, "clicks": 3, "cost": 1.60},
        None,
        "EUR",
    ),
    Case(
        "google, xlsx from the report editor: no totals, true numbers",
        workbook(
            Report=[
                ["My report"],
                ["1 February 2026 - 28 February 2026"],
                ["Campaign", "Currency code", "Impr.", "Clicks", "CTR", "Cost", "Conversions", "Conv. rate"],
                ["Brand", "GBP", 9380, 264, 0.0281, 365.22, 25.5, 0.0966],
                ["PMax", "GBP", 6111, 100, 0.0164, 6.111, "--", "--"],
            ]
        ),
        "Google Ads",
        {"impressions": 15491, "clicks": 364, "cost": 371.331, "conversions": 25.5},
        ("2026-02-01", "2026-02-28"),
        "GBP",
        "report.xlsx",
    ),
    Case(
        "google, one column per conversion action",
        text(
            "Campaign,Newsletter_Conversions,Purchase_Conversions,Call_Conversions",
            "Brand,12.00,,3.50",
            "Generic,,7.00,",
        ),
        "Google Ads",
        {"conversions": 22.5},
    ),
    Case(
        "google, overview card: currency in the cell, the period in the name of the file",
        text(
            "Data,Cliques,Custo,Custo (Comparação)",
            '"ter., 5 de mai. de 2026",40,"R$\u00a0112,28","R$\u00a090,00"',
            '"qua., 6 de mai. de 2026",29,"R$\u00a0187,57","R$\u00a080,00"',
        ),
        "Google Ads",
        {"clicks": 69, "cost": 299.85},
        ("2026-05-05", "2026-05-06"),
        "BRL",
        "Time_series(2026.05.05-2026.05.06).csv",
    ),
    Case(
        "google, video: interactions stay interactions",
        text(
            "Campaign report",
            "27 January 2026 - 23 February 2026",
            "Campaign,Currency code,Impr.,Interactions,Interaction rate,Avg. cost,Cost",
            'Video,EUR,"50,000","9,000",18.00%,0.01,90.00',
        ),
        "Google Ads",
        {"impressions": 50000, "interactions": 9000, "cost": 90.00},
        ("2026-01-27", "2026-02-23"),
        "EUR",
    ),
    Case(
        "google, re-saved by a Dutch Excel",
        text(
            "sep=;",
            "Campagnerapport",
            "1 maart 2026 - 31 maart 2026",
            "Campagnestatus;Campagne;Valutacode;Vert.;Klikken;Kosten;Gem. CPC",
            "Ingeschakeld;Merk;EUR;1.200;60;1.012,50;16,88",
            "Ingeschakeld;Algemeen;EUR;800;40;87,50;2,19",
            "Totaal: account;;EUR;2.000;100;1.100,00;11,00",
            end="\r\n",
            encoding="cp1252",
        ),
        "Google Ads",
        {"impressions": 2000, "clicks": 100, "cost": 1100.00},
        ("2026-03-01", "2026-03-31"),
        "EUR",
    ),
)

META = (
    Case(
        "meta, the account first, without a label",
        text(
            '"Campaign name",Results,"Result indicator",Reach,Impressions,"Amount spent (EUR)","Link clicks","Reporting starts","Reporting ends"',
            ",,mixed,900,3000,150.5,60,2026-02-01,2026-02-28",
            '"SEE_video",,,800,2000,100.25,10,2026-02-01,2026-02-28',
            '"DO_leads",12,actions:leadgen.other,300,1000,50.25,50,2026-02-01,2026-02-28',
            encoding="utf-8-sig",
        ),
        "Meta",
        {"impressions": 3000, "cost": 150.5, "link_clicks": 60, "results": 12},
        ("2026-02-01", "2026-02-28"),
        "EUR",
    ),
    Case(
        "meta, one row and so no total row",
        text(
            '"Campaign name",Reach,Impressions,"Amount spent (EUR)","Reporting starts","Reporting ends"',
            ",800,2000,100.25,2026-02-01,2026-02-28",
        ),
        "Meta",
        {"impressions": 2000, "cost": 100.25},
        ("2026-02-01", "2026-02-28"),
        "EUR",
    ),
    Case(
        "meta, Dutch, re-saved by Excel with semicolons, by day",
        text(
            "Dag;Campagnenaam;Besteed bedrag (EUR);Weergaven;Bereik;Klikken op links;CPM (kosten per 1000 weergaven) (EUR)",
            "01-02-2026;SEE_video;12,50;1.200;1.000;4;10,42",
            "02-02-2026;SEE_video;13,50;1.300;1.000;6;10,38",
            end="\r\n",
            encoding="utf-8-sig",
        ),
        "Meta",
        {"impressions": 2500, "cost": 26.0, "link_clicks": 10},
        ("2026-02-01", "2026-02-02"),
        "EUR",
    ),
    Case(
        "meta, nothing delivered",
        text('"Campaign name",Impressions,"Amount spent (EUR)","Reporting starts"', '"No data available."'),
        "Meta",
        {},
        None,
        "EUR",
    ),
    Case(
        "meta, xlsx with the same figures on two sheets",
        workbook(
            Formatted_Report=[
                ["Campaign name", "Impressions", "Amount spent (EUR)", "Reporting starts", "Reporting ends"],
                ["A", 1000, 12.5, "2026-02-01", "2026-02-28"],
                ["B", 500, 7.5, "2026-02-01", "2026-02-28"],
            ],
            Raw_Data_Report=[
                ["Campaign name", "Impressions", "Amount spent (EUR)", "Reporting starts", "Reporting ends"],
                ["A", 1000, 12.5, "2026-02-01", "2026-02-28"],
                ["B", 500, 7.5, "2026-02-01", "2026-02-28"],
            ],
        ),
        "Meta",
        {"impressions": 1500, "cost": 20.0},
        ("2026-02-01", "2026-02-28"),
        "EUR",
        "report.xlsx",
    ),
)

ANALYTICS = (
    Case(
        "ga4, a snapshot of many tables and a comparison",
        text(
            "# ----------------------------------------",
            "# Reports snapshot",
            "# Account: Example",
            "# Property: Example",
            "# ----------------------------------------",
            "#  ",
            "# Start date: 20250801",
            "# End date: 20250831",
            "Active users,New users,Average engagement time per active user,Event count",
            "392,365,161.6173469387757,5837",
            "",
            "# How are active users trending?",
            "# Start date: 20250801",
            "# End date: 20250831",
            "Nth day,30 days",
            "0000,12",
            "0001,380",
            "",
            "# Start date: 20250801",
            "# End date: 20250831",
            "Session primary channel group (Default channel group),Sessions",
            "Direct,300",
            "Organic Search,120",
            "",
            "# Start date: 20250801",
            "# End date: 20250831",
            "Event name,Event count",
            "page_view,3000",
            "scroll,2000",
            "",
            "# Start date: 20250701",
            "# End date: 20250731",
            "Active users,New users,Average engagement time per active user,Event count",
            "100,90,60.5,999",
        ),
        "Google Analytics",
        {"new_users": 365, "events": 5837, "sessions": 420},
        ("2025-08-01", "2025-08-31"),
    ),
    Case(
        "ga4, Spanish, by day, newest comments",
        text(
            "# ----------------------------------------",
            "# Informe",
            "# Cuenta: Ejemplo",
            "# ----------------------------------------",
            "# ",
            "# Todos los usuarios",
            "# Fecha de inicio: 20250801",
            "# Fecha de finalización: 20250803",
            "Día\u00a0N,Sesiones,Usuarios activos,Eventos clave",
            "0000,10,9,1",
            "0001,20,18,0",
            "0002,30,25,-1",
            end="\r\n",
        ),
        "Google Analytics",
        {"sessions": 60, "conversions": 1},
        ("2025-08-01", "2025-08-03"),
    ),
    Case(
        "ga4, an exploration: the grand total first, with one cell more",
        text(
            "# ----------------------------------------",
            "# Free form 1",
            "# Account: Example",
            "# 20230515-20230521",
            "# ----------------------------------------",
            "",
            "Page path and screen class,Event name,Sessions,Key events",
            ",,16,5,Grand total",
            "/a,page_view,14,3",
            "/b,page_view,9,2",
        ),
        "Google Analytics",
        {"conversions": 5},
        ("2023-05-15", "2023-05-21"),
    ),
)

OTHERS = (
    Case(
        "search console, days, newest first",
        text("Date,Clicks,Impressions,CTR,Position", "2026-03-02,10,200,5%,4.1", "2026-03-01,0,0,,", end="\n"),
        "Google Search Console",
        {"clicks": 10, "impressions": 200},
        ("2026-03-01", "2026-03-02"),
    ),
    Case(
        "search console, weeks as ranges",
        text(
            "Date range,Clicks,Impressions,CTR,Position",
            "2025-12-08 - 2025-12-14,30,1200,2.5%,8.2",
            "2025-12-15 - 2025-12-17,12,300,4%,7.9",
        ),
        "Google Search Console",
        {"clicks": 42, "impressions": 1500},
        ("2025-12-08", "2025-12-17"),
    ),
    Case(
        "search console, xlsx: sheets that agree",
        workbook(
            Grafiek=[
                ["Datum", "Aantal klikken", "Vertoningen", "CTR", "Positie"],
                ["2026-03-01", 20, 1000, 0.02, 5.1],
                ["2026-03-02", 9, 1376, 0.0065, 6.2],
            ],
            Zoekopdrachten=[
                ["Meest uitgevoerde zoekopdrachten", "Aantal klikken", "Vertoningen", "CTR", "Positie"],
                ["trein", 12, 400, 0.03, 2.0],
            ],
            Apparaten=[
                ["Apparaat", "Aantal klikken", "Vertoningen", "CTR", "Positie"],
                ["Mobiel", 20, 1255, 0.0159, 38.5],
                ["Desktop", 9, 1121, 0.008, 50.1],
            ],
            Filters=[["Filter", "Waarde"], ["Datum", "Afgelopen 3 maanden"]],
        ),
        "Google Search Console",
        {"clicks": 29, "impressions": 2376},
        ("2026-03-01", "2026-03-02"),
        file="Performance.xlsx",
    ),
    Case(
        "linkedin, English: title lines, month first",
        text(
            '"Campaign Performance Report (in UTC)"',
            '"Report Start: 09/01/2026, Report End: 09/03/2026"',
            '"Date Generated: 09/10/2026"',
            "",
            "Start Date (in UTC),Account Name,Currency,Campaign Group Name,Campaign Name,Total Spent,Impressions,Clicks,Leads,Reach,Conversions",
            '09/01/2026,Example,EUR,Group,SEE_video,"1,100.50",50000,120,,40000,0',
            "09/02/2026,Example,EUR,Group,DO_leads,99.50,2000,30,4,1500,2",
            "09/03/2026,Example,EUR,Group,DO_leads,100.00,2100,35,5,1500,3",
        ),
        "LinkedIn",
        {"impressions": 54100, "clicks": 185, "cost": 1300.0, "leads": 9, "conversions": 5},
        ("2026-09-01", "2026-09-03"),
        "EUR",
    ),
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
    Case(
        "dv360, a totals row without names, then metadata",
        text(
            "Campaign ID,Insertion Order ID,Date,Advertiser Currency,Impressions,Clicks,Total Media Cost (Advertiser Currency)",
            "11,22,2022/12/17,EUR,1000,10,12.50",
            "11,23,2022/12/18,EUR,2000,30,15.50",
            ",,,,3000,40,28.00",
            "",
            "Report Time:,2022/12/19 10:00 GMT",
            "Date Range:,2022/12/17 - 2022/12/19",
            "Group By:,Campaign ID,Insertion Order ID",
            "MRC Accredited Metrics,Impressions are accredited",
        ),
        "Display & Video 360",
        {"impressions": 3000, "clicks": 40, "cost": 28.0},
        ("2022-12-17", "2022-12-18"),
        "EUR",
    ),
    Case(
        "campaign manager, a line per advertiser above the table",
        text(
            "My report",
            "Date/Time Generated,5/1/17 10:00 AM",
            "Report Time Zone,Europe/Amsterdam",
            "Account ID,1234",
            "Date Range,4/1/17 - 4/30/17",
            "Advertiser,Equals: 1",
            "Advertiser,Equals: 2",
            "Report Fields",
            "Campaign,Site (DCM),Impressions,Clicks,Click Rate,Media Cost,Total Conversions",
            "Spring,news,10000,20,0.20%,55.00,3.00",
            "Spring,sport,5000,10,0.20%,45.50,1.00",
            "Grand Total:,,15000,30,0.20%,100.50,4.00",
        ),
        "Campaign Manager 360",
        {"impressions": 15000, "clicks": 30, "cost": 100.5, "conversions": 4},
        ("2017-04-01", "2017-04-30"),
    ),
    Case(
        "microsoft, the grid: ids in brackets, totals named by kind",
        text(
            "Status,Campaign,Campaign ID,Delivery,Impr.,Clicks,CTR,Avg. CPC,Spend,Conv.,Revenue",
            'Enabled,Brand,[436000001],Eligible,"1,500",60,4.00%,0.50,30.00,3.00,150.00',
            "Enabled,Audience,[436000002],Eligible,800,8,1.00%,0.25,2.00,0.00,0.00",
            '-,Overall total,-,-,"2,300",68,2.96%,0.47,32.00,3.00,150.00',
            '-,Search total,-,-,"1,500",60,4.00%,0.50,30.00,3.00,150.00',
            "-,Audience total,-,-,800,8,1.00%,0.25,2.00,0.00,0.00",
            encoding="utf-8-sig",
        ),
        "Microsoft Ads",
        {"impressions": 2300, "clicks": 68, "cost": 32.0, "conversions": 3, "conversion_value": 150},
    ),
    Case(
        "pinterest, figures in brackets",
        text(
            "Campaign name,Campaign status,Impressions,Pin clicks,Outbound clicks,Spend in account currency,Result,Cost per result,Result type",
            "See pins,ACTIVE,9000,120,40,12.78,[9],[1.42],CLICKTHROUGH",
            "Do pins,ACTIVE,1000,30,20,10.00,[5],[2.00],CLICKTHROUGH",
        ),
        "Pinterest",
        {"impressions": 10000, "clicks": 150, "link_clicks": 60, "cost": 22.78, "results": 14},
    ),
    Case(
        "mailchimp, saved by Excel for Mac",
        text(
            "Title,Subject,List,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Open Rate,Total Opens,Total Clicks",
            "Lente… à Paris,Hé!,Nieuwsbrief,2/24/17 11:29,1000,990,400,41.09,700,80",
            "Zomer,Zon,Nieuwsbrief,3/3/17 09:00,1010,1000,420,42,710,95",
            encoding="mac_roman",
        ),
        "E-mail",
        {"sent": 2010, "delivered": 1990, "opens": 1410, "clicks": 175},
        ("2017-02-24", "2017-03-03"),
        attrs={"encoding": "mac_roman"},
    ),
    Case(
        "shopify orders: further items have no order fields, cells hold line breaks",
        text(
            "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Notes,Refunded Amount,Cancelled at,Billing Name,Phone",
            '#1001,ann@example.com,paid,2026-03-01 10:00:00 +0100,EUR,80.00,5.00,14.75,85.00,2026-03-01 09:59:00 +0100,1,Treinkaart,"ring\nthe bell",0.00,,Ann,\'0612345678',
            "#1001,ann@example.com,,,,,,,,,2,Museumkaart,,,,,",
            "#1002,bob@example.com,refunded,2026-03-02 10:00:00 +0100,EUR,40.00,0.00,6.94,40.00,2026-03-02 09:59:00 +0100,1,Treinkaart,,40.00,,Bob,",
        ),
        "Shopify",
        {"orders": 2, "revenue": 125.0, "taxes": 21.69, "refunds": 40.0},
        ("2026-03-01", "2026-03-02"),
        "EUR",
    ),
)

CASES = (*GOOGLE, *META, *ANALYTICS, *OTHERS)
