"""The parts that list others (content types, links): an entry put in or taken out, every other byte as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fullfunnel.workbook.markup import HEAD, Markup, attributes

if TYPE_CHECKING:
    from fullfunnel.workbook.package import Package


def put_at_end(xml: bytes, root: bytes, element: bytes, head: bytes) -> bytes:
    """Put an element at the end of the root, with the root's own prefix."""
    ends = list(re.finditer(rb"</((?:[\w.\-]+:)?)" + root + rb"\s*>", xml))
    return xml[: ends[-1].start()] + b"<%s%s %s/>" % (ends[-1][1], element, head) + xml[ends[-1].start() :]


def without_listed(package: Package, part: str, element: bytes, key: bytes, values: set[bytes]) -> bytes:
    """A part that lists others without the elements that have one of these values in the attribute ``key``."""
    markup = Markup.of(package.read(part) or b"", package.name, part)
    pattern = re.compile(rb"<(?:[\w.\-]+:)?" + element + HEAD)

    def kept(match: re.Match[bytes]) -> bytes:
        gone = match[1].endswith(b"/") and attributes(match[1].removesuffix(b"/")).get(key) in values
        return b"" if gone else match[0]

    return markup.stored(pattern.sub(kept, markup.xml))
