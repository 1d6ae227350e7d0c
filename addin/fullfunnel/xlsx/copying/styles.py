"""The looks of one workbook's cells added to those of another."""

from __future__ import annotations

import re
from typing import Final

from fullfunnel.xlsx.copying.insertion import Insertion

STYLES_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
_BUILT_IN: Final = 164
"""From here on a number format is one of the workbook's own."""
_ELEMENT: Final = re.compile(
    rb"<(font|fill|border|xf|dxf)(?:\s[^<>]*?)?(?:/>|>(?:[^<]*+<(?!\1[\s/>]|/\1>))*+[^<]*+</\1>)"
)
_FORMAT: Final = re.compile(rb'<numFmt numFmtId="([0-9]+)" formatCode="([^"]*)"/>')
_ID: Final = re.compile(rb'(numFmtId|fontId|fillId|borderId|xfId)="([0-9]+)"')


class MergedStyles:
    """Looks of ``source`` put behind those of ``target`` as they are asked for.

    ``source`` is a styles part as XlsxWriter writes it; ``target`` any.
    """

    def __init__(self, source: bytes, target: bytes, file_name: str, part: str) -> None:
        """Bind both.

        Raises:
            Damaged: the target cannot be read.
        """
        self._source = {name: _listed(source, name) for name in ("fonts", "fills", "borders", "cellXfs", "dxfs")}
        self._formats = dict(_FORMAT.findall(source))
        self._target = Insertion(target, file_name, part)
        self._had = {name: _count(self._target.inner(name)) for name in self._source}
        self._known_formats = {
            code: int(number)
            for number, code in _FORMAT.findall(_bare(self._target.inner("numFmts"), self._target.prefix))
        }
        self._next_format = max([_BUILT_IN - 1, *self._known_formats.values()]) + 1
        self._fresh: dict[str, list[bytes]] = {name: [] for name in (*self._source, "numFmts")}
        self._places: dict[tuple[str, int], int] = {}

    def cell(self, number: int) -> int:
        """The look of a cell (``s``) in the target."""
        return self._put("cellXfs", number)

    def difference(self, number: int) -> int:
        """The look of a rule (``dxfId``) in the target."""
        return self._put("dxfs", number)

    @property
    def content(self) -> bytes:
        """The styles part of the target, with what was asked for."""
        for name, elements in self._fresh.items():
            behind = STYLES_ORDER[STYLES_ORDER.index(name) + 1 :]
            self._target.append(name, b"".join(elements), len(elements), behind)
            elements.clear()
        return self._target.content

    def _put(self, name: str, number: int) -> int:
        known = self._places.get((name, number))
        if known is not None:
            return known
        raw = self._source[name][number]
        if name == "cellXfs":
            raw = _ID.sub(self._renumbered, raw)
        elif name == "dxfs":
            raw = re.sub(
                rb'<numFmt numFmtId="([0-9]+)"', lambda at: b'<numFmt numFmtId="%d"' % self._format(at[1]), raw
            )
        self._fresh[name].append(raw)
        place = self._places[name, number] = self._had[name] + len(self._fresh[name]) - 1
        return place

    def _renumbered(self, match: re.Match[bytes]) -> bytes:
        key, number = match[1], match[2]
        lists = {b"fontId": "fonts", b"fillId": "fills", b"borderId": "borders"}
        if key in lists:
            new = self._put(lists[key], int(number))
        elif key == b"numFmtId":
            new = self._format(number)
        else:
            new = 0  # a named look of its own is not copied; the cell's look says it all
        return b'%s="%d"' % (key, new)

    def _format(self, number: bytes) -> int:
        code = self._formats.get(number)
        if code is None:
            return int(number)
        if code not in self._known_formats:
            self._known_formats[code] = self._next_format
            self._fresh["numFmts"].append(b'<numFmt numFmtId="%d" formatCode="%s"/>' % (self._next_format, code))
            self._next_format += 1
        return self._known_formats[code]


def _listed(styles: bytes, name: str) -> list[bytes]:
    opened = re.search(rb"<" + name.encode() + rb"(?:\s[^<>]*)?>", styles)
    end = styles.find(b"</" + name.encode() + b">", opened.end()) if opened else -1
    return [match[0] for match in _ELEMENT.finditer(styles, opened.end(), end)] if opened and end >= 0 else []


def _count(inner: bytes) -> int:
    """How many elements a list holds."""
    depth = many = 0
    for match in re.finditer(rb"<(/?)[\w.\-:]++[^<>]*?(/?)>", inner):
        if match[1]:
            depth -= 1
        else:
            many += depth == 0
            depth += not match[2]
    return many


def _bare(inner: bytes, prefix: bytes) -> bytes:
    return inner.replace(b"<" + prefix, b"<") if prefix else inner
