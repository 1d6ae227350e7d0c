"""The parts that list others (content types, links): an entry put in or taken out, every other byte as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fullfunnel.xlsx.container.markup import HEAD, Markup, attributes
from fullfunnel.xlsx.refusals import Damaged

if TYPE_CHECKING:
    from fullfunnel.xlsx.container.package import Package


def put_at_end(package: Package, part: str, root: bytes, element: bytes, head: bytes) -> bytes:
    """A part with one more element at the end of its root, with the root's own prefix.

    Raises:
        Damaged: the part has no such root, or it is empty.
    """
    markup = Markup.of(package.read(part) or b"", package.name, part)
    ends = list(re.finditer(rb"</((?:[\w.\-]+:)?)" + root + rb"\s*>", markup.shadow()))
    if not ends:
        raise Damaged(package.name, what=part)
    at = ends[-1].start()
    return markup.stored(markup.xml[:at] + b"<%s%s %s/>" % (ends[-1][1], element, head) + markup.xml[at:])


def without_listed(package: Package, part: str, element: bytes, key: bytes, values: set[bytes]) -> bytes:
    """A part that lists others without the elements that have one of these values in the attribute ``key``."""
    markup = Markup.of(package.read(part) or b"", package.name, part)
    pattern = re.compile(rb"<(?:[\w.\-]+:)?" + element + HEAD)

    def kept(match: re.Match[bytes]) -> bytes:
        gone = match[1].endswith(b"/") and attributes(match[1].removesuffix(b"/")).get(key) in values
        return b"" if gone else match[0]

    return markup.stored(pattern.sub(kept, markup.xml))
