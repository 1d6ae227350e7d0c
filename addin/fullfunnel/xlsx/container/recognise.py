"""What kind of file this is, by its first bytes: said before anything of it is unpacked or parsed."""

from __future__ import annotations

import re
from typing import Final

from fullfunnel.xlsx import other_formats, refusals

ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF: Final = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00")
"""A worksheet of Excel 2-4, which had no container: a BOF record and its length."""

_HEAD: Final = 4096


def require_zip(content: bytes, name: str) -> None:
    """Pass a file that starts as a zip does; refuse any other, naming what it is.

    Raises:
        Refusal: the kind that fits: password-protected, xls, html, text, empty, git-lfs ...
    """
    if not content.startswith(ZIP):
        raise _refusal(content, name)


def _refusal(content: bytes, name: str) -> refusals.Refusal:
    kind: type[refusals.Refusal]
    if not content.strip(b"\x00"):
        kind = other_formats.Empty
    elif content.startswith(_OLE):
        kind = _ole_kind(content)
    elif content.startswith(_EMPTY_ZIP):
        kind = other_formats.PlainZip
    elif _BIFF.match(content):
        kind = other_formats.OldExcel
    else:
        kind = _text_kind(content[:_HEAD])
    return kind(name)


def _ole_kind(content: bytes) -> type[refusals.Refusal]:
    # The names of the streams stand in the container's directory in UTF-16 ([MS-CFB] 2.6.1).
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        return refusals.PasswordProtected
    if has("Workbook") or has("Book"):
        return other_formats.OldExcel
    return other_formats.OtherOle


def _text_kind(head: bytes) -> type[refusals.Refusal]:
    if head.startswith(b"version https://git-lfs.github.com/spec/"):
        return other_formats.LfsPointer
    text = _decoded(head)
    if text is None:
        return other_formats.NotAWorkbook
    start = text.lstrip("\ufeff \t\r\n").lower()
    if re.match(r"<!doctype html|<html|<(?:head|body|table|meta|style|div)\b", start) or "<html" in start:
        return other_formats.Html
    return other_formats.Xml2003 if start.startswith("<?xml") else other_formats.PlainText


def _decoded(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head):
        return None
    return head.decode("utf-8", "replace")
