"""Other words for the same thing, in Dutch, English and between them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.terms import are_alike, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MODIFIER: Final = 3
_HEAD: Final = 5
_GROUPS: Final = """
laptop notebook macbook chromebook computer pc
telefoon smartphone mobiel mobieltje toestel phone mobile handset gsm iphone
tv televisie television telly beeldscherm
koptelefoon headphones headset oortjes earbuds earphones hoofdtelefoon
fiets fietsen bike bikes bicycle rijwiel ebike elektrische tweewieler
e-bike ebike bike fiets
auto wagen car cars vehicle voertuig automobiel occasion
scooter brommer moped bromfiets
busje bestelbus bestelwagen van bedrijfswagen
wasmachine washer washing wasautomaat
droger wasdroger dryer tumble
koelkast fridge refrigerator koel
stofzuiger vacuum hoover
oven fornuis cooker stove
bank zitbank sofa couch sofas banken
bed matras mattress boxspring bedden slaap sleep slapen
stoel chair chairs bureaustoel zetel fauteuil seat
bureau desk
lamp lampen verlichting lighting light lights
vloer vloeren flooring floor parket laminaat
keuken kitchen keukens kitchens
badkamer bathroom sanitair
kozijn kozijnen raam ramen window windows glas glazing
zonnepaneel zonnepanelen solar pv zonnestroom panels zonne-energie
warmtepomp heatpump heat pump
ketel cv-ketel boiler
laadpaal charger chargepoint wallbox laadstation
energie energy stroom electricity elektriciteit gas
isolatie insulation isoleren
huis woning home house huizen woningen koopwoning huurwoning appartement apartment flat property
hypotheek mortgage hypotheken lenen
lening krediet loan borrow financiering
spaarrekening sparen savings saver saving spaargeld
beleggen belegging beleggingen investing investment investments beleggingsrekening aandelen funds fonds
pensioen pension retirement
verzekering insurance polis dekking cover policy verzekerd insured
zorgverzekering health zorgpolis
reisverzekering travel
boekhouding boekhouden accounting bookkeeping administratie boekhouder accountant
belasting btw vat tax aangifte
advocaat lawyer jurist solicitor legal juridisch
vlucht vluchten flight flights vliegen fly vliegticket
trein train spoor rail
hotel hotelkamer kamer room overnachting
camping tent kamperen campsite camp glamping
vakantiehuis vakantiehuisje cottage bungalow huisje holiday villa lodge chalet cabin
cruise vaart boot boat ship
museum tentoonstelling exhibition expositie
concert festival optreden gig show line-up
theater theatre voorstelling musical
dierentuin zoo dierenpark
sportschool gym fitness sporten workout sport fit
yoga
zwemles zwemmen swim swimming
hardloopschoen hardloopschoenen running hardlopen runners sneaker sneakers schoen schoenen shoe shoes trainers
jas jassen jacket coat parka winterjas
broek jeans trousers pants
jurk dress kleed
bril brillen glasses spectacles zonnebril montuur eye eyes eyewear eyecare ogen oogmeting oogtest optician opticien
contactlenzen lenzen lenses contact
hoortoestel hoortoestellen hearing hoorapparaat gehoor
tandarts dentist tanden teeth gebit dental
beugel braces aligners orthodontist
kapper hairdresser haar hair salon
huid skin skincare crème cream huidverzorging
koffie coffee espresso bonen beans barista koffiebonen
thee tea
wijn wine wijnen wines
bier beer ale brewery brouwerij
brood bread bakker bakkerij bakery desem sourdough loaf
maaltijd maaltijden meal meals maaltijdbox recepten dinner mealkit
groente groenten vegetables veg groentetas
vlees meat slager butcher
kaas cheese
taart cake gebak
chocolade chocolate bonbons
hond dog puppy honden dogs pup
kat cat katten cats kitten poes
hondenvoer brokken kibble dogfood
tuin garden tuinen tuinman gardening hovenier
plant planten plants
boom bomen tree trees
gras gazon lawn
barbecue bbq grill
zwembad pool
crm klantbeheer klantrelatie
roosterplanning rooster roosters planning scheduling shifts
factuur facturen facturatie invoicing invoice invoices
salaris loon payroll salarisadministratie
website site webdesign webpagina
hosting domein domain
cybersecurity security beveiliging antivirus endpoint ransomware
alarm alarmsysteem burglar inbraak
camera fototoestel kamera
printer printen print
drukwerk flyers printing
vacature vacatures baan job jobs functie werken vacancy career careers hiring
verpleegkundige nurse verpleging nursing zorgmedewerker
leraar docent teacher onderwijs leerkracht
monteur technician technicus mechanic
chauffeur driver trucker
opleiding studie study degree course cursus programme master msc bachelor
rijles rijlessen rijbewijs driving rijschool
taalcursus taal language
bijles tutoring huiswerkbegeleiding tutor
kinderopvang crèche opvang nursery childcare daycare
verhuizing verhuizen removals movers moving verhuizer verhuisbedrijf
schoonmaak schoonmaken cleaning schoonmaker cleaner cleaners
schilder schilderwerk painting painter decorator
loodgieter plumber lekkage
dak dakdekker roof roofing
makelaar estate agent taxatie valuation
kantoor office kantoorruimte workspace
opslag storage self-storage opslagruimte
heftruck forklift reachtruck
machine machining freesbank mill
robot cobot lascobot
bloed bloeddonor blood donor donor plasma
vaccin vaccinatie vaccine jab vaccination griepprik prik
screening bevolkingsonderzoek test
therapie therapist therapy coaching coach psycholoog psychologist counselling
massage spa wellness sauna
uitvaart funeral begrafenis crematie
bruiloft wedding trouwen huwelijk
kinderwagen pram stroller buggy
speelgoed toy toys
boek boeken book books
krant newspaper nieuws news
podcast audio
loterij lottery lot loten raffle
vluchteling vluchtelingen refugee refugees noodhulp
water drinkwater well wells
afval vuilnis waste recycling gft bin
parkeren parking parkeerplaats
bus ov openbaar transit buses
deelauto carsharing autodelen
leaseauto private lease
internet broadband fiber fibre glasvezel wifi
soep soepen soup soups
testament will wills nalatenschap legacy
appeal collecte inzamelingsactie fundraiser
kajak kayak kayaks kano canoe
sloep sloepen narrowboat yacht zeilboot
bleken bleekbehandeling whitening
taartje taartjes gebakje pastry pastries
dakraam dakramen skylight
zonwering zonnescherm awning blinds gordijnen curtains jaloezie
kraan kranen taps
toilet toiletten wc
trap trappen stairs staircase
hek hekwerk schutting fence fencing
garage carport
schuur tuinhuis shed sheds
aanhanger caravan camper motorhome
motor motorfiets motorbike motorcycle
winterbanden autobanden tyres tires
pomp dompelpomp pump pumps
compressor generator aggregaat
handschoen handschoenen gloves
horloge watch horloges watches
parfum perfume geur fragrance
shampoo zeep soap
vitamine vitamines vitamins supplement supplements
luier luiers nappies diapers
piano gitaar guitar muziekles
dansles dansen dance
schilderij schilderijen artwork poster
foto foto's photo photos fotoboek
kaartspel bordspel puzzel puzzle puzzles
"""
_KINDS: Final = """
meubel meubels meubelen furniture : bank sofa stoel chair tafel table kast cabinet bed bench tuinbank
kleding kleren clothing clothes fashion mode : jas broek jurk trui shirt coat jacket dress sweater
internet broadband : fibre fiber glasvezel wifi
gereedschap tools tool : boormachine drill zaag saw
apparatuur appliances witgoed : wasmachine droger koelkast fridge washer dryer
bloemen flowers : boeket bouquet rozen roses
sieraad sieraden jewellery jewelry : ring ketting necklace
verzekering verzekeringen insurance : polis
voer pet petfood : hondenvoer kattenvoer
"""


def _by_word() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(filter(None, _GROUPS.split("\n"))):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


_BY_WORD: Final = _by_word()
_HEADS: Final = {
    stem(word): _BY_WORD[stem(word)] for word in _GROUPS.split() if len(word) >= _HEAD and len(stem(word)) == _HEAD - 1
}
"""Words that are long enough to end a compound, though their stem is short: brood in desembrood."""


def _kinds() -> dict[str, tuple[frozenset[int], bool]]:
    found: dict[str, tuple[set[int], bool]] = {}
    for number, line in enumerate(filter(None, _KINDS.split("\n"))):
        wide, _, narrow = line.partition(":")
        for words, is_wide in ((wide, True), (narrow, False)):
            for word in words.split():
                found.setdefault(stem(word), (set(), is_wide))[0].add(number)
    return {word: (frozenset(numbers), is_wide) for word, (numbers, is_wide) in found.items()}


_KIND_OF: Final = _kinds()


def is_kind_of(one: str, other: str) -> bool:
    """Whether one of two stems names the kind of thing that the other is: furniture and bench, not table and bench."""
    first, then = _KIND_OF.get(one), _KIND_OF.get(other)
    return first is not None and then is not None and first[1] != then[1] and not first[0].isdisjoint(then[0])


def is_common(term: str) -> bool:
    """Whether a stem is a word of the language that is known here, so not a maker's name."""
    return term in _BY_WORD or term in _KIND_OF


def is_thing(term: str) -> bool:
    """Whether a stem, or the word a compound ends in, is a thing that is known here."""
    return bool(_groups(term))


@lru_cache(maxsize=65536)
def say_the_same(one: str, other: str) -> bool:
    """Whether two stems speak of one thing, in the same word or in another."""
    if are_alike(one, other):
        return True
    if one not in _BY_WORD and other not in _BY_WORD:
        # Two compounds of one head are brothers, not the same: e-bikeverzekering, scooterverzekering.
        return False
    groups = _groups(one)
    return bool(groups) and not groups.isdisjoint(_groups(other))


@lru_cache(maxsize=16384)
def _groups(term: str) -> frozenset[int]:
    """The groups of a word, else of the word that a compound ends in: a seniorenwoning is a woning."""
    found = _BY_WORD.get(term)
    if found is not None:
        return found
    for start in range(_MODIFIER, len(term) - _HEAD + 1):
        found = _BY_WORD.get(term[start:])
        if found is not None:
            return found
    return _HEADS.get(term[-_HEAD + 1 :], frozenset()) if len(term) >= _HEAD + _MODIFIER - 1 else frozenset()


def things_apart(first: Iterable[str], then: Iterable[str]) -> bool:
    """Whether both name a thing that is known here, and no thing of the one is, or is part of, a thing of the other."""
    one, other = list(filter(is_thing, first)), list(filter(is_thing, then))
    return bool(one) and bool(other) and not any(say_the_same(each, that) for each in one for that in other)


def spoken_of(term: str, others: Mapping[str, str] | Iterable[str]) -> bool:
    """Whether any of the ``others`` speaks of what ``term`` speaks of."""
    return any(say_the_same(term, other) for other in others)
