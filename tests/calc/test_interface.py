"""What Calc is reported of each function is what every host says: made from the signatures, none left out."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.calc.interface import SERVICE, interface, method, wizard
from fullfunnel.language import LANGUAGES
from fullfunnel.templates.spelling import spell

OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_a_cell_stores_the_name_that_calc_makes_of_the_method() -> None:
    for name in SIGNATURES:
        assert f"{SERVICE}.{method(name)}".upper() == spell(name, "calc")


def test_every_function_has_a_method_with_its_arguments() -> None:
    text = interface(SIGNATURES.values())
    assert (
        "  any funnelTarget([in] any kpi, [in] any goal, [in] com::sun::star::table::XCellRange framework, "
        "[in] any scenario);\n" in text
    )
    assert "  sequence< sequence< any > > funnelTargets([in] any goal" in text
    assert "[in] any costs, [in] any byThemselves" in text  # one amount will do, so it cannot be a range only
    assert text.count("funnel") == len(SIGNATURES) + 1


def test_the_wizard_has_both_languages_of_every_word() -> None:
    root = ET.fromstring(wizard(SIGNATURES.values()))  # noqa: S314  # our own
    (functions,) = root.iterfind(f".//node[@{OOR}name='AddInFunctions']")
    assert [each.get(f"{OOR}name") for each in functions] == [method(name) for name in SIGNATURES]
    for function, signature in zip(functions, SIGNATURES.values(), strict=True):
        assert said(function, "Description") == [signature.help.say(each) for each in LANGUAGES]
        assert said(function, "DisplayName") == [signature.name]
        (parameters,) = function.iterfind(f"node[@{OOR}name='Parameters']")
        for parameter, argument in zip(parameters, signature.arguments, strict=True):
            assert parameter.get(f"{OOR}name") == method(argument.name)
            assert said(parameter, "Description") == [argument.help.say(each) for each in LANGUAGES]
            assert said(parameter, "DisplayName") == [argument.label.say(each) for each in LANGUAGES]


def said(node: ET.Element, prop: str) -> list[str | None]:
    values = node.findall(f"prop[@{OOR}name='{prop}']/value")
    assert all(each.get(LANG) in {*LANGUAGES} for each in values)
    return [each.text for each in values]
