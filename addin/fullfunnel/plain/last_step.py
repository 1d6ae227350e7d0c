"""How a target was calculated, its last step in words: ``Last step: 90,000 Retargeting clicks ÷ 15% = 600,000``.

The whole way is what the function says; this is what plain formulas can say of it, and it follows every change.
"""

from __future__ import annotations

from typing import Final

from fullfunnel.language import Text
from fullfunnel.plain.outcome import ERROR

WORDS: Final = {
    "said_step": Text("Laatste stap: ", "Last step: "),
    "said_own": Text("Eigen doel: ", "Your own target: "),
    "said_goal": Text("Hoofddoel: ", "Main goal: "),
    "said_after": Text("Volgt uit wat ervoor komt: ", "Follows from what comes before: "),
    "said_ways": Text(" routes samen = ", " routes together = "),
}
"""The words of the sentences, by the key that stands for them in the formula."""

ABSENT: Final = Text("Deze KPI staat niet in het framework.", "This KPI is not in the framework.")


def last_step() -> str:
    """The formula for the sentence on the row of a KPI."""
    at = "SUMPRODUCT(MAX(({e_id:}={n})*({need:}={back})*{n:}))"
    planned, rate = f"INDEX({{plan:}},{at})", f"INDEX({{e_rate:}},{at})"
    fed = f"INDEX({{named:}},INDEX({{e_to:}},{at}))"
    shown = f'IF({rate}>1,ROUND({rate},2)&"",ROUND({rate}*100,2)&"%")'
    step = f'"{{said_step}}"&{_amount(planned)}&" "&{fed}&" ÷ "&{shown}&" = "&{_amount("{value}")}'
    ways = 'COUNTIFS({e_id:},{n},{need:},">0")'
    together = f'{ways}&"{{said_ways}}"&{_amount("{value}")}'
    back = f"IF(AND({{pool_1}}=2,{ways}>1),{together},IF(AND({{back}}>0,{at}>0),{step},{_amount('{value}')}))"
    ratio = 'INDEX({r_text:},MATCH({n},{r_row:},0))&" = "&ROUND({value},4)'
    cases = (
        ("{stopped}>0", "$D$7"),
        (f"{{value}}>={ERROR}", "{remark}"),
        ("{own_target_1}>=0", f'"{{said_own}}"&{_amount("{value}")}'),
        ("{n}={main}", f'"{{said_goal}}"&{_amount("{value}")}'),
        ("{ratio}=1", ratio),
        ("{back}>=0", back),
    )
    sentence = f'"{{said_after}}"&{_amount("{value}")}'
    for condition, words in reversed(cases):
        sentence = f"IF({condition},{words},{sentence})"
    return f'=IF({{named}}="","",{sentence})'


def _amount(value: str) -> str:
    """A number as people write it: with the separators of the computer, decimals for a small one only."""
    return f'IF({value}<100,ROUND({value},2)&"",FIXED({value},0))'
