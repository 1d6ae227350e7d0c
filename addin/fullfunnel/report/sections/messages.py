"""What each stage says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.report.document import Section, Table
from fullfunnel.report.figures import words

if TYPE_CHECKING:
    from fullfunnel.framework.messages import Messages
    from fullfunnel.report.figures import Figures


def messages_section(messages: Messages | None, figures: Figures) -> Section | None:
    """The messages by stage; ``None`` where there are none."""
    spoken = [] if messages is None else [each for each in messages.rows if not each.is_landing]
    if not spoken:
        return None
    return Section(
        "messages",
        figures.say(Text("De boodschap per fase", "The messages by stage")),
        (),
        None,
        (
            Table(
                figures.say(Text("Boodschappen per fase", "Messages by stage")),
                tuple(
                    figures.say(Text(*head))
                    for head in (
                        ("Fase", "Stage"),
                        ("ID", "ID"),
                        ("Kop", "Headline"),
                        ("Oproep", "CTA"),
                        ("Volgt op", "Follows"),
                    )
                ),
                tuple(
                    (
                        words(stage_words(each.stage, figures.language)),
                        words(each.id),
                        words(each.headline or "–"),
                        words(each.cta or "–"),
                        words(", ".join(each.follows) or "–"),
                    )
                    for each in spoken
                ),
            ),
        ),
    )
