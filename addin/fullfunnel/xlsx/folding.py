"""Capitals and small letters as Excel takes them for the same: letter by letter."""

from __future__ import annotations


def folded(text: str) -> str:
    """A text in the form in which two that Excel takes for the same agree.

    ``str.casefold`` goes further: it makes ``ss`` of ``ß``, which are two texts, two sheets or two columns to Excel.
    """
    if text.isascii():
        return text.lower()
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
