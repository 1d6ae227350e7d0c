"""VBA written by code: texts in both languages, and a function around each FUNNEL_ function."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.excel.cells import CATEGORY
from fullfunnel.language import Language, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fullfunnel.functions.signatures import Argument, Signature
    from fullfunnel.hosts.buttons import Button

LONGEST_HELP: Final = 255
"""Excel's function wizard takes no longer text for a function or an argument."""

_SENTENCES: Final = {
    "FullFunnelTab": same("Full funnel"),
    "need_workbook": Text("Open eerst een werkmap.", "Open a workbook first."),
    "odd_name": Text(
        "In de naam of de map van deze werkmap staat een teken dat fullfunnel niet kan doorgeven: een van "
        '" $ ` | ; % ^ < > =. '
        "Sla de werkmap op onder een andere naam en klik opnieuw.",
        "The name or folder of this workbook has a character that fullfunnel cannot pass on: one of "
        '" $ ` | ; % ^ < > =. '
        "Save the workbook under another name and click again.",
    ),
}

_RESERVED: Final = frozenset(
    {
        "and",
        "as",
        "boolean",
        "byref",
        "byte",
        "byval",
        "call",
        "case",
        "const",
        "currency",
        "date",
        "decimal",
        "declare",
        "dim",
        "do",
        "double",
        "each",
        "else",
        "elseif",
        "empty",
        "end",
        "enum",
        "erase",
        "error",
        "event",
        "exit",
        "false",
        "for",
        "friend",
        "function",
        "get",
        "global",
        "gosub",
        "goto",
        "if",
        "imp",
        "implements",
        "in",
        "input",
        "integer",
        "is",
        "let",
        "like",
        "lock",
        "long",
        "loop",
        "lset",
        "me",
        "mod",
        "name",
        "new",
        "next",
        "not",
        "nothing",
        "null",
        "object",
        "on",
        "open",
        "option",
        "optional",
        "or",
        "paramarray",
        "preserve",
        "print",
        "private",
        "property",
        "public",
        "put",
        "raiseevent",
        "redim",
        "rem",
        "resume",
        "return",
        "rset",
        "seek",
        "select",
        "set",
        "single",
        "static",
        "step",
        "stop",
        "string",
        "sub",
        "then",
        "time",
        "to",
        "true",
        "type",
        "until",
        "variant",
        "wend",
        "while",
        "with",
        "write",
        "xor",
    }
)
"""Words of VBA itself: no argument can be called so."""

_PIECE: Final = 200
"""How much of a text stands on one line: an editor shows it whole, and VBA takes no line above 1,023."""


def labels(buttons: Iterable[Button]) -> str:
    """The module that holds every text of the ribbon and of the function wizard, in both languages."""
    texts = dict(_SENTENCES)
    for button in buttons:
        for each in filter(None, (button.group, button.menu)):
            texts[each.name], texts[f"{each.name}.tip"] = each.label, each.tip
        texts[button.name], texts[f"{button.name}.tip"] = button.label, button.tip
    for signature in SIGNATURES.values():
        texts[signature.name] = signature.help
        for argument in signature.arguments:
            texts[f"{signature.name}.{argument.name}"] = argument.help
    return "\n".join(
        [
            "Option Explicit",
            "",
            "Public Function LabelText(ByVal key As String, ByVal dutch As Boolean) As String",
            "    If dutch Then LabelText = DutchText(key) Else LabelText = EnglishText(key)",
            "End Function",
            "",
            *_texts("DutchText", texts, "nl"),
            "",
            *_texts("EnglishText", texts, "en"),
        ]
    )


def functions() -> str:
    """The module with the FUNNEL_ functions themselves, and the sub that tells the function wizard about them."""
    lines = ["Option Explicit", ""]
    for signature in SIGNATURES.values():
        lines += _function(signature)
    return "\n".join(lines + _descriptions())


def argument_name(argument: Argument) -> str:
    """The name of an argument in VBA: that of Python, with a line under it where VBA has the word for itself."""
    return f"{argument.name}_" if argument.name in _RESERVED else argument.name


def quoted(text: str) -> list[str]:
    """A text as VBA expressions to be joined: anything beyond ASCII by its number, so that no code page spoils it."""
    pieces = []
    for plain, other in re.findall(rf"([\x20-\x7e]{{1,{_PIECE}}})|([^\x20-\x7e])", text):
        if plain:
            pieces.append('"' + plain.replace('"', '""') + '"')
        else:
            wide = other.encode("utf-16-le")
            pieces += [f"ChrW({int.from_bytes(wide[at : at + 2], 'little')})" for at in range(0, len(wide), 2)]
    return pieces or ['""']


def _texts(name: str, texts: Mapping[str, Text], language: Language) -> list[str]:
    lines = [f"Private Function {name}(ByVal key As String) As String", "    Dim text As String", "    Select Case key"]
    for key, text in texts.items():
        lines.append(f'        Case "{key}"')
        lines += [f"            text = text & {piece}" for piece in quoted(text.say(language))]
    return [*lines, "    End Select", f"    {name} = text", "End Function"]


def _function(signature: Signature) -> list[str]:
    name = signature.name
    parameters = ", ".join(
        f"{'Optional ' if each.optional else ''}ByVal {argument_name(each)} As Variant" for each in signature.arguments
    )
    values = ", ".join(f"Given({argument_name(each)})" for each in signature.arguments)
    return [
        f"Public Function {name}({parameters}) As Variant",
        # What the wizard shows until DescribeFunctions has given it more, in the language of Excel.
        f'Attribute {name}.VB_Description = "{_plain(signature.help.en)}"',
        f'Attribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"',
        f'    {name} = FromPython("{name.lower()}", Array({values}))',
        "End Function",
        "",
    ]


def _plain(text: str) -> str:
    """A text in ASCII on one line of VBA: an attribute takes no expression."""
    return text.encode("ascii", "ignore").decode("ascii").replace('"', '""')


def _descriptions() -> list[str]:
    lines = ["Public Sub DescribeFunctions(ByVal dutch As Boolean)", "    On Error Resume Next"]
    for signature in SIGNATURES.values():
        arguments = [f'LabelText("{signature.name}.{each.name}", dutch)' for each in signature.arguments]
        lines += [
            f'    Application.MacroOptions Macro:="{signature.name}", Category:="{CATEGORY}", _',
            f'        Description:=LabelText("{signature.name}", dutch), ArgumentDescriptions:=Array( _',
            *(f"        {each}, _" for each in arguments[:-1]),
            f"        {arguments[-1]})",
        ]
    return [*lines, "End Sub"]
