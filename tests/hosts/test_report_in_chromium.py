"""The report in a browser: without a violation that axe knows, in light and dark, in both languages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fullfunnel.language import LANGUAGES
from fullfunnel.report.page import as_html
from fullfunnel.report.writing import report_of
from tests.conftest import missing

if TYPE_CHECKING:
    from fullfunnel.language import Language

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".axe" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """<script>axe.run().then(found => {
  const found_there = JSON.stringify([found.violations.map(each => each.id), found.passes.length]);
  document.body.innerHTML = '<pre id="axe">' + found_there + '</pre>';
})</script>"""


@pytest.mark.host
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", [[], ["--blink-settings=preferredColorScheme=0"]], ids=["light", "dark"])
def test_axe_finds_nothing(language: Language, scheme: list[str], tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        missing("Chromium is not installed, so the report was not seen in a browser (Debian: apt install chromium)")
    if not AXE.exists():
        missing("axe is not there: npm install --prefix .axe axe-core")
    page = as_html(report_of(ROOT / "workbook_templates" / f"treinpakkers.{language}.xlsx"))
    file = tmp_path / "report.html"
    script = f"<script>{AXE.read_text('utf-8')}</script>{RUN}</body>"
    file.write_text(page.replace("</body>", script), "utf-8")
    command = [str(browser), "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", *scheme]
    ran = subprocess.run(
        [*command, "--dump-dom", file.as_uri()], capture_output=True, text=True, check=True, timeout=120
    )
    output = re.search(r'<pre id="axe">(.*?)</pre>', ran.stdout, re.DOTALL)
    assert output is not None
    violations, passes = json.loads(output[1])
    assert violations == []
    assert passes > 20
