"""Whether the second message sells another product than the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.connection.readers import kinds_of_reader_apart
from fullfunnel.checks.text.connection.unmentioned import are_unmentioned
from fullfunnel.checks.text.services import services_apart
from fullfunnel.checks.text.synonyms import is_common, is_kind_of, is_thing, spoken_of, things_apart
from fullfunnel.checks.text.terms import GENERIC, TIERS, stem, terms_in
from fullfunnel.checks.text.words import forms, words_in
from fullfunnel.language import same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

_GENERIC: Final = frozenset(map(stem, GENERIC))
_RANGE: Final = forms("""
    alle alles hele gehele all everything whole entire collectie collection assortiment range
""")
_RANGES: Final = forms("alle collectie assortiment collection range")
_ORGANISATIONS: Final = forms("""
        bank school hogeschool universiteit university college academie academy stichting woonstichting
        vereniging foundation charity restaurant hotel museum theater theatre gemeente council praktijk practice
        kliniek clinic ziekenhuis hospital hospice sanctuary asiel shelter bakkerij bakery brouwerij brewery
        winkel shop store studio club union cooperatie co-op group groep bureau agency zorgteam corporatie
        gym sportschool camping salon garage kapper tuincentrum boerderij farm dealer rederij zwembad park zoo
        dierentuin kwekerij nursery zorgorganisatie thuiszorg festival
        makelaardij notariaat advocaten partners fabriek factory apotheek pharmacy kringloop waterschap ministry
        ministerie politie police leger army kerk church fonds fund
    """)
_OFFICES: Final = ("kantoor", "winkel", "school", "praktijk", "stichting", "fonds", "bank")
_TRIALS: Final = ("proef", "kennismaking", "trial", "taster", "tryout", "introductieles")
_MEMBERSHIPS: Final = (
    "vriend",
    "friend",
    "lidmaatschap",
    "membership",
    "member",
    "jaarkaart",
    "club",
    "loyalty",
    "spaar",
)
_ACCESSORIES: Final = forms("""
    topper toppers hoes hoezen cover covers case cases refill refills navulling navullingen filter filters lader laders
    charger chargers oplader accessoires accessories onderdelen spares kussen kussens tas tassen bag bags strap straps
    reiniger cleaner onderhoudsset houder standaard stand batterij accu battery cartridges capsules
    """)
_HEAD: Final = 5
_MODIFIER: Final = 3
_SHORT: Final = 8
"""A word before one of these that is no longer says where or when, not what: weekendticket."""
_TIERS: Final = frozenset(map(stem, TIERS))


def other_product(  # noqa: C901, PLR0911  # each return is a reason of its own to say nothing
    before: Copy, after: Copy, *, opens: bool, closes: bool
) -> Clash | None:
    """The other product, when neither message speaks of what the other one sells.

    Args:
        before: the first message.
        after: the one that follows it.
        opens: whether the first one only opens the journey: it then may speak for the brand as a whole.
        closes: whether the second one speaks to customers: that too may come from the organisation as a whole.
    """
    if not before.product.strip() or not after.product.strip():
        return None
    first, then = terms_in(words_in(before.product)), terms_in(words_in(after.product))
    if any(is_kind_of(one, other) for one in first for other in then):
        return None
    shared = [term for term in first if spoken_of(term, then)]
    own, other = _left(first, then), _left(then, first)
    if _is_tried(before, after) or (closes and _has(after, _MEMBERSHIPS)):
        return None
    house = _is_organisation(before) and not _is_organisation(after)
    if opens and (house or (shared and own and _says_what_kind(own, before))):
        return None
    if _are_plainly_apart(before, after, other, opens=opens, closes=closes, shared=bool(shared)):
        return Clash(before.product, after.product, same(f"{before.product} / {after.product}"))
    if not own and not other:
        own, other = _tiers(first, then), _tiers(then, first)
    if not own or not other or (shared and _is_name(own, before) != _is_name(other, after)):
        return None
    own, other = _apart(own, other), _apart(other, own)
    if shared and _is_maker(own, before, other, after):
        return None
    if not shared and (closes or house or _is_range(before)):
        return None
    named = is_umbrella(before) != is_umbrella(after)
    if not shared and (opens or (named and _overlap(before, after))):
        return None
    if _is_named(other, before) or _is_named(own, after):
        return None
    return Clash(before.product, after.product, same(f"{' '.join(own.values())} / {' '.join(other.values())}"))


def _are_plainly_apart(  # noqa: PLR0913  # what was found out about the two
    before: Copy, after: Copy, other: dict[str, str], *, opens: bool, closes: bool, shared: bool
) -> bool:
    """Whether the products are two whatever their names share: the copy, the reader or the language itself says so."""
    wide = any(_is_organisation(each) or _has_range(each) for each in (before, after))
    if not (opens or closes or wide) and are_unmentioned(before, after, _only_sold):
        return True
    if kinds_of_reader_apart(before, after) or _is_accessory(other, before, after, shared=shared):
        return True
    return _are_apart(before, after) and not _excused(before, after, opens=opens)


def _is_tried(before: Copy, after: Copy) -> bool:
    """Whether the one is a first taste of the other: driving lessons and a trial lesson."""
    if _has(before, _TRIALS) == _has(after, _TRIALS):
        return False
    other = after if _has(before, _TRIALS) else before
    return _overlap(before, after) or any(word.form.startswith(_TRIALS) for word in other.words)


def _has(copy: Copy, wanted: tuple[str, ...]) -> bool:
    return any(word.form.startswith(wanted) for word in words_in(copy.product))


def _is_accessory(other: dict[str, str], before: Copy, after: Copy, *, shared: bool) -> bool:
    """Whether the second sells what goes with the first: the mattress, the topper."""
    parts = {term: word for term, word in other.items() if word.casefold() in _ACCESSORIES}
    return shared and bool(parts) and not _is_named(parts, before) and not _has_range(after)


def _are_apart(before: Copy, after: Copy) -> bool:
    """Whether the language itself says that these are two things: a boiler and a bike, a repair and a trip."""
    first, then = words_in(before.product), words_in(after.product)
    if services_apart((word.form for word in first), (word.form for word in then)):
        return True
    return things_apart(terms_in(first), terms_in(then))


def _excused(before: Copy, after: Copy, *, opens: bool) -> bool:
    """Whether the one speaks of the other's product, or may speak for all that an organisation does."""
    first, then = terms_in(words_in(before.product)), terms_in(words_in(after.product))
    own, other = _left(first, then), _left(then, first)
    # A maker's name that looks like a word of the copy says nothing: Versmarkt, vers.
    if _is_named(_known(other), before) or _is_named(_known(own), after) or _has_range(before) or _has_range(after):
        return True
    wide = _is_organisation(before) or _is_organisation(after)
    return wide or (opens and _overlap(before, after))


def _known(terms: dict[str, str]) -> dict[str, str]:
    return {term: word for term, word in terms.items() if is_thing(term)} or terms


def _left(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """What one product has that the other has not, without the words that only say how it is sold."""
    return {term: word for term, word in one.items() if not spoken_of(term, other) and not _is_generic(term)}


def _apart(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """The words without the head they share: of e-bikeverzekering and scooterverzekering the e-bike and the scooter."""
    found = {}
    for term, word in one.items():
        head = max((len(_common_end(term, each)) for each in other), default=0)
        found[term[:-head] if head >= _HEAD and len(term) - head >= _MODIFIER else term] = word
    return found


def _common_end(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]


def _is_name(terms: dict[str, str], copy: Copy) -> bool:
    """Whether all of it are names; the first word of a cell has its capital anyway."""
    words = words_in(copy.product)
    first = "" if len(words) > 1 and all(word.text[0].isupper() for word in words) else words[0].text
    named = [word for word in terms.values() if not word[0].isdigit()]
    return bool(named) and all(word[0].isupper() and word != first for word in named)


def _tiers(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    return {term: word for term, word in one.items() if term in _TIERS and term not in other}


def _only_sold(term: str) -> bool:
    return _is_generic(term) and term not in _TIERS


def _is_generic(term: str) -> bool:
    return term in _GENERIC or any(
        len(each) >= _MODIFIER and term.endswith(each) and len(term) - len(each) <= _SHORT for each in _SOLD_AS
    )


_SOLD_AS: Final = tuple(
    map(
        stem,
        (
            "ticket",
            "kaart",
            "abonnement",
            "pakket",
            "vacature",
            "cursus",
            "training",
            "proefles",
            "afspraak",
            "gesprek",
            "bundel",
            "service",
            "dienst",
            "inzameling",
            "programma",
            "winkel",
            "proefperiode",
            "verhuur",
            "onderhoud",
        ),
    )
)


def _is_named(wanted: dict[str, str], copy: Copy) -> bool:
    """Whether the copy (beyond its own product) speaks of the product of the other message."""
    said = [term for term in terms_in((*copy.headline, *copy.body, *copy.cta)) if term not in _GENERIC]
    return any(spoken_of(term, said) for term in wanted)


def is_umbrella(copy: Copy) -> bool:
    """Whether the product is a name, as of an organisation, without a word for the thing itself."""
    words = [word for word in words_in(copy.product) if word.form[0].isalpha() and len(word.form) >= _MODIFIER]
    return len(words) > 1 and all(word.text[0].isupper() for word in words)


def _is_first(terms: dict[str, str], copy: Copy) -> bool:
    """Whether all that sets a product apart is the word it begins with: mostly the maker, as in Hefvoort heftrucks."""
    words = words_in(copy.product)
    if words[1:] == () or list(terms.values()) != [words[0].text]:
        return False
    (term,) = terms
    return not is_common(term) and not any(word.text[0].islower() and term in word.form for word in copy.words)


def _is_maker(own: dict[str, str], before: Copy, other: dict[str, str], after: Copy) -> bool:
    """Whether what sets the two apart is who makes them, not what they are."""
    makes, made = _is_first(own, before), _is_first(other, after)
    if makes and made:
        # The maker's range, and one of it by its name: Tumbledown sheds, Pentland shed.
        first, then = words_in(before.product)[-1].form, words_in(after.product)[-1].form
        return first != then and stem(first) == then
    if makes == made:
        return False
    # Both products begin with a word of their own; one of those is known to be no maker.
    heads = words_in(before.product)[0].text, words_in(after.product)[0].text
    return heads != (next(iter(own.values())), next(iter(other.values())))


def _says_what_kind(terms: dict[str, str], copy: Copy) -> bool:
    """Whether what sets a product apart is the house it comes from, or what that house does.

    Dierenasiel De Wending, Acme storage and Roam Car Hire say what kind of house it is; Bright Pot Coffee says whose.
    """
    words = [word.text for word in words_in(copy.product)]
    said = list(terms.values())
    if len(words) < len(said) + 1:
        return False
    if any(is_thing(term) or is_common(term) for term in terms):
        return True
    return said == words[: len(said)] or all(each[0].islower() for each in said)


def _is_organisation(copy: Copy) -> bool:
    """Whether the product is who makes it: a bank, a school, a practice."""
    return any(word.form in _ORGANISATIONS or word.form.endswith(_OFFICES) for word in words_in(copy.product))


def _is_range(copy: Copy) -> bool:
    """Whether the copy speaks of a whole range: alle tuinmeubelen, the whole collection."""
    return any(word.form in _RANGE for word in (*copy.headline, *copy.body))


def _has_range(copy: Copy) -> bool:
    return any(word.form in _RANGES for word in (*copy.headline, *copy.body))


def _overlap(one: Copy, other: Copy) -> bool:
    said = _carrying(one.words)
    return any(spoken_of(term, said) for term in _carrying(other.words))


def _carrying(words: Iterable[Word]) -> dict[str, str]:
    return {
        term: word
        for term, word in terms_in(words).items()
        if len(term) >= _MODIFIER + 1 and term not in _GENERIC and not term[0].isdigit()
    }
