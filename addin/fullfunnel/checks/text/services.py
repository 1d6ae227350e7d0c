"""What is done with a thing: repaired, insured, hired out, taught. Two of those on one thing are two products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.phrases import phrases
from fullfunnel.checks.text.word_kinds import WordKinds

if TYPE_CHECKING:
    from collections.abc import Iterable

_SERVICES: Final = WordKinds(
    {
        "insurance": phrases("*verzekering | *verzekeringen | *polis | insurance"),
        "repair": phrases("*reparatie | *onderhoudsbeurt | onderhoudsbeurt | repair | repairs | servicing"),
        "trip": phrases("*reis | *reizen | *vakantie | *vakanties | holiday | holidays | trip | trips"),
        "hire": phrases("*verhuur | hire | rental | rentals"),
        "teaching": phrases("*cursus | *cursussen | *opleiding | *lessen | *training | course | courses | lessons"),
        "will": phrases("testament | will | wills"),
        "appeal": phrases("collecte | inzamelingsactie | appeal | fundraiser"),
        "mortgage": phrases("*hypotheek | mortgage | mortgages"),
        "saving": phrases("*spaarrekening | sparen | *sparen | savings"),
        "lending": phrases("*lening | *krediet | loan | loans"),
        "moving": phrases("verhuizing | verhuizen | removals"),
        "cleaning": phrases("*schoonmaak | cleaning"),
        "job": phrases("*vacature | *vacatures | vacancy | vacancies"),
    }
)


def services_apart(first: Iterable[str], then: Iterable[str]) -> bool:
    """Whether each of two products says what is done, and it is never the same."""
    one = {_SERVICES.of(form) for form in first} - {None}
    other = {_SERVICES.of(form) for form in then} - {None}
    return bool(one) and bool(other) and one.isdisjoint(other)
