"""What a report says: the document of a plan, its review and its messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fullfunnel.language import Text
from fullfunnel.report.document import Document
from fullfunnel.report.figures import Figures
from fullfunnel.report.sections.bottleneck import bottleneck_section
from fullfunnel.report.sections.forecast import forecast_section
from fullfunnel.report.sections.framework import framework_section
from fullfunnel.report.sections.messages import messages_section
from fullfunnel.report.sections.mix import mix_section
from fullfunnel.report.sections.money import money_section
from fullfunnel.report.sections.next_euro import next_euro_section
from fullfunnel.report.sections.proposal import proposal_section
from fullfunnel.report.sections.standing import standing_section
from fullfunnel.report.sections.unknown import unknown_section
from fullfunnel.report.sentences import headline

if TYPE_CHECKING:
    from fullfunnel.framework.messages import Messages
    from fullfunnel.language import Language
    from fullfunnel.report.document import Section
    from fullfunnel.results.review import Review


def document(
    review: Review, name: str, language: Language, messages: Messages | None = None, remark: str = ""
) -> Document:
    """The report of a plan.

    Args:
        review: where the plan stands.
        name: what the plan is called.
        language: of every word.
        messages: the messages, for the page with what each stage says.
        remark: that the figures are made up, where they are.
    """
    figures = Figures(language, review.currency)
    sections = (
        standing_section(review, figures),
        forecast_section(review, figures),
        bottleneck_section(review, figures),
        money_section(review, figures),
        mix_section(review, figures),
        next_euro_section(review, figures),
        proposal_section(review, figures),
        framework_section(review, figures),
        messages_section(messages, figures),
        unknown_section(review, figures),
    )
    return Document(
        language,
        name,
        _subtitle(review, figures),
        remark,
        headline(review, figures),
        tuple(_without_empty_tables(section) for section in sections if section is not None),
    )


def _without_empty_tables(section: Section) -> Section:
    """Nothing is lost yet, nothing reported per channel: then there is no table of it."""
    return replace(section, tables=tuple(table for table in section.tables if table.rows))


def _subtitle(review: Review, figures: Figures) -> str:
    day, period = review.day, review.pace.period
    until = figures.say(Text("tot en met", "up to and including"))
    parts = (
        figures.say(Text("Waar we staan", "Where we stand")),
        f"{until} {figures.day(day)}" if day else "",
        f"{figures.day(period.start)} – {figures.day(period.end)}" if period else "",
    )
    return " · ".join(filter(None, parts))
