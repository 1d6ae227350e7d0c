"""The menu in Calc has the buttons of the ribbon, under the same labels."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from fullfunnel.hosts import actions as ribbon
from fullfunnel.hosts.buttons import BUTTONS
from fullfunnel.hosts.calc.menu import INSTEAD, ITEMS, items, menu
from fullfunnel.language import LANGUAGES

OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
JOBS = Path(__file__).parents[2] / "addin" / "calc" / "menu_jobs.py"


def test_every_button_is_an_item_or_has_something_in_its_place() -> None:
    assert {each.name for each in BUTTONS} == {*ITEMS, *INSTEAD}
    assert set(ITEMS).isdisjoint(INSTEAD)


def test_an_item_says_what_the_ribbon_says_and_starts_the_job_of_that_name() -> None:
    root = ET.fromstring(menu(items()))  # noqa: S314  # our own
    (inside,) = root.iterfind(f".//node[@{OOR}name='Submenu']")
    assert len(inside) == len(items()) > 0
    for node, button in zip(inside, items(), strict=True):
        titles = {each.get(LANG): each.text for each in node.iterfind(f"prop[@{OOR}name='Title']/value")}
        assert titles == {each: button.label.say(each) for each in LANGUAGES}
        (url,) = node.iterfind(f"prop[@{OOR}name='URL']/value")
        assert url.text == f"service:org.fullfunnel.FunnelMenu?{button.name}"


def test_what_calc_does_not_do_itself_is_a_job_of_the_ribbon() -> None:
    own = set(re.findall(r'"(\w+)": self\._\1\b', JOBS.read_text("utf-8")))
    assert own == {"connect", "about"}
    assert set(ITEMS) <= {*ribbon.JOBS}
