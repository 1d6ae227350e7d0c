"""The order in which Excel calculated the formulas last: taken out when a formula goes, for Excel makes it again."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from fullfunnel.xlsx.container.package import CONTENT_TYPES, relationships_part
from fullfunnel.xlsx.container.part_list import without_listed

if TYPE_CHECKING:
    from fullfunnel.xlsx.container.package import Package


def without_calc_chain(package: Package) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts that change when the calculation chain goes, and the part that goes; nothing where there is none.

    A chain that lists a cell without a formula makes Excel offer a repair; without a chain it makes one silently.
    """
    links = package.relationships(package.workbook_part)
    found = next(((key, link.target) for key, link in links.items() if link.kind == "calcChain"), None)
    if found is None or package.archive.find(found[1]) is None:
        return {}, ()
    link_id, part = found
    links_part = relationships_part(package.workbook_part)
    listed = {posixpath.join("/", part).encode()}
    changed = {
        links_part: without_listed(package, links_part, b"Relationship", b"Id", {link_id.encode()}),
        CONTENT_TYPES: without_listed(package, CONTENT_TYPES, b"Override", b"PartName", listed),
    }
    return changed, (part,)
