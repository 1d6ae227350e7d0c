"""How a message speaks to somebody who is finding out: compare, calculate, learn, choose."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.lexicon.cues.cue import Cue
from fullfunnel.checks.text.phrases import phrases
from fullfunnel.language import Text

THINK_CUES: Final = (
    Cue(
        "asks to find out",
        Text("nodigt uit om iets uit te zoeken", "invites the reader to find out"),
        "cta",
        phrases("""
            vergelijk* | bekijk ~ verschillen | bekijk ~ maattabel | *tabel | reken het | check je postcode
            | lees ~ antwoord* | meet* | bereken* | reken ~ uit | reken ~ door | reken zelf | reken mee
            | uitrekenen | doe ~ test | doe ~ check | doe ~ scan | doe ~ quiz | doe ~ berekening
            | doe ~ keuzehulp | doe ~ proef | doe ~ zelftest | *test | *check | *scan | quiz | zelftest
            | keuzehulp | *wijzer | *planner | check | check ~ of | check je | check uw | bekijk ~ verschil*
            | bekijk ~ mogelijkheden | bekijk ~ opties | bekijk ~ voorbeeld* | bekijk ~ prijzen
            | bekijk ~ tarieven | bekijk ~ vergelijk* | bekijk ~ *vergelijk* | bekijk ~ cijfers
            | bekijk ~ resultaten | bekijk ~ berekening | bekijk ~ demo | bekijk ~ uitleg | bekijk ~ checklist
            | bekijk ~ route | bekijk ~ programma | bekijk ~ opleiding* | bekijk ~ functies | bekijk ~ modellen
            | bekijk ~ aanbod | bekijk ~ case* | bekijk ~ klantcase | bekijk ~ ervaringen | bekijk ~ review*
            | bekijk ~ specificaties | bekijk ~ kaart | bekijk ~ onderzoek | bekijk ~ overzicht
            | bekijk ~ rekenvoorbeeld* | bekijk ~ stappenplan | bekijk ~ collectie | bekijk alle | bekijk waar
            | bekijk hoe | bekijk welke | bekijk wat | zie hoe | zie wat | zie welke | kijk hoe | kijk wat
            | kijk welke | kijk of | kijk waar | lees hoe | lees wat | lees waarom | lees welke | lees wanneer
            | lees waar | lees of | lees de test | lees de gids | lees ~ *gids | lees ~ blog* | lees ~ artikel
            | lees ~ uitleg | lees ~ onderzoek | lees ~ rapport | lees ~ review* | lees ~ ervaring*
            | lees ~ vergelijk* | lees ~ *test | lees ~ tips | lees ~ case* | lees ~ klantcase
            | lees ~ whitepaper | lees ~ checklist | lees ~ stappenplan | lees ~ advies | lees ~ feiten
            | lees ~ analyse | lees ~ interview | lees alles | lees meer | lees verder | lees de # | ^lees
            | meer weten | meer info* | meer lezen | meer over | kom meer te weten | weet meer | leer | leer hoe
            | leer meer | ontdek hoe | ontdek wat | ontdek welke | ontdek waarom | ontdek of
            | ontdek ~ mogelijkheden | ontdek ~ verschil* | ontdek ~ opties | ontdek je | ontdek uw
            | ontdek jouw | verdiep | vind ~ antwoord | vind ~ past | vind ~ bij | vind je | vind uw | vind jouw
            | vind de | zoek ~ uit | zoek ~ op | zoek een | zoek je | kies ~ juiste | whitepaper* | e book
            | ebook | *gids | gids | checklist | *rapport | rapport | brochure* | factsheet | stappenplan
            | webinar* | template | *wijzer | rekentool | rekenhulp | calculator | *calculator | *tool
            | demo bekijken | bekijk de demo | simuleer | infoavond | informatieavond | informatiebijeenkomst
            | open dag | proefcollege | kennissessie | gratis ~ sessie | hoe werkt | zo werkt | download
            | downloaden | gratis download* | stel ~ vraag ~ expert | test je | test uw | test jezelf
            | welke ~ past | wat past | naar de vergelijk* | naar de test | naar de gids | bekijk ~ tips
            | hoe het werkt | hoe dat werkt | alle feiten | de feiten | uitleg | ^advies | inzicht
            | krijg inzicht | meet ~ | podcast ~ luister | vraag ~ brochure | stel ~ samen | samenstellen
            | ontwerp ~ | configureer | *kiezer | *meter | *simulator | *rekenaar | *finder
            | bekijk ~ plattegrond | bekijk ~ lijst
        """),
        phrases("""
            compare | calculate | follow the | follow ~ from | what they say | ~ answer | checklist
            | space calculator | measured | crunch | estimate | work out | find out | learn | learn more
            | learn how | read | read more | read the | read how | read why | read our | see how | see what
            | see which | see why | see if | see whether | see where | see the difference | see the numbers
            | see the data | see the breakdown | see the results | see the research | see the comparison
            | see the maths | see the math | see the case | see examples | see pricing | see prices | see plans
            | see options | see the options | see all | see the facts | see the report | see the guide
            | see the range | see the specs | see inside | see a sample | see courses | see the course
            | see the programme | see the map | view pricing | view plans | view options | view the | browse
            | explore | explore the | explore options | discover how | discover which | discover what | check if
            | check whether | check what | check your eligibility | check eligibility | check your ~ score
            | check my | check availability | check the | check your | use the calculator | use the tool
            | use our | try the calculator | try the tool | try the quiz | take the quiz | take the test
            | take the # | take the assessment | take a ~ quiz | do the quiz | do the test | do the maths
            | do the math | run the numbers | run ~ | quiz | calculator | test your | test yourself
            | get the guide | get the report | get the playbook | get the checklist | get the whitepaper
            | get the e book | get the ebook | get the template | get the facts | get the data | get the pdf
            | get the study | get the kit | get the breakdown | get the answer* | get answers | get ~ guide
            | get ~ report | get ~ checklist | get ~ template | get ~ brochure | get ~ prospectus
            | get ~ benchmark* | download | download the | guide | whitepaper | white paper | ebook | e book
            | checklist | report | playbook | brochure | prospectus | webinar | watch the demo
            | watch the webinar | watch the tutorial | watch how | watch the explainer | watch a
            | watch the walkthrough | watch the test | watch the comparison | find your | find the right
            | find a | find the | which ~ right | match me | help me choose | get matched | more info*
            | more about | how it works | how does | attend | open day | open evening | open house
            | info session | information evening | join the webinar | join ~ webinar | ask an expert | ask a
            | ask us | build your own | build yours | design your | configure | benchmark | get inspired
            | plan your route | see your score | get your score | see the evidence | assess | audit | measure
            | score ~ | simulate | what's included | look inside | start ~ quiz | start the test
            | start the quiz | get a sample
        """),
    ),
    Cue(
        "sets side by side",
        Text("zet keuzes naast elkaar", "sets choices side by side"),
        "any",
        phrases("""
            vergelijk* | vergeleken | *vergelijker | *vergelijking | versus | vs | verschil | verschillen
            | verschilt | voordelen | nadelen | voor en nadelen | plussen | minnen | naast elkaar | op een rij
            | op een rijtje | getest | *test | de test | onze test | review | reviews | ervaringen | past bij
            | bij je past | bij u past | bij jou past | beste keuze | juiste keuze | keuze | keuzehulp | kiezen
            | kies je | kiest u | welke ~ kies | wat kies | of toch | of liever | dan toch | toch liever
            | of juist | eerlijk* | zonder jargon | alternatief | alternatieven | opties | mogelijkheden
            | twijfel | twijfelt | twijfel je | meest gekozen | voor wie | voor wie wel | niet voor iedereen
            | afwegen | weeg | overweeg* | gemiddeld | gemiddelde | loont | lonen | de moeite waard | rendabel
        """),
        phrases("""
            compare | compares | compared | comparing | comparison | versus | vs | v | difference | differences
            | differ | pros | cons | trade off* | trade offs | side by side | head to head | tested | the test
            | we test | put to the test | review | reviewed | reviews | right for you | right for your
            | which ~ right | suits you | suit you | suits your | fits you | fits your | best for | worth it
            | worth the | alternatives | options | choosing | choose between | choose the right | how to choose
            | picking | deciding | decide | undecided | torn between | weigh | considering | thinking about
            | thinking of | honest | plain english | no jargon | jargon free | average | stack up | stacks up
            | match you | matched | fair price | good value | who it's for | not for everyone | isn't right for
            | not right for
        """),
    ),
    Cue(
        "explains",
        Text("legt iets uit", "explains something"),
        "any",
        phrases("""
            uitgelegd | uitkomst | we maten | wij maten | dit vond | zet het op een rij | antwoordt | antwoorden
            | in gewone taal | geen verkooppraatje | eerlijke antwoorden | per maatregel | kun je een | kan ik
            | mag ik | moet je | heb je recht | echt op | wat houd je over | wat merk* | hoe lang | hoe vaak
            | hoeveel kost | levensduur | uitleg | leggen ~ uit | legt ~ uit | leg ~ uit | zo werkt | hoe werkt
            | hoe het werkt | hoe dat werkt | werkt het | wat is | wat zijn | wat doet | wat betekent | wat kost
            | wat levert | wat je ~ weten | alles over | alles wat je | feiten | fabels | fabel | mythe*
            | misverstand* | tips | advies | adviezen | stappenplan | in # stappen | stap voor stap | # stappen
            | # tips | # vragen | # fouten | # redenen | # manieren | # dingen | # mythes | # feiten
            | # signalen | # valkuilen | # voorbeelden | # lessen | # inzichten | # trends | *fouten
            | veelgestelde vragen | waarom | hoe je | hoe u | waar let je op | waar moet je | waar je op
            | waarop | let op bij | rekenvoorbeeld* | voorbeelden | voorbeeld | onderzoek | onderzochten
            | cijfers | rapport | whitepaper* | *gids | gids | checklist | e book | ebook | webinar | infoavond
            | informatieavond | open dag | proefcollege | brochure | praktijkvoorbeeld* | klantcase | case
            | cases | casus | hoofdstuk | bladzijden | pagina's | artikel | blog | podcast | zet ~ uiteen
            | ontdek hoe | ontdek welke | ontdek wat | ontdek of | lees hoe | lees wat | lees welke | leer hoe
            | je leest | je leert | je ontdekt | je ziet precies | begin bij | begin met | bereken* | berekend
            | reken ~ uit | rekenen | rekentool | calculator | meet | inzicht | in # minuten ~ weet
            | weet je ~ of | experts | specialist ~ vertelt | deskundig* ~ over | vooraf | eerst | voordat je
            | voor je ~ koopt | oorzaken | subsidie* | regels | wet | wetgeving | kosten en | terugverdien*
            | rendement | opbrengst | kosten van | hoeveel | welke | wanneer
        """),
        phrases("""
            explained | decode | we read # | we mapped | what an engineer | what a ~ would do | surprised us
            | surprise | signs | we followed | every cost | every step | how to specify | guide for
            | worked examples | is your ~ proof | ask your provider | in a minute | what's actually
            | what's really | what they actually | what actually | explainer | explains | explain | how it works
            | how does | how do | how to | how much | how many | how long | how we | what is | what are
            | what's the | what does | what to | what you | what it | what happens | everything you need
            | need to know | all about | facts | myth | myths | misconceptions | tips | advice | step by step
            | in # steps | # steps | # tips | # questions | # mistakes | # reasons | # ways | # things | # myths
            | # facts | # signs | # pitfalls | # examples | # lessons | # insights | # trends | # charts
            | # numbers
            | two/three/four/five/six/seven/eight/nine/ten ~ questions/ways/things/steps/mistakes/reasons
            | two/three/four/five/six/seven/eight/nine/ten ~ signs/tips/myths/rules/lessons
            | mistakes | questions to ask | faq | why | guide | report | research | study | whitepaper
            | white paper | checklist | ebook | playbook | webinar | open day | open evening | brochure
            | prospectus | case study | case studies | examples | chapter | pages | article | podcast
            | breakdown | broken down | benchmark | benchmarks | survey ~ found | data from | we measured
            | we asked # ~ experts | we looked | we compared | we crunched | we analysed | we analyzed
            | learn how | learn what | learn why | find out | see how | see what | see which | discover how
            | discover which | calculate | calculator | work out | run the numbers | the numbers | the maths
            | the math | estimate | real cost | true cost | cost of | costs | payback | roi
            | returns ~ explained | grant | grants | rules | regulations | law | legislation | insight
            | insights | experts | specialist ~ explain* | before you | before buying | before choosing
            | first time | beginner* | 101 | basics | primer | cheat sheet | toolkit | template | month by month
            | room by room | walkthrough | walk you through | walks you through | take you through
            | side effects | risks | causes | symptoms
        """),
    ),
)
