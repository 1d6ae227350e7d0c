"""How a message speaks to a customer: thanks, use, service, staying, passing it on."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.lexicon.cues.cue import Cue
from fullfunnel.checks.text.phrases import phrases
from fullfunnel.language import Text

CARE_CUES: Final = (
    Cue(
        "asks a customer",
        Text("vraagt iets dat alleen een klant kan doen", "asks what only a customer can do"),
        "cta",
        phrases("""
            log in | inloggen | log ~ in | naar mijn | open je/uw ~ | open het | upload | regel opvang | terugkomen
            | schuif aan | ruil* | omruilen | bijvullen | aanvullen | meer tips | mijn account | mijn omgeving
            | ^mijn | open ~ app | naar ~ app | open mijn | geef ~ mening | geef ~ feedback | geef ~ beoordeling
            | geef ~ cijfer | geef ~ door | beoordeel | beoordelen | beoordeling | schrijf ~ review | plaats ~ review
            | laat ~ review | deel ~ ervaring* | deel ~ mening | deel ~ foto* | deel ~ verhaal | vertel ons
            | vertel het | laat ~ weten | laat het | vul ~ enquete | vul ~ vragenlijst | vul ~ in
            | doe mee ~ onderzoek | verleng | verlengen | hernieuw | wijzig | wijzigen | pas ~ aan | aanpassen
            | werk ~ bij | bijwerken | update | updaten | zet ~ aan | aanzetten | schakel ~ in | inschakelen
            | activeer | activeren | beheer | beheren | check in | inchecken | nodig ~ uit | uitnodigen | deel ~ code
            | deel ~ link | tip ~ vriend* | breng ~ vriend* | stuur ~ vriend* | bekijk je | bekijk uw | bekijk jouw
            | bekijk mijn | zie je | check je ~ gegevens | controleer | controleren | stel ~ in | instellen
            | instructie* | handleiding | onderhouds* | onderhoud | *beurt | servicebeurt | tips | bekijk ~ tips
            | lees ~ tips | punten | wissel ~ in | inwisselen | *punten | spaar | spaarpunten | meterstand*
            | haal meer uit | hulp | krijg hulp | help | klantenservice | helpdesk | ga verder | verder gaan
            | verder kijken | hervat | bijbestellen | bestel ~ bij | opnieuw bestellen | herhaal | volg ~ bestelling
            | volg ~ pakket | track | registreer je | registreer uw | download ~ kaart | download ~ factuur
            | jaaroverzicht | bekijk ~ jaaroverzicht | bekijk ~ update | bekijk ~ functie | ontdek ~ functie
            | probeer ~ functie | bekijk ~ resultaat | bekijk ~ impact | pak je voordeel | jaarcheck
            | doe de jaarcheck | plan ~ onderhoud* | plan ~ servicebeurt | plan ~ apk | plan ~ controle
            | plan ~ evaluatie | plan ~ gesprek ~ accountmanager | kies je cadeau | kies uw cadeau | claim je cadeau
            | bevestig | bevestigen | geef ~ meterstand* | meld ~ storing | meld ~ schade | stuur ~ foto*
            | blijf ~ lid | word ambassadeur | ledenvoordeel | bekijk ~ voordelen | naar ~ community | vraag ~ na
            | maak ~ plan ~ af | voltooi | maak ~ profiel | vul je profiel | gebruik ~ | zo doe je | zo gebruik
            | aan de slag | neem ~ mee | lees de nieuwsbrief | kom terug | kom ~ weer | tot snel | bekijk de update
            | bekijk wat er nieuw is | wat is er nieuw | stuur ~ door | zet ~ over | verleng nu | stel ~ veilig
            | print ~ | download ~ ticket* | zet ~ in ~ agenda | naar ~ *tips | *tips | hou ~ vast | houd ~ vast
            | meld ~ reparatie | meld ~ lekkage | meld ~ defect | draag ~ voor | geef ~ op als | kies ~ cadeau
            | kies ~ cadeautje | stuur ~ filmpje | boek ~ beurt | boek ~ controle | boek ~ onderhoud* | plan ~ beurt
            | vraag ~ reparatie | bekijk ~ garantie | bekijk ~ factuur | bekijk ~ overzicht | deel ~ tip | stem ~ mee
            | laat ~ horen | reserveer ~ opnieuw | boek ~ opnieuw | lees ~ onderhoudstips | lees ~ wintertips
            | bekijk ~ handleiding | vernieuw* | dien ~ uren in | geef ~ vakantie door | pas ~ levering aan
        """),
        phrases("""
            log in | login | sign in | my account | open the | trade in | show me how | find my | swap my | track my
            | recycle | manage | update | check in | track | rate | rate us | leave ~ review | write ~ review
            | review your | review my | review it | tell us | let us know | give feedback | give us | share your
            | share feedback | share the | share my | refer | refer a | invite | bring a friend | renew | turn on
            | switch it on | switch on | enable | activate | set up | set it up | set ~ reminder | see your | see my
            | view your | view my | open the app | open your | open ~ | check your details | check your points
            | check your balance | check your | check my | redeem your | redeem points | redeem | spend your
            | use your | use ~ points | view ~ statement | take the survey | take our survey | take the # ~ survey
            | answer ~ questions | see the tips | see tips | get tips | get the tips | read the tips | get help
            | visit ~ help | help cent* | register your | pick up where | continue | resume | reorder | order again
            | top up | refill | book your service | book a service | book ~ check up | book ~ checkup
            | book ~ service | schedule ~ service | schedule ~ maintenance | choose your seat* | download your
            | download my | get ~ invoice | read your | finish ~ profile | finish setup | finish ~ setting
            | complete your profile | complete setup | explore ~ feature* | try ~ feature | see what's new
            | what's new | see the update | see your impact | see the impact | see the difference you
            | unlock ~ reward | claim your reward | claim your gift | claim your birthday | claim ~ points
            | member benefits | see ~ benefits | confirm | reschedule | submit ~ reading | send ~ reading | report ~
            | contact support | chat with support | message your | ask your | join the community | watch the tutorial
            | watch the how | see how to | add ~ | connect | link your | review your plan | review your policy | stay
            | come back | welcome me back | swap | pause | skip | send a gift | gift a | nominate | upload | get your
            | see instructions | see the guide | claim ~ free ~ drink | meet your | thank | say thanks | print ~
            | save the date | choose ~ gift | pick ~ gift | pick your mug | send ~ photo | send us a photo
            | see the album | see the photos | book ~ check in | book check in | book ~ trim | rebook | book again
            | reply yes | reply ~ yes | submit ~ timesheet | submit ~ hours | report a repair | report a fault
            | report a leak | log a repair | see ~ winter tips | read ~ winter tips | winter tips | care guide
            | see care tips | get ~ care tips | keep my | hold my | come again | see you there | save ~ album
            | choose ~ reward | update ~ details | see ~ statement | see ~ invoice | change ~ delivery
            | skip ~ delivery | skip a | get ~ help
        """),
    ),
    Cue(
        "thanks",
        Text("bedankt", "says thank you"),
        "any",
        phrases("""
            bedankt | bedanken | dank je | dank u | dankjewel | dankuwel | dankzij jou | dankzij jullie
            | dankzij u | dankzij je | dankzij uw | dankzij onze leden | dankzij onze donateurs | fijn dat je
            | fijn dat u | wat fijn dat | leuk dat je | goed dat je | super dat | blij met je | blij met u
            | gefeliciteerd | van harte | proficiat | hartelijk | jouw gift | je gift | uw gift | jouw steun
            | je steun | uw steun | uw bijdrage | jouw bijdrage | je bijdrage | waarderen | verdien* ~ verdiend
        """),
        phrases("""
            thank you | thanks | thanks to you | because of you | you did it | you did this | you made
            | you helped | you're a | we're grateful | grateful | we appreciate | your support | your gift
            | your donation | your generosity | congratulations | congrats | happy birthday | well done
            | cheers to | you've earned | you earned | you deserve | glad you | so glad | delighted you
            | your kindness
        """),
    ),
    Cue(
        "knows what you have",
        Text("gaat ervan uit dat iemand het al heeft", "takes it that the reader has it already"),
        "copy",
        phrases("""
            je/jouw/uw account | je/jouw/uw abonnement | je/jouw/uw polis | je/jouw/uw bestelling
            | je/jouw/uw pakket* | je/jouw/uw lidmaatschap | je/jouw/uw contract | je/jouw/uw factuur
            | je/jouw/uw facturen | je/jouw/uw punten | je/jouw/uw *punten | je/jouw/uw gegevens | je/jouw/uw profiel
            | je/jouw/uw app | je/jouw/uw meterstand* | je/jouw/uw toestel | je/jouw/uw apparaat | je/jouw/uw aankoop
            | je/jouw/uw premie | je/jouw/uw verblijf | je/jouw/uw boeking | je/jouw/uw reservering
            | je/jouw/uw behandeling | je/jouw/uw spaarpas | je/jouw/uw pas | je/jouw/uw kaart | je/jouw/uw ledenpas
            | je/jouw/uw klantnummer | je/jouw/uw dossier | je/jouw/uw installatie | je/jouw/uw nieuwe
            | je/jouw/uw dashboard* | je/jouw/uw licentie* | je/jouw/uw module | je/jouw/uw omgeving | je/jouw/uw box
            | je/jouw/uw levering | je/jouw/uw saldo | je/jouw/uw voordeel* | je/jouw/uw tegoed | je/jouw/uw lessen
            | je/jouw/uw inschrijving | je/jouw/uw deelname | je/jouw/uw vaste | je/jouw/uw contactpersoon
            | je/jouw/uw accountmanager | je/jouw/uw adviseur | je/jouw/uw monteur | je/jouw/uw garantie
            | je/jouw/uw cursus | je/jouw/uw training | je/jouw/uw proefperiode | je/jouw/uw laatste
            | je/jouw/uw vorige | je/jouw/uw eerste jaar | je/jouw/uw jaarabonnement | je/jouw/uw rijbewijs ~ gehaald
            | je/jouw/uw reis ~ begint | sinds je | sinds uw | sinds je ~ bij ons | al # jaar bij | # jaar klant
            | een jaar bij | een jaar geleden | alweer een jaar | jaar samen | vorige keer | vorige maand
            | vorig jaar ~ kocht | vorig bezoek | laatste bezoek | vorig seizoen | je hebt ~ gekocht | je kocht
            | je bestelde | je boekte | u bestelde | u kocht | je gebruikt | je draagt | je rijdt ~ nu | je woont
            | u woont | je bent ~ klant | u bent ~ klant | je bent nu | je bent ~ lid | u bent ~ lid | hoe was
            | hoe bevalt | hoe gaat het met | hoe vond je | hoe vond u | hoe smaakte | hoe staat | bevalt ~
            | is aangekomen | is onderweg | is bezorgd | staat voor je klaar | we hebben ~ verbeterd
            | hebben we ~ vernieuwd | je ontvangt ~ automatisch | hier vind je je | draagt u/je ~ nu | u draagt
            | halfjaar | half jaar | oud cursist* | oud student* | oud leerling* | oud klant* | alumni | alumnus
            | fijn dat jullie | jullie er waren | dat je er was | dat u er was | volgend jaar terug | welkom thuis
            | huismeester | je/jouw/uw *code | je/jouw/uw wachtwoord | je/jouw/uw *tas | je/jouw/uw rooster
            | je/jouw/uw loonstrook | je/jouw/uw uren | je/jouw/uw huurcontract | je/jouw/uw verhuizing
            | je/jouw/uw rapport | je/jouw/uw sleutel* | vanaf nu kun/kan | kun je/u nu ook | je kunt nu | u kunt nu
            | kan je nu | als bewoner | als huurder | als donateur | als abonnee | als cursist | als deelnemer
            | als leerling | als student | in je/uw mijn | je/u woont | je/u rijdt | zit je al | zit al in
            | nu ook in
        """),
        phrases("""
            your account | your order | your subscription | your policy | your membership | your points
            | your profile | your purchase | your statement | your booking | your reservation | your stay
            | your visit | your appointment | your renewal | your invoice | your details | your app | your card ends
            | your device | your dashboard* | your workspace | your boiler | your next | your last | your latest
            | your new | your recent | your balance | your reward* | your contract | your warranty | your delivery
            | your box | your plan | your treatment | your licence | your license | your account manager
            | your team has | your class | your course | your lessons | your system | your settings
            | your installation | your meter | your seat | your boarding | your flight | your trip | your donation ~
            | your anniversary | your first year | your year | your impact | your loyalty | since you | since your
            | you've been | you have been | you've had | you've got | you bought | you ordered | you booked
            | you joined | you gave | you chose | you own | you use | you're using | you signed up | you're now
            | you're in | you're all set | you're a member | you haven't | last time | last visit | last month you
            | how was | how is your | how's your | how are you finding | how are you getting on | how did we
            | how did you | enjoying your | loving your | settling in | a year with us | one year | a year ago
            | years with us | has arrived | has shipped | is on its way
            | ships thursday/monday/tuesday/wednesday/friday/soon | is due | turns one | we've added | we've updated
            | we've improved | we've upgraded | as a customer | as a member | as one of our | now that you
            | already have | already own | you can now | can now | your code | your password | your welcome
            | your gate | your hours | your payslip | your timesheet* | timesheet* | payday | your keys | your move
            | your tenancy | your report | your photos | your next delivery | next delivery | bag number
            | order number | in your welcome | as a resident | as a tenant | as a donor | as a subscriber
            | as a student | alumni | how's it | how's the | how are your | how are the | weeks in | months in
            | first anniversary | part of the service | for our residents | our residents | our members can
            | now in the app | you're on
        """),
    ),
    Cue(
        "looks back on what you did",
        Text("kijkt terug op wat iemand deed", "looks back on what the reader did"),
        "copy",
        phrases("""
            | je/jij/u/jullie reed/bracht/deed/kocht/gaf/hielp/koos/bezocht/kwam/was/had/ging/schreef/hoorde
            | je/jij/u/jullie zag/liep/nam/kreeg/werd/won/stuurde/bestelde/boekte/betaalde/startte/haalde
            | je/jij/u/jullie steunde/doneerde/gebruikte/spaarde/volgde/keek/las/vroeg/belde/meldde
            | wat/dat/die je/u bracht/gaf/kocht/bestelde/koos/deed
            | reed/bracht/deed/kocht/gaf/hielp/koos/bezocht/was/bestelde/boekte/steunde/gebruikte je/jij/u
            | spaarde/kwam je/jij/u
            | je/u/jullie hebt/heeft/hebben ~ ge* | heb/hebt/heeft je/u/jij ~ ge* | je/u bent/bent ~ ge*
            | ben/bent je/u ~ ge* | je/u hebt/heeft ~ be* | je/u hebt/heeft ~ ver* | ontving
            | je ~ is aangekomen | vorig | vorige | afgelopen | laatste keer | alweer
        """),
        phrases("""
            | you gave/sat/bought/ordered/booked/chose/came/went/sent/helped/saved/made/rode/ran/took/used
            | you visited/joined/signed/donated/watched/read/wrote/told/asked/paid/earned/won/flew/stayed
            | you supported/started/finished/completed/picked/loved/left/did/were/walked/drove/cycled
            | you listened/planted/funded/raised/reached
            | you've ~ *ed | you have ~ *ed | you've been/had/got/earned/made/used/saved/sent | did you ~
            | have you ~ *ed | loved ~ ? | enjoyed ~ ? | last winter | last summer | last year you | last week
            | last month | one year in | # years in | # months in | week # | month # | day #
        """),
    ),
    Cue(
        "tells how yours is doing",
        Text("vertelt hoe het met iets van de lezer staat", "tells how something of the reader's is doing"),
        "copy",
        phrases("""
            ^je/jouw/uw ~ is | ^je/jouw/uw ~ was | ^je/jouw/uw ~ heeft | ^je/jouw/uw ~ staat
            | ^je/jouw/uw ~ valt | ^je/jouw/uw ~ wordt | ^je/jouw/uw ~ loopt | ^je/jouw/uw ~ verloopt
            | ^je/jouw/uw ~ ligt | ^je/jouw/uw ~ komt | ^je/jouw/uw ~ gaat | ^je/jouw/uw ~ zit
            | ^je/jouw/uw ~ begint | ^je/jouw/uw ~ vertrekt | ^je/jouw/uw ~ eindigt | ^je/jouw/uw ~ deed
            | ^je/jouw/uw ~ doet | ^je/jouw/uw ~ draait | ^je/jouw/uw ~ werd | lukt het niet | lukt het je niet
            | werkt ~ niet | doet ~ het niet | kapot | stuk ? | staat online | staat klaar in | is goedgekeurd
            | is verwerkt | is binnen | is klaar | klopt je/uw ~ nog | past je/uw ~ nog | is je/uw ~ nog
            | terugkom* | beste leden | beste klant* | beste bewoner* | beste ouder* | beste donateur*
            | ruilen kan | nog een restje | op de hoogte ~ van je | piept | storing | lekkage
            | binnen je/uw ~ contract | zit in je/uw | in je/uw servicecontract | in je/uw abonnement | meld uw
            | meld je ~ storing | reparatie | nog # ~ op je
        """),
        phrases("""
            ^your ~ is | ^your ~ was | ^your ~ has | ^your ~ have | ^your ~ are | ^your ~ leaves | ^your ~ turns
            | ^your ~ ends | ^your ~ ships | ^your ~ renews | ^your ~ expires | ^your ~ needs | ^your ~ covers
            | ^your ~ includes | ^your ~ starts | ^your ~ did | ^your ~ made | ^your ~ arrives | ^your ~ moves
            | ^your ~ changes | ^your ~ just | ^your ~ can now | already in your | part of your | in your plan
            | is in your | it's in your | covered by your | included in your | in the portal | in your portal
            | is ready | are ready | is live | on your page | on your ~ page | not working | won't start
            | stopped working | still ~ ing | forgotten your | forgot your | left a ~ at | left your
            | yours were | yours is | yours was | years since | year since | broken | stuck | trouble
            | troubleshoot* | leak | leaking | repair your | holders | pass holders | here's what changed
            | what's changing | what changed
        """),
    ),
    Cue(
        "speaks to customers",
        Text("spreekt klanten aan", "addresses customers"),
        "any",
        phrases("""
            voor klanten | klanten van ons | kinderen van onze | alle ouders | onze klanten | als klant
            | vaste klant* | trouwe klant* | bestaande klanten | klanten van | als lid | voor leden | onze leden
            | trouwe | abonnees | abonnee | *bezitter | *bezitters | eigenaren van | donateurs | onze donateurs
            | bewoners | huurders | deelnemers | oud deelnemer* | alumni | oud leerling* | als abonnee
            | als donateur | als huurder | als bewoner | als patient | kaarthouder* | pashouder* | *houders
            | gasten van | speciaal voor jou | exclusief voor | alleen voor leden | leden ~ gratis
            | seizoenkaart* | ambassadeur* | community | welkom bij | welkom in | welkom aan boord
            | welkom terug | we missen je | we missen u | we misten je | lang niet gezien | jarig | verjaardag
            | jubileum | cadeautje voor | cadeau voor je | cadeau voor jou | verwen* ~ trouwe
        """),
        phrases("""
            for customers | our customers | existing customers | as a customer | loyal customer* | loyal
            | loyalty | for members | members only | member | members | member exclusive | subscribers | owners
            | owner | donors | residents | tenants | participants | alumni | cardholder* | ticket holder*
            | season ticket | policyholder* | regulars | regular | guests of | exclusively for you
            | just for you | welcome to the family | welcome to | welcome aboard | welcome back | we miss you
            | we've missed you | miss you | it's been a while | been a while | long time no | happy birthday
            | birthday | anniversary | a little something | treat on us | community | insider* | vip
        """),
    ),
    Cue(
        "helps to use it",
        Text("helpt bij het gebruik", "helps with using it"),
        "any",
        phrases("""
            onderhoud | onderhouds* | ontkalken | schoonmaken | reinigen | poetsen | ontluchten | bijvullen
            | vervangen | vervang | update | updates | versie | storing | storingen | handleiding | instellen
            | instellingen | instelling | functie | functies | nieuwe functie* | haal meer uit | haal ~ meer uit
            | meer uit je | meer uit uw | het meeste uit | haal het beste uit | tips voor je | tips voor je nieuwe
            | nieuw in | zo stel je | zo zet je | zo gebruik je | zo houd je | zo blijft je | zo haal je
            | zo verzorg je | zo laad je | zo meld je | zo geef je | zo was je | langer mee | langer plezier
            | garantie verlengen | onderdelen | filter | filters | beurt | servicebeurt | apk | controle
            | vergeet niet | vergeet je niet | niet vergeten | herinnering | nieuwe seizoen | winterklaar
            | zomerklaar | meterstanden | jaarafrekening | jaaroverzicht | klantenservice | helpdesk | chat ~ met
            | hulp nodig | lukt het | kom je er niet uit | staan voor je klaar | bereikbaar | stap # | aan de slag
            | eerste stappen | eerste week | inwerk* | installeren | koppel je | je wachtwoord | two factor
            | tweestaps* | beveilig* ~ account | recept* ~ voor je | was je | bewaar | bewaren | verzorg* | nazorg
            | maak ~ schoon | schoonmaak | eens per kwartaal | eens per maand | eens per jaar | een keer per maand
            | elk kwartaal | in dit filmpje | filmpje ziet | filmpje zie | zo vervang je | zo ontkalk je | zo vul je
            | zo reset je | zo bewaar je | klusjes | schuurt | knelt | klemt | drukt het | past het niet
            | werkt het niet | los je | verhelp* | reparatie* | bij de hand | nagesteld | bijstellen | nastellen
        """),
        phrases("""
            maintenance | maintain | descale | clean your | cleaning your | care for | caring for | look after
            | aftercare | service due | service is due | check up | checkup | software update | update | version
            | new feature* | feature | features | settings | setting | get more out | get more from | get the most
            | make the most | more out of | tips for your | tips for getting | new in | now in your | how to use
            | how to clean | how to set up | how to get | how to keep | here's how to | here's how | keep your
            | keep it | make it last | last longer | lasts longer | replacement | replace | spare parts | filter
            | refill | reminder | don't forget | time to | it's time | is it time | winter ready | need a hand
            | need help | here to help | our support | support team | getting started | first steps | set up in
            | quick start | quickstart | onboarding call | connect your | password | two factor | outage
            | meter reading | annual statement | year in review | wash | store it | recipe* for your | shortcut*
            | hidden | trick | tricks | once a month | once a quarter | once a year | every quarter | here's a video
            | this short video | how to replace | how to reset | how to store | how to wash | how to refill | rub*
            | pinch* | squeak* | stuck | repair* | adjust | adjusted | top up the | bleed the | rinse | gently
        """),
    ),
    Cue(
        "keeps a customer",
        Text("wil een klant houden", "wants to keep a customer"),
        "any",
        phrases("""
            verleng | verlengen | verlenging | verlengd | loopt af | loopt ~ af | verloopt | vervalt | verlopen
            | opnieuw | wordt verlengd | hernieuw* | spaarpunten | punten | gespaard | sparen ~ punten | beloning
            | beloon* | trouw* | vriend* ~ uit | vrienden ~ uit | nodig ~ uit | tip een | breng ~ mee | introducee
            | doorverwijs* | aanbrengbonus | deel ~ met vrienden | deel de | feedback | mening | beoordeel*
            | beoordeling | review | enquete | vragenlijst | wat vond | wat vind je | wat vindt u | vertel ons
            | tevreden | klanttevredenheid | volgende keer | volgende | weer | terug | tot ziens | tot de volgende
            | upgrade | overstappen ~ binnen | uitbreiden | passend ~ bij je | blijf | blijft | breng ~ aan
            | aanbrengen | aandraag* | collega ~ aan | vriend ~ mee | nog een keer | opnieuw boeken | plekje ~ vast
            | houden ~ vast | we missen | gemist | nieuw seizoen | nieuwe ronde | kom je ~ terug | kom ~ nog eens
            | verleng* ~ korting | bonus ~ voor
        """),
        phrases("""
            renew | renews | renewal | renewing | expires | expire | expiring | runs out | run out | running low
            | due for | automatically renew* | auto renew* | points | earned | rewards | reward | loyalty | refer
            | referral | friend | friends | invite | pass it on | bring a | share ~ with friends | feedback
            | your opinion | your thoughts | rate | rating | leave a review | survey | how did | tell us
            | quick question | let us know | next time | next visit | again | back | see you | see you soon
            | see you again | stay with | still with us | upgrade | add ~ to your plan | nothing changes
            | stays the same | your options | know a good | know somebody | know someone | bring ~ along | come again
            | book again | hold ~ place for you | keep ~ place for you | happy first | your old | next year ~ again
        """),
    ),
)
