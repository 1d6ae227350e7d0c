"""Names of months and days in what a workbook shows: which of them tell the language of its Excel.

The exact engine knows fourteen languages, and Excel has dozens. A Swedish workbook shows ``januari`` as a Dutch one
does, and ``augusti`` where that shows ``augustus``; so a name that another language may share proves nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS: Final = {"nl": "dm", "en": "dm", "es": "dm", "pt": "dm", "de": "dmt", "fr": "dmj", "it": "dmg"}
"""The letters of a format that stand for names, three or more of them, by language; in others any but those of years.
"""
_OWN: Final = {"nl": "j", "de": "jt", "fr": "j", "it": "g"}
"""Letters of a format that only Excel of this language, of those that are alike in names, reads: ``jjjj`` for a year.
"""
_ANY: Final = re.compile(r"([^\W\d_yY])\1{2,}")
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')
_WORD: Final = re.compile(r"[^\W\d_]+")
_TELLING: Final = {
    "nl": "maart mei augustus mrt maandag dinsdag woensdag donderdag vrijdag zaterdag zondag wo vr za zo",
    "en": "January February March May June July October December Mar May Oct Dec Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun",
    "de": "Januar März Mai Juni Juli Oktober Dezember Mrz Okt Dez Montag Dienstag Mittwoch Donnerstag Freitag Samstag "
    "Sonntag",
    "fr": "janvier février avril juin juillet août septembre octobre décembre lundi mardi mercredi jeudi vendredi "
    "samedi dimanche janv févr juil août sept déc",
    "es": "enero febrero mayo junio julio septiembre octubre noviembre diciembre lunes martes miércoles jueves "
    "viernes sábado ene",
    "it": "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì "
    "venerdì sabato domenica gen mag giu lug set ott dic",
    "pt": "janeiro fevereiro março junho julho dezembro segunda terça quarta quinta sexta fev mai dez",
    "ru": "Январь Февраль Апрель Июнь Июль Сентябрь Октябрь Ноябрь Декабрь понедельник вторник четверг пятница суббота "
    "воскресенье",
}
"""Names as Excel writes them that no language of Excel beside this one has, or none with these capitals."""


def asks_for_names(code: str, language: str) -> bool:
    """Whether a format writes the name of a month or day in Excel of a language: ``mmm``, ``dddd``.

    Not for one with letters that are of the language alone: what it gave back tells the language by itself.
    """
    rest = _QUOTED.sub("", code)
    if any(letter in rest.lower() for letter in _OWN.get(language, "")):
        return False
    letters = _LETTERS.get(language)
    if letters is None:
        return _ANY.search(rest) is not None
    return any(found[1].lower() in letters for found in _ANY.finditer(rest))


def tell(texts: Iterable[str], language: str) -> bool:
    """Whether names in what a workbook shows are those of this language and of no other."""
    telling = _TELLING.get(language)
    if telling is None:
        # Names in letters of its own; those of two that share them (Chinese and Japanese) are both known.
        return any(not text.isascii() for text in texts)
    words = frozenset(telling.split())
    return any(word in words for text in texts for word in _WORD.findall(text))
