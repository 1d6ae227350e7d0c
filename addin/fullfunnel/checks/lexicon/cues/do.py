"""How a message asks somebody who is about to act: buy, book, apply, give, begin."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.lexicon.cues.cue import Cue
from fullfunnel.checks.text.phrases import phrases
from fullfunnel.language import Text

DO_CUES: Final = (
    Cue(
        "asks to act",
        Text("vraagt om een daad", "asks for an act"),
        "cta",
        phrases("""
            bestel | bestellen | bestelt | koop | kopen | koopt | boek | boeken | boekt | reserveer | reserveren
            | reserveert | shop | shoppen | vraag ~ aan | vraagt ~ aan | aanvragen | vraag ~ op | opvragen
            | vraag/vraagt ~ offerte* | inspectie | inmeting | vind ~ winkel | naar ~ formulier | *formulier
            | word mede* | doe ~ mee | bod | ^teken | offerte* | prijsopgave* | vraag ~ voorstel | sluit ~ af
            | sluit ~ aan | afsluiten | meld ~ aan | meldt ~ aan | aanmelden | meld je | schrijf ~ in | schrijft ~ in
            | inschrijven | doneer | doneren | geef nu | ^geef # | geef € | geef vandaag | geef direct | ^ik geef
            | schenk | steun | steunen | ^word/wordt | lid worden | start ~ proef* | start ~ trial | start nu
            | start vandaag | start direct | start gratis | start met | start je/uw | begin nu | begin vandaag
            | begin gratis | probeer | proberen | uitproberen | proefperiode | plan ~ afspraak | plan ~ gesprek
            | plan ~ *gesprek | plan ~ bezoek | plan ~ *bezoek | plan ~ proefrit | plan ~ demo | plan ~ intake
            | plan ~ rondleiding | plan ~ bezichtiging | plan ~ kennismaking | plan ~ adviesgesprek | plan ~ opname
            | plan ~ call | plan ~ keuring | plan ~ scan | plan ~ in | inplannen | maak ~ afspraak | afspraak maken
            | afspraak inplannen | afspraak plannen | maak ~ rekening | solliciteer | solliciteren | stuur ~ cv
            | stuur ~ sollicitatie | huur | huren | lease | leasen | teken | tekenen | onderteken* | adopteer
            | stap over | stap nu over | stap ~ over | overstappen | claim | claimen | pak ~ korting | pak ~ deal
            | pak ~ voordeel | profiteer | profiteren | scoor | haal ~ in huis | bel nu | bel ons | bel direct
            | bel vandaag | ^bel # | ^bel 0* | app ons | naar ~ kassa | winkelwagen | winkelmand* | afrekenen
            | reken ~ af | betaal | betalen | ^neem ~ abonnement | verzilver | gebruik ~ code | stem | stem op
            | regel het | regel ~ nu | regel nu | regel direct | ^regel | regelen | activeer ~ korting | verkoop
            | ja ~ ik | ^ja | ik wil | ik doe mee | ik meld me | geef ~ op | opgeven | opgave | tickets | ticket
            | kaarten | toegangskaart* | open ~ rekening | rekening openen | open een | beleg nu | start met beleggen
            | bied nu | bieden | breng ~ bod | doe ~ bod | zet ~ mand | in mijn mand | in mandje | voeg toe
            | toevoegen | naar ~ aanbieding* | bekijk ~ aanbieding* | bekijk ~ deal* | naar ~ deal* | naar de winkel
            | naar de shop | naar de sale | bekijk de sale | claim je | bezorg* | laat ~ bezorgen | ga ervoor
            | contact opnemen | neem contact op | neem ~ contact | verzeker | bekijk ~ vacature* | naar de vacature*
            | haal ~ offerte | ontvang ~ offerte | ontvang ~ voorstel | ontvang ~ korting | vraag ~ demo
            | demo aanvragen | gratis proeven | proefles* | proefrit | gratis proberen | investeer | investeren
            | word* ~ lid | meedoen | schuif aan | verzeker je | stel ~ aanvraag | doe ~ aanvraag | dien ~ in
            | indienen | leg vast | zet ~ vast | bemachtig | grijp | haal nu | haal ~ op | ophalen | afhalen
            | kies je/uw ~ datum | kies ~ plek | kies ~ stoel | kies ~ kamer | kies ~ abonnement | kies ~ moment
            | kies ~ pakket | kies ~ termijn | prik een datum | kom langs | kom ~ proeven | kom ~ passen | deelnemen
            | neem deel | registreer nu | registreer gratis | registreren | machtig | word gebeld | bel mij terug
            | laat je bellen | terugbelverzoek | upgrade nu | download ~ app | zorg dat je erbij bent
            | wees er snel bij | verstuur | bid mee | sponsor | zeker stellen | leen | lenen | betaal met
            | maak ~ over | doe je gift | maak ~ account | account maken | account aanmaken | maak ~ aan
            | maak ~ profiel | plan ~ *scan | plan ~ *check | plan ~ *meting | plan ~ *keuring | plan ~ *advies
            | start ~ aanvraag | start ~ vragenlijst | start ~ inschrijving | naar ~ bestelformulier
            | naar ~ inschrijving | laat ~ doormeten | laat ~ opmeten | laat ~ inmeten | zet ~ op de lijst
            | reserveer* | bestel* | stap in | haal ~ nu | zeg ~ toe | laat ~ plaatsen | laat ~ installeren
            | kies ~ bedrag | doe ~ bestelling | maak ~ in orde
        """),
        phrases("""
            buy | order | book | reserve | shop | add to | checkout | check out | basket | cart | get yours
            | get mine | get started | get ~ quote | a quote | free quote | quote me | get # | get ~ off
            | get ~ tickets | get ~ offer | get ~ deal | get tickets | tickets | donate | give now | give today
            | ^give | give $ | give £ | chip in | pledge | apply | sign up | sign me up | signup | subscribe
            | register | enrol | enroll | join now | join today | join us today | ^join for | join free
            | become a member | become | start ~ trial | start ~ subscription | start ~ application | start ~ order
            | start ~ claim | start now | start today | start saving | start free | start your | start my | start for
            | start a | begin ~ application | try | try free | free trial | claim | redeem | request | schedule
            | ^plan your visit | book a | call us | call now | call today | call # | ^call | contact sales
            | talk to sales | speak to | talk to | hire | rent | lease | pre order | preorder | switch | switch now
            | adopt | sponsor | vote | ^open | open an account | secure | grab | save my | save ~ seat | save ~ spot
            | save ~ place | reserve ~ | lock in | bag | bag yours | upgrade now | rsvp | bid | place ~ bid
            | enter now | enter the | enter ~ raffle | pay | download the app | get the app | unlock
            | choose your seat* | choose your date* | choose your plan | choose a plan | pick ~ plan
            | pick your date* | pick ~ slot | see deals | view deals | see the deal* | shop the sale | see offers
            | view offer* | take me | ship it | ship mine | i'm in | count me in | yes | get a callback
            | an inspection | ~ inspection | book ~ switch | choose a slot | pick a slot | reserve a | get ~ price
            | fixed price | find a store | call me back | request ~ callback | arrange | get covered | get insured
            | get my | get your free | get a free | get free | get instant | get approved | get ~ delivered
            | have ~ delivered | submit | send ~ cv | send ~ application | see ~ vacanc* | view ~ vacanc*
            | see open roles | view roles | sell | sell my | value my | invest | invest now | transfer | transfer now
            | hold ~ | snap up | treat yourself | treat | proceed | complete ~ order | complete ~ booking
            | complete ~ purchase | complete your | finish ~ order | confirm ~ | insure | test drive | book now
            | sign the petition | sign now | ^sign | add your name | take action | volunteer | volunteer now | fund
            | protect ~ now | switch to | get in touch | contact us | message us | email us | text us | come in
            | walk in | collect | pick up | get it | get one | i want | buy now | renew ~ now ~ save | deposit
            | fix ~ rate | send ~ gift | feed ~ | help now | visit us | drop in | create ~ account | make ~ account
            | get pre approved | get pre | get a price | get ~ estimate | get priced | start ~ questionnaire
            | start ~ form | choose ~ amount | put me down | have it fitted | have ~ installed | have ~ fitted
            | go to checkout | to checkout | continue to payment | continue to checkout | say yes
        """),
    ),
    Cue(
        "asks for a step",
        Text("vraagt om een stap", "asks for a step"),
        "cta",
        phrases("""
            maak | kies | start | begin | plan | vul | stuur | verstuur | meld | haal | neem | zet | krijg
            | ontvang | regel | ga naar | naar | reageer | reageren | pak | gebruik | kom | doe mee | doe het
            | scan | app | bel | mail | whatsapp
        """),
        phrases("""
            make | create | build | choose | pick | start | begin | plan | get | take | send | fix | report
            | enter | use | set | go to | come | bring | put | do | make it | let's | pre approved | approved
            | scan | call | text | email
        """),
    ),
    Cue(
        "tells to act",
        Text("zet aan tot een daad", "tells the reader to act"),
        "copy",
        phrases("""
            ^bestel | ^nu boeken/bestellen/kopen/reserveren/aanmelden/inschrijven/proberen/overstappen/aanvragen
            | teken ~ in | ^meld | ^reageer | aanvragen kan | reserveren kan | inschrijven kan | kom ~ langs
            | kom ~ kennismaken | ^bied | bestel nu | bestel vandaag | bestel voor | bestel direct | ^koop
            | koop nu | koop vandaag | ^boek | boek nu | boek vandaag | boek voor | boek direct | boek je
            | boek uw | ^reserveer | reserveer nu | reserveer je/uw | ^vraag ~ aan | vraag ~ offerte
            | ^sluit ~ af | sluit ~ af | ^meld ~ aan | meld je ~ aan | meld je voor | ^schrijf ~ in
            | schrijf je nu in | ^doneer | doneer nu | doneer vandaag | ^geef | ^steun | ^word lid
            | ^word donateur | ^word vrijwilliger | ^word collectant | ^word | word nu lid | ^start ~ | ^probeer
            | probeer nu | probeer ~ gratis | ^plan je/uw | ^plan ~ gratis | plan ~ in | ^maak ~ afspraak
            | maak ~ afspraak | ^solliciteer | solliciteer | ^huur | ^stap over | stap nu over | ^stap ~ over
            | ^claim | ^pak | ^scoor | ^profiteer | profiteer | ^shop | ^bel | bel nu | bel ons | bel #
            | ^verkoop | ^teken | teken ~ petitie | ^adopteer | ^open ~ rekening | ^stem | ^reserveren
            | ^neem nu | ^haal ~ in huis | ^kies je/uw | ^regel | regel ~ online | ^lease | ^verzeker je
            | ^verzeker uw | ^gebruik code | met code | ^leg ~ vast | ^zet ~ vast | ^wissel ~ in
            | meld je vandaag | ^kom ~ proefles | ^kom ~ proberen | ^laat ~ taxeren | ^verzilver | je aanvraag
            | uw aanvraag | aanvragen | ^vraag | sms | wees er snel bij | ^schenk | ^investeer | ^beleg
            | ^reken ~ af | rond ~ bestelling ~ af | rond ~ af
        """),
        phrases("""
            ^buy | buy now | buy today | ^order | order now | order today | order by | order before | ^book
            | book now | book today | book by | book a | book your | ^reserve | reserve your | ^shop | shop now
            | ^donate | donate now | donate today | ^give | give today | ^apply | apply now | apply today
            | apply by | apply online | ^sign up | sign up today | sign up now | sign up by | ^subscribe
            | subscribe today | ^register | register by | register now | ^enrol | ^enroll | enrol now
            | ^join today | ^join now | ^join | join before | ^become a | ^start your | ^start ~ today | ^try
            | try it free | try ~ free | ^claim | claim your | ^request | ^schedule | ^call | call us | call now
            | call today | call before | ^hire | ^rent | ^pre order | ^switch | switch to | switch today
            | ^adopt | ^sponsor | ^vote | ^open a | ^open an | ^secure | secure your | ^grab | grab your
            | grab a | ^lock in | ^upgrade | ^get ~ off | ^get your | ^get a free | ^get a | ^save # | ^save up
            | ^save £ | ^save $ | ^enter | enter code | use code | with code | ^sell your | ^get a quote
            | get a quote | ^sign the | sign the petition | ^add your name | check out now | ^complete your
            | ^invest | ^insure | ^pick a slot | ^pick a time | ^choose your | text # | ^rsvp | ^pledge
            | ^collect | ^fix your | ^beat the | your application | ^we're hiring | now hiring | send ~ cv
        """),
    ),
    Cue(
        "takes off the price",
        Text("haalt iets van de prijs af", "takes something off the price"),
        "any",
        phrases("""
            korting | korting* | *korting | afgeprijsd | aanbieding | aanbieding* | *aanbieding | actieprijs
            | actieprijzen | *actie | actieweek | actieweken | actiecode | deal | deals | *deals | sale
            | uitverkoop | opruiming | stunt* | halve prijs | voor de helft | tweede gratis | 2e gratis | 1 + 1
            | 1 = 1 | gratis cadeau | cadeau bij | welkomstkorting | welkomstcadeau | welkomstbonus
            | kortingscode* | vroegboek* | early bird | black friday | voordeelprijs | voordeelpakket
            | introductieprijs | introductietarief | bespaar € | bespaar # | bespaar tot | cashback | geld terug
            | goedkoper | van € ~ voor | nu voor € | voor # euro | voor € # | # betalen | # halen | 2e ~ voor
            | tweede ~ voor | vaste prijs | per m2 | nu € | nu maar | nu slechts | slechts € | slechts #
            | maar € | maar # euro | nu # | extra voordeel | eerste maand gratis | maanden gratis | maand gratis
            | weken gratis | zonder toeslag | gratis bij
        """),
        phrases("""
            # % off | % off | % off* | off your | off all | off everything | off any | discount | discount*
            | sale | deal | deals | offer | special offer | half price | bogo | buy one | two for one | 2 for 1
            | 3 for 2 | free gift | gift with | voucher | promo | coupon | early bird | black friday
            | cyber monday | introductory | save £ | save $ | save € | save # | save up to | cashback
            | money off | price drop | reduced | clearance | was £ | was $ | now £ | now $ | now € | now only
            | only £ | only $ | just £ | just $ | for just | for only | first # weeks | first four weeks
            | first ~ weeks | pay nothing till | pay nothing until | £1 | back in stock | back in your size
            | first month free | months free | month free | half off | on us | intro price | intro rate
            | free with
        """),
    ),
    Cue(
        "presses for time",
        Text("dringt aan op nu", "presses for now"),
        "any",
        phrases("""
            alleen vandaag | alleen dit weekend | alleen deze week | alleen deze maand | alleen t | t m
            | tot en met | tot zondag | tot maandag | tot vrijdag | tot zaterdag
            | tot # januari/februari/maart/april/mei/juni/juli/augustus/september/oktober/november/december
            | voor # januari/februari/maart/april/mei/juni/juli/augustus/september/oktober/november/december
            | uiterlijk | nog # kamers/plekken/plaatsen/dagen/stuks/uur/kaarten/dag/plek | nog maar #
            | nog enkele | nog een paar | nog plek | nog plaats | nog vrij | nog beschikbaar | nog een plek
            | op is op | op = op
            | laatste plekken/plaatsen/kaarten/kans/dagen/kamers/stuks/exemplaren/dag/uren/ronde | laatste #
            | wees er snel bij | wees snel | loopt bijna af | actie loopt | zolang de voorraad
            | zolang ~ voorraad strekt | bijna uitverkocht | vol is vol
            | beperkt* ~ plekken/plaatsen/beschikbaar/oplage/voorraad
            | sluit ~ maandag/dinsdag/woensdag/donderdag/vrijdag/zaterdag/zondag | deadline | eindigt
            | voor # uur | voor # uur besteld | voor ~ besteld | vandaag besteld | vandaag nog | nu of nooit
            | mis het niet | nu tijdelijk | tijdelijk | tijdelijke | deze week nog | dit weekend nog
            | inschrijving sluit | inschrijven kan | inschrijven tot | aanmelden kan tot | reageer voor
            | nog deze | vanavond nog | per direct | binnenkort uitverkocht | start # | start in
        """),
        phrases("""
            today only | this weekend only | this week only
            | ends sunday/monday/tonight/soon/friday/saturday/midnight/today/thursday/wednesday/tuesday | ends #
            | ends in | end in | until midnight | until sunday/monday/friday/saturday
            | til sunday/monday/friday/midnight
            | by sunday/monday/friday/saturday/midnight/tuesday/wednesday/thursday | by #
            | before # january/february/march/april/may/june/july/august/september/october/november/december
            | before friday/sunday/monday | last chance | last few | last # | last call | last places
            | last seats | going fast | slots left | slots in | has slots | became # | only # left | # left
            | # rooms/seats/spots/places/tables/tickets left | few left | left at this | limited time
            | limited spots/places/seats/availability/stock/edition/run/spaces/number | hurry
            | while stocks last | while supplies last | before it's gone | before they're gone | when it's gone
            | selling fast | nearly sold out | almost sold out | almost gone | going fast | filling up
            | filling fast | offer ends | offer expires | sale ends | closes | closing soon | closing date
            | deadline | final call | final days | final hours | don't miss | act now | don't wait
            | tonight only | still have seats | still available | spots open | places left | seats left
            | spaces left | now open | now hiring | hold ~ for you | not forever | book by | order by | apply by
            | register by | for a limited
        """),
    ),
    Cue(
        "brings it to you",
        Text("regelt levering of begin", "arranges delivery or a start"),
        "any",
        phrases("""
            morgen in huis | morgen bezorgd | morgen geleverd | vandaag bezorgd | vandaag geleverd | bezorgd
            | gratis bezorg* | bezorging | bezorgen we | thuisbezorgd | gratis verzend* | gratis verzonden
            | verzending | verzendkosten | levertijd | geleverd | leveren we | leverbaar | direct leverbaar
            | uit voorraad | op voorraad | voorradig | gratis retour* | retourneren | bedenktijd
            | gratis geinstalleerd | gratis montage | inclusief montage | inclusief installatie | incl montage
            | incl btw | excl btw | inclusief btw | exclusief btw | ophalen in | afhalen | achteraf betalen
            | gespreid betalen | in termijnen | ideal | tikkie | direct starten | direct online | vanaf vandaag
            | instapklaar | intrek* ~ per | per direct beschikbaar | staat ~ klaar | aangesloten
        """),
        phrases("""
            free delivery | next day delivery | same day | free shipping | shipping | two day shipping
            | ships today | ships tomorrow | ships in | delivered | delivery | in stock | free returns
            | # day returns | returns | click and collect | collect in store | pay later | pay in #
            | interest free | buy now pay | instalments | installments | installation included | fitted free
            | free fitting | free installation | inc vat | incl vat | ex vat | excl vat | plus vat | ready to go
            | ready to move | move in | available now | instant access | up and running | live in # | dispatch*
        """),
    ),
    Cue(
        "takes away the risk",
        Text("neemt het risico weg", "takes away the risk"),
        "any",
        phrases("""
            geen creditcard | zonder creditcard | creditcard nodig | gratis proberen | # dagen gratis
            | # weken gratis | gratis proef* | gratis proefperiode | proefperiode | proefmaand | proeftijd
            | gratis proefles | proefles | gratis intake | gratis kennismaking* | vrijblijvend*
            | niet goed geld terug | geld terug garantie | gratis annuleren | annuleer gratis
            | kosteloos annuleren | maandelijks opzegbaar | per maand opzegbaar | dagelijks opzegbaar
            | elk moment op* | opzegbaar | zonder contract | zonder verplichting* | geen verplichting*
            | nergens aan vast | geen opstartkosten | zonder instapkosten | geen inschrijfkosten
            | zonder eigen risico | in # minuten geregeld | binnen # minuten | zo geregeld
            | binnen # uur ~ antwoord/reactie/duidelijkheid/offerte/uitsluitsel/bericht | zo ~ aangevraagd
            | direct online af* | gratis offerte | gratis adviesgesprek | gratis hypotheekgesprek | gratis demo
            | geen voorrijkosten | geen aanbetaling | fiscaal aftrekbaar | inclusief garantie | jaar garantie
        """),
        phrases("""
            no credit card | no card | # days free | # day free | free for # | free trial | free consultation
            | free quote | free estimate | free demo | no obligation | no commitment | no contract | no strings
            | money back | cancel anytime | cancel any time | cancel whenever | free cancellation | no setup
            | no set up | no joining fee | no sign up fee | no booking fee | no deposit | risk free
            | in # minutes | takes # minutes | takes five minutes | in minutes | # minute application
            | instant decision | instant quote | year warranty | year guarantee | no call out | no callout
            | tax deductible | pause or cancel | pause anytime | first ~ free | no hidden | pay nothing | % apr
            | representative | from day one
        """),
    ),
    Cue(
        "holds your order ready",
        Text("wijst op een bestelling die openstaat", "points at an open order"),
        "any",
        phrases("""
            winkelmand* | winkelwagen* | je mandje | uw mandje | bijna van jou | ben je iets vergeten
            | iets vergeten | laat je ~ liggen | nog in je | staat nog ~ klaar | ligt nog | wacht op je
            | maak ~ bestelling af | rond ~ bestelling | rond ~ boeking | rond ~ aanvraag
        """),
        phrases("""
            your cart | your basket | your bag | left something | left behind | left this | forget something
            | almost yours | still thinking about it | saved your cart | waiting in your | finish checking out
            | complete your order | complete your purchase | your quote is ready | your quote
        """),
    ),
    Cue(
        "has a vacancy",
        Text("biedt een plek aan", "offers a position"),
        "any",
        phrases("""
            vacature* | solliciteer* | bruto per | bruto | € ~ bruto | wij zoeken | we zoeken | gezocht
            | kom werken | kom bij ons werken | salaris* | startdatum | uur per week | fulltime | parttime
            | in dienst | vast contract
        """),
        phrases("""
            we're hiring | hiring | vacancy | vacancies | salary | per hour | an hour | full time | part time
            | apply | no cv | cv needed | sign on bonus | starting pay | start monday
        """),
    ),
)
