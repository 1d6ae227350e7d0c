"""How a message speaks to people who are not looking for anything: a story, an image, a thought."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.lexicon.cues.cue import Cue
from fullfunnel.checks.text.phrases import phrases
from fullfunnel.language import Text

SEE_CUES: Final = (
    Cue(
        "asks to look or listen",
        Text("vraagt alleen om te kijken of te luisteren", "only asks to look or listen"),
        "cta",
        phrases("""
            kijk naar | zie hoe het | hoor hoe | bekijk ~ sketch | bekijk ~ aflevering | luister op | volg #
            | bekijk ~ film* | bekijk ~ *film | bekijk ~ video* | bekijk ~ clip | bekijk ~ reportage
            | bekijk ~ documentaire | bekijk ~ docu | bekijk ~ serie | bekijk ~ *serie | bekijk ~ trailer
            | bekijk ~ verhaal | bekijk ~ verhalen | bekijk ~ aflevering | bekijk ~ portret* | bekijk ~ foto*
            | bekijk ~ beelden | bekijk ~ campagne | bekijk ~ spot | bekijk ~ commercial | kijk nu | kijk mee
            | kijk ~ film | kijk ~ video | kijk ~ aflevering | kijk ~ serie | kijk ~ docu* | kijk en | ^kijk | film
            | de film | het filmpje | video | ontmoet | ontmoeten | maak kennis | luister | luisteren | beluister
            | hoor | lees ~ verhaal | lees ~ verhalen | lees ~ portret | lees ~ *verhaal | het verhaal | ons verhaal
            | hun verhaal | haar verhaal | zijn verhaal | ^volg ons | volg ons | ^volg | volgen | ervaar | beleef
            | laat je inspireren | laat je verrassen | laat je meenemen | laat je raken | inspiratie | ^deel
            | deel ~ bericht | deel ~ filmpje | deel ~ met | doe mee met de | ^ontdek | ontdek meer | ontdek ~ wereld
            | ontdek ~ verhaal | ontdek ~ merk | stap binnen | ga mee | reis mee | loop mee | zie | voel | proef
            | droom | kom kijken | speel af | speel | zing mee | bekijk ~ reis | naar het verhaal | wie zijn wij
            | over ons | leer ons kennen | zet in je agenda | zet ~ agenda | vlieg mee | klim mee | vaar mee
            | fiets mee | wandel mee | dans mee | rij mee | duik mee | eet mee | lees ~ mee | stap mee | ren mee
            | droom mee | zwem mee | ruik mee | luister mee | zie wie | zie waar ~ vandaan | kijk binnen
            | neem een kijkje | een kijkje
        """),
        phrases("""
            watch | read ~ answers | read the poem | read the letter | see their faces | see what ~ next | meet them
            | meet the | watch it | say hi | watch the film | watch the video | watch now | watch the story
            | watch it | watch ~ story | watch ~ film | watch ~ video | watch ~ trailer | watch ~ series
            | watch ~ documentary | see the film | see the story | see the video | see their stor* | see her story
            | see his story | meet | hear | listen | listen in | tune in | play | play the | follow | follow us
            | follow along | follow the | share this | share the story | share it | ^share | read ~ story
            | read ~ stories | the story | our story | their story | her story | his story | discover | discover our
            | discover the | discover more | discover ~ story | experience | feel | imagine | join the movement
            | join the conversation | join the story | step inside | come along | take a look | get inspired
            | be inspired | look | look inside | look closer | see more | see for yourself | about us | who we are
            | press play | see the photos | see the series | see the pictures | view the gallery | dream | wander
            | tag ~ | fly with | walk with | climb with | sail with | cook with | ride along | walk along
            | sing along | read along | see who | see who's | see how ~ began | see where ~ began | peek | a peek
            | peek inside | take a peek | look around | come in and look | wander in
        """),
    ),
    Cue(
        "tells a story",
        Text("vertelt een verhaal", "tells a story"),
        "copy",
        phrases("""
            verhaal | verhalen | film | filmpje | korte film | minifilm | documentaire | docu | reportage
            | portret | portretten | fotoserie | fotograaf | serie over | aflevering | lied | liedje | song
            | clip | campagne | ode | ode aan | gedicht | brief aan | dagboek | vertelt | vertellen | vertelden
            | volgden | volgen we | we volgden | we vroegen | wij vroegen | we filmden | we gingen | we reisden
            | we trokken | filmden | filmt | liep | reisde | trok | begon | begon het | ooit | op een dag
            | in 19* | sinds 19* | sinds 18* | opa | oma | grootvader | grootmoeder | vader | moeder | dochter
            | zoon | buurman | buurvrouw | kind | kinderen | meisje | jongen | jaar oud | jarige | haar | hij
            | hem | zijn naam | zij was | ze was | ze is | hij is | hij heeft | ze heeft | stel je voor
            | stel je eens voor | wat als | wat zou | wat nou als | achter elk* | achter iedere | achter de
            | de mens achter | de mensen achter | iemand | niemand | iedereen | mensen | wie | droom | dromen
            | dromen we | geluk | liefde | stilte | hart | hoop | moed | thuis | wereld | leven | levens | tijd
            | morgen | toekomst | generatie* | samen | nederland | vlaanderen | belgie | zee | zon | lucht
            | licht | nacht | ochtend | zondagochtend | stad | straat | dorp | velden | handen | ruikt | klinkt
            | voelt | glimlach | lachen | huilen | applaus | elke dag | elke nacht | elke ochtend | elk jaar
            | elke # seconden | een op de | # op de # | altijd | nooit | soms | misschien | gewoon | even
            | ergens | overal | nergens
        """),
        phrases("""
            story | stories | film | short film | documentary | portrait | portraits | series | episode | song
            | anthem | ode | poem | letter to | diary | tale | tells | told | followed | we followed | we asked
            | we filmed | we went | we spent | we travelled | we traveled | filmed | walked | walks | began
            | it began | started with | once | one day | in 19* | since 19* | since 18* | grandfather
            | grandmother | grandad | grandma | grandpa | nan | father | mother | dad | mum | mom | daughter
            | son | neighbour* | neighbor* | kid | kids | child | children | girl | boy | strangers | stranger
            | year old | he | she | her | his | him | they | their | imagine | what if | suppose | picture this
            | behind every | behind the | the people behind | the person behind | somebody | someone | nobody
            | no one | everyone | everybody | anyone | people | who | dream | dreams | dreaming | dreamed
            | happiness | love | loved | silence | quiet | heart | hearts | hope | courage | brave | home
            | world | life | lives | time | tomorrow | future | generation* | together | sea | ocean | sky | sun
            | light | night | nights | morning | mornings | sunday mornings | city | street | village | fields
            | hands | smells | sounds like | sounds | feels like | smile | laugh | cry | tears | applause
            | every day | every night | every morning | every year | every # seconds | one in #
            | one in three/four/five/six/seven/eight/nine/ten | # in # | always | never | sometimes | maybe
            | perhaps | just | somewhere | everywhere | nowhere | forever
        """),
    ),
    Cue(
        "shows something",
        Text("laat alleen iets zien", "only shows something"),
        "cta",
        phrases("""
            bekijk | bekijken | kijk | kijken | zie | zien | luister | hoor | lees | ontdek | ontmoet | droom
            | proef
        """),
        phrases("""
            see | view | watch | look | hear | listen | read | discover | meet | take a look | step
        """),
    ),
    Cue(
        "presents itself",
        Text("stelt het merk voor", "presents the brand"),
        "copy",
        phrases("""
            wij geloven | we geloven | geloven wij | geloven we | daar staan we voor | waar wij voor staan
            | al # jaar | al sinds | sinds # | al generaties | met hart | met liefde gemaakt | met aandacht
            | passie | ons geheim | trots | trots op | iedereen verdient | ieder mens | de kracht van
            | de kunst van | de smaak van | een wereld zonder | voor een | voor wie ~ durft | durf
            | omdat ~ verdient | omdat ~ beter | bijzonder* | gewone mensen | maakt het verschil | er is meer
            | kleine dingen | groots | onvergetelijk | dichterbij | zoals het hoort | zoals het bedoeld
            | maak kennis met | dit is
        """),
        phrases("""
            we believe | what we stand for | for # years | since # | for generations | with heart
            | made with love | with care | passion | our secret | proud | proudly | everyone deserves
            | every child deserves | the power of | the art of | the taste of | the joy of | a world without
            | for those who | for the ones who | dare | because everyone | because every | extraordinary
            | ordinary people | makes the difference | there's more to | little things | small things
            | unforgettable | closer | the way it should | as it should be | meet | introducing | this is
            | here's to | not just | more than
        """),
    ),
)
