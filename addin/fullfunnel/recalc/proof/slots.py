"""What each argument of a function takes: one value, several cells, a condition, a format.

A letter a slot: ``s`` one value, ``a`` values of a range or array, ``c`` a condition as COUNTIF takes it, ``f`` a
number format as TEXT takes it, ``b`` a branch that comes out as it is, ``r`` a reference of which only the place
counts. What stands between brackets repeats. What a function gives back: ``n`` a number, ``i`` a whole number that is
not negative, ``t`` a text, ``l`` TRUE or FALSE, ``v`` one of the values of its range, ``b`` what one of its branches
gives, ``x`` anything. A function that is not here is never evaluated.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_SLOTS: Final = """
SUM (a) n|AVERAGE (a) n|MIN (a) n|MAX (a) n|COUNT (a) i|COUNTA (a) i|PRODUCT (a) n|MEDIAN (a) n|SUMSQ (a) n
STDEV (a) n|STDEV.S (a) n|STDEV.P (a) n|STDEVP (a) n|VAR (a) n|VAR.S (a) n|VAR.P (a) n|VARP (a) n|AVERAGEA (a) n
MAXA (a) n|MINA (a) n|GEOMEAN (a) n|HARMEAN (a) n|MODE (a) n|MODE.SNGL (a) n|AVEDEV (a) n|DEVSQ (a) n|COUNTBLANK a i
GCD (a) n|LCM (a) n|KURT (a) n|SKEW (a) n|AND (a) l|OR (a) l|XOR (a) l
LARGE as n|SMALL as n|PERCENTILE as n|PERCENTILE.INC as n|PERCENTILE.EXC as n|QUARTILE as n|QUARTILE.INC as n
QUARTILE.EXC as n|RANK sas i|RANK.EQ sas i|RANK.AVG sas n|PERCENTRANK ass n|PERCENTRANK.INC ass n
PERCENTRANK.EXC ass n
TRIMMEAN as n|CORREL aa n|PEARSON aa n|SLOPE aa n|INTERCEPT aa n|RSQ aa n|STEYX aa n|FORECAST saa n
FORECAST.LINEAR saa n|COVAR aa n|COVARIANCE.P aa n|COVARIANCE.S aa n|FREQUENCY aa n|STANDARDIZE sss n
SUMPRODUCT (a) n|SUMX2MY2 aa n|SUMX2PY2 aa n|SUMXMY2 aa n|MMULT aa n|TRANSPOSE a v
SUMIF aca n|COUNTIF ac i|AVERAGEIF aca n|SUMIFS a(ac) n|COUNTIFS (ac) i|AVERAGEIFS a(ac) n|MAXIFS a(ac) n
MINIFS a(ac) n
VLOOKUP sass v|HLOOKUP sass v|LOOKUP saa v|MATCH sas i|INDEX asss v|XLOOKUP saasss v|XMATCH sass i|CHOOSE s(b) b
OFFSET rssss x|INDIRECT ss x|ROW r i|COLUMN r i|ROWS r i|COLUMNS r i|ADDRESS sssss t
IF sbb b|IFERROR bb b|IFNA bb b|IFS (sb) b|SWITCH s(sb) b|NOT s l|TRUE  l|FALSE  l|NA  n|ISBLANK s l|ISERR s l
ISERROR s l|ISNA s l|ISNUMBER s l|ISTEXT s l|ISNONTEXT s l|ISLOGICAL s l|ISEVEN s l|ISODD s l|ERROR.TYPE s i
N s n|T s t
TYPE s i|SINGLE s v
ABS s n|INT s n|ROUND ss n|ROUNDUP ss n|ROUNDDOWN ss n|TRUNC ss n|MOD ss n|SIGN s n|SQRT s n|POWER ss n|EXP s n|LN s n
LOG ss n|LOG10 s n|CEILING ss n|FLOOR ss n|CEILING.MATH sss n|FLOOR.MATH sss n|CEILING.PRECISE ss n|FLOOR.PRECISE ss n
ISO.CEILING ss n|MROUND ss n|EVEN s n|ODD s n|QUOTIENT ss n|PI  n|RADIANS s n|DEGREES s n|SIN s n|COS s n|TAN s n
ASIN s n|ACOS s n|ATAN s n|ATAN2 ss n|SINH s n|COSH s n|TANH s n|FACT s n|FACTDOUBLE s n|COMBIN ss n|COMBINA ss n
PERMUT ss n|SQRTPI s n|ROMAN ss t|ARABIC s n|BASE sss t|DECIMAL ss n|DELTA ss n|GESTEP ss n
NORM.DIST ssss n|NORMDIST ssss n|NORM.S.DIST ss n|NORMSDIST s n|NORM.INV sss n|NORMINV sss n|NORM.S.INV s n
NORMSINV s n
BINOM.DIST ssss n|BINOMDIST ssss n|POISSON.DIST sss n|POISSON sss n|EXPON.DIST sss n|CONFIDENCE.NORM sss n
CONFIDENCE sss n|CONFIDENCE.T sss n|T.DIST sss n|T.INV ss n|T.INV.2T ss n|T.DIST.2T ss n|T.DIST.RT ss n|TINV ss n
CHISQ.DIST.RT ss n|CHISQ.INV.RT ss n|GAMMALN s n|FISHER s n|FISHERINV s n|WEIBULL.DIST ssss n
LEFT ss t|RIGHT ss t|MID sss t|LEN s i|FIND sss i|SEARCH sss i|SUBSTITUTE ssss t|REPLACE ssss t|UPPER s t|LOWER s t
PROPER s t|TRIM s t|CLEAN s t|TEXT sf t|VALUE s n|NUMBERVALUE sss n|FIXED sss t|DOLLAR ss t|CONCATENATE (s) t
CONCAT (a) t|TEXTJOIN ss(a) t|REPT ss t|EXACT ss l|CHAR s t|CODE s i|UNICHAR s t|UNICODE s i
TEXTBEFORE ssssss t|TEXTAFTER ssssss t
DATE sss n|YEAR s i|MONTH s i|DAY s i|HOUR s i|MINUTE s i|SECOND s i|TIME sss n|WEEKDAY ss i|WEEKNUM ss i
ISOWEEKNUM s i
EDATE ss n|EOMONTH ss n|DATEDIF sss n|DATEVALUE s n|TIMEVALUE s n|NETWORKDAYS ssa n|WORKDAY ssa n
NETWORKDAYS.INTL sssa n|WORKDAY.INTL sssa n|DAYS ss n|DAYS360 sss n|YEARFRAC sss n
PMT sssss n|PV sssss n|FV sssss n|NPER sssss n|RATE ssssss n|IPMT ssssss n|PPMT ssssss n|NPV s(a) n|IRR as n
XNPV saa n|XIRR aas n|MIRR ass n|SLN sss n|DB sssss n|DDB sssss n|SYD ssss n|EFFECT ss n|NOMINAL ss n|CUMIPMT ssssss n
CUMPRINC ssssss n|RRI sss n|PDURATION sss n|FVSCHEDULE sa n|ISPMT ssss n
SUBTOTAL s(a) n|AGGREGATE ss(a) n
UNIQUE ass v|SORT asss v|SORTBY a(as) v|FILTER aas v|SEQUENCE ssss n|TAKE ass v|DROP ass v|VSTACK (a) v|HSTACK (a) v
TOCOL ass v|TOROW ass v|CHOOSECOLS a(s) v|CHOOSEROWS a(s) v
"""

_ARRAYS: Final = frozenset({"SUMPRODUCT", "MMULT", "FREQUENCY", "TRANSPOSE", "SUMX2MY2", "SUMX2PY2", "SUMXMY2"})
"""In these arguments every function goes through all cells of a range, in an ordinary formula too."""


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, str, str]]:
    found = {}
    for entry in _SLOTS.replace("\n", "|").split("|"):
        if not entry.strip():
            continue
        name, slots, gives = entry.split(" ")
        first, _, repeated = slots.partition("(")
        found[name] = first, repeated.removesuffix(")"), gives
    return found


def is_listed(function: str) -> bool:
    """Whether anything is known of a function."""
    return function in _known()


def slots(function: str, count: int) -> str | None:
    """The letters of its ``count`` arguments; None where it does not take so many, or is not known."""
    known = _known().get(function)
    if known is None:
        return None
    first, repeated, _ = known
    if count <= len(first):
        return first[:count]
    if not repeated:
        return None
    more = count - len(first)
    return first + (repeated * (more // len(repeated) + 1))[:more]


def gives(function: str) -> str:
    """The letter of what a function gives back."""
    return _known()[function][2]


def goes_through_arrays(function: str, index: int) -> bool:
    """Whether this argument is calculated for every cell of a range, whatever the formula."""
    return function in _ARRAYS or (function == "LOOKUP" and index > 0)


def slot_name(function: str, index: int) -> str:
    """How the argument is called in the table of evidence: repeated ones have one name."""
    first, repeated, _ = _known()[function]
    if index < len(first) or not repeated:
        return str(index + 1)
    return str(len(first) + (index - len(first)) % len(repeated) + 1)


def letter(function: str, slot: str) -> str:
    """The letter of an argument by its name in the table of evidence; ``s`` for an operator."""
    known = _known().get(function)
    if known is None or not slot.isdigit():
        # A value given directly to a function of ranges counts as one value.
        return "s"
    return (known[0] + known[1])[int(slot) - 1 :][:1] or "s"
