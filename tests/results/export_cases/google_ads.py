# ruff: noqa: E501  # the lines are as long as platforms write them
"""Exports of Google Ads."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text, workbook

CASES: Final = (
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
