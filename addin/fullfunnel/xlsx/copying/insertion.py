"""Elements put into a part that exists, every other byte as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fullfunnel.xlsx.container.markup import HEAD, Markup, attributes, with_attribute
from fullfunnel.xlsx.refusals import Damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAG = re.compile(rb"<(/?)([A-Za-z])")


class Insertion:
    """A part into which elements are put; they are written without prefix and get that of the part."""

    def __init__(self, content: bytes, file_name: str, part: str) -> None:
        """Take in a part.

        Raises:
            Damaged: it cannot be read.
        """
        self._markup = Markup.of(content, file_name, part)
        self._xml = self._markup.xml
        self._where = file_name, part
        root = re.search(rb"<((?:[\w.\-]+:)?)[A-Za-z]", Markup.of(content, file_name, part).shadow())
        self.prefix = root[1] if root else b""

    @property
    def content(self) -> bytes:
        """The part as it now is."""
        return self._markup.stored(self._xml)

    def inner(self, name: str) -> bytes:
        """What stands in the first element of this name; nothing where it is empty or not there."""
        found = self._element(name)
        return b"" if found is None or found[3] else self._xml[found[1] : found[2]]

    def attribute(self, name: str, key: str) -> bytes:
        """An attribute of the first element of this name."""
        found = self._element(name)
        return b"" if found is None else attributes(self._xml[found[4] : found[1] - 1]).get(key.encode(), b"")

    def append(self, name: str, elements: bytes, many: int, before: Sequence[str]) -> None:
        """Put elements at the end of the list ``name``, whose ``count`` follows.

        Args:
            name: the list, such as ``cellXfs``.
            elements: what is put in.
            many: how many they are.
            before: the lists that stand behind it by the schema; where there is no such list yet it comes before the
                first of these, else at the end of the part.

        Raises:
            Damaged: the part has no end tag.
        """
        if not many:
            return
        fresh = _prefixed(elements, self.prefix)
        found = self._element(name)
        if found is None:
            tag = self.prefix + name.encode()
            count = b"" if name in {"sheets", "definedNames"} else b' count="%d"' % many
            self._put(self._place(before), b"<%s%s>%s</%s>" % (tag, count, fresh, tag))
            return
        start, inner, end, empty, head = found
        given = self._xml[head : inner - 1].removesuffix(b"/")
        had = attributes(given).get(b"count", b"")
        if had.isdigit():
            given = with_attribute(given, b"count", b"%d" % (int(had) + many))
        tag = self.prefix + name.encode()
        kept = b"" if empty else self._xml[inner:end]
        behind = inner if empty else end + len(b"</%s>" % tag)
        if not empty:
            close = re.compile(rb"</" + re.escape(tag) + rb"\s*>").match(self._xml, end)
            behind = close.end() if close else behind
        self._xml = (
            self._xml[:start] + b"<%s%s>%s%s</%s>" % (tag, given.rstrip(), kept, fresh, tag) + self._xml[behind:]
        )

    def _place(self, before: Sequence[str]) -> int:
        places = [found[0] for each in before if (found := self._element(each)) is not None]
        if places:
            return min(places)
        at = self._xml.rstrip().rfind(b"</")
        if at < 0:
            raise Damaged(self._where[0], what=self._where[1])
        return at

    def _put(self, at: int, fresh: bytes) -> None:
        self._xml = self._xml[:at] + fresh + self._xml[at:]

    def _element(self, name: str) -> tuple[int, int, int, bool, int] | None:
        """Start, begin and end of the inside, whether empty, and where its attributes begin."""
        shadow = Markup(self._xml, self._markup.encoding, self._markup.stored_as).shadow()
        tag = re.escape(self.prefix + name.encode())
        match = re.search(rb"<" + tag + HEAD, shadow)
        if match is None:
            return None
        if match[1].endswith(b"/"):
            return match.start(), match.end(), match.end(), True, match.start(1)
        end = re.compile(rb"</" + tag + rb"\s*>").search(shadow, match.end())
        return None if end is None else (match.start(), match.end(), end.start(), False, match.start(1))


def _prefixed(elements: bytes, prefix: bytes) -> bytes:
    return _TAG.sub(rb"<\1" + prefix + rb"\2", elements) if prefix else elements
