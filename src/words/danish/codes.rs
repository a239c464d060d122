//! What `faktum explain` says of each kind of problem, in Danish.

use crate::diagnostic::Code;

/// The paragraph for a kind of problem.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(in crate::words) fn explanation(code: Code) -> &'static str {
    match code {
        Code::MissingSite => {
            "Et websted skal have filen content/site.yaml med mindst `title`, `base_url`, `language` og `time_zone`. `faktum init` skriver den til et nyt websted."
        }
        Code::UnreadableFile => {
            "Systemet lod ikke faktum læse en fil eller mappe. Ret rettighederne til den, eller flyt den ud af content/ og themes/."
        }
        Code::NotUtf8 => {
            "Tekster gemmes som UTF-8. Filen er nok gemt som Latin-1 eller Windows-1252: åbn den i en teksteditor, og gem den som UTF-8. Et billede eller en Word-fil er ikke en tekst: billeder hører til i content/media/, filer til download i content/files/."
        }
        Code::FileTooLarge => {
            "En tekstfil må højst fylde 1 MiB. En større er som regel en fejl: et billede med forkert navn, en eksport eller noget, der er sat ind ved et uheld. Store filer hører til i content/files/, hvorfra de kopieres uændret."
        }
        Code::ControlCharacter => {
            "Teksten indeholder et usynligt styretegn, som nyhedsfeeds ikke kan rumme (XML 1.0). Måske fulgte det med, da noget blev sat ind, eller også er filen beskadiget eller gemt som UTF-16. Slet tegnet."
        }
        Code::SymbolicLink => {
            "Symbolske links følges ikke, for de kunne offentliggøre en fil uden for webstedets mappe. Sæt en kopi af filen i stedet for linket."
        }
        Code::UnexpectedFile => {
            "Hver mappe i content/ har sin egen slags filer: .yaml til faktaark og .md til pressemeddelelser og sider. I media/ ligger også de billeder, som faktaarkene nævner. En anden fil ville mangle på webstedet, uden at nogen fik det at vide, og derfor er det en fejl. Filer, der skal kopieres uændret, hører til i content/files/."
        }
        Code::ManyProblems => {
            "Af én fil vises de første 100 problemer. Så mange har tit én årsag, for eksempel en fil af en anden slags eller en forkert indrykning. Ret dem, der vises, og kør kontrollen igen."
        }
        Code::YamlSyntax => {
            "Felterne i en fil kan ikke læses. Som regel skyldes det en tekst med `: ` eller ` #`, som skal have anførselstegn om sig, et anførselstegn, der mangler, et tabulatortegn først på en linje eller en linje, der ikke er rykket lige så langt ind som dem, den hører sammen med."
        }
        Code::FrontMatter => {
            "En pressemeddelelse eller side begynder med en linje `---`. Derefter kommer felterne, ét på hver linje, så endnu en linje `---` og til sidst teksten."
        }
        Code::WrongType => {
            "Feltet skal have en anden slags værdi: for eksempel én tekst i stedet for en liste, en liste i stedet for en tekst eller egne felter på indrykkede linjer. Et tal, der er ment som tekst, skal have anførselstegn om sig."
        }
        Code::EmptyValue => {
            "Et felt har et navn, men ingen værdi. Fjern linjen, hvis værdien ikke kendes: ukendt er ikke det samme som tom. En tekst, som `faktum new` har ladet stå åben, regnes for tom, når filen ikke længere er en kladde."
        }
        Code::MarkupInField => {
            "Felter er ren tekst: læserne ser tegnene, som de er skrevet. Markdown, HTML og koder som `&amp;` virker kun i teksten under felterne; en import kan have efterladt dem. Skriv selve tegnene."
        }
        Code::UnknownField => {
            "Der er ikke noget felt med det navn her. Måske er det stavet forkert, eller også er det rykket ind, så det hører til et andet felt. Intet felt bliver overset: alt, hvad du skriver, bliver enten brugt eller meldt som fejl."
        }
        Code::MissingField => "Et felt, der skal være der, mangler. Meddelelsen viser, hvor det skal stå.",
        Code::RepeatedElement => {
            "Det samme er to gange i én liste: et emne, en henvisning, en gammel adresse eller en deltager. Tit skulle den ene have været en anden. En organisation kan kun deltage to gange i perioder, der ikke overlapper."
        }
        Code::RepeatedField => {
            "Et felt står to gange samme sted, så det er uklart, hvilken værdi der gælder. Fjern det ene."
        }
        Code::InvalidId => {
            "Et id er filens navn uden endelsen. Det kan bestå af a-z, 0-9 og enkelte bindestreger imellem, for det bliver en del af en adresse, der skal være let at taste og læse op. Skriv æ som ae, ø som oe og å som aa."
        }
        Code::InvalidValue => {
            "Værdien er ikke skrevet, som feltet kræver. Meddelelsen viser, hvordan den skal skrives."
        }
        Code::InvalidDate => {
            "En dato skrives år-måned-dag: 2020-05-04. Et klokkeslæt kommer efter et T: 2020-05-04T10:30. Det er i webstedets tidszone, medmindre du skriver en anden: 2020-05-04T10:30+02:00. I felter, hvor dagen tit er ukendt, er 2020-05 eller 2020 nok. Det følger den internationale standard ISO 8601."
        }
        Code::InvalidMoney => {
            "Et beløb skrives som valuta, tal og eventuelt `thousand`, `million` eller `billion`: DKK 37.6 million. Tallet har punktum før decimalerne og intet mellem tusinderne: EUR 1250000.50. Først kan der stå `about`, `up to`, `at least`, `over` eller `under`: about DKK 215 million. På siderne står beløbet, som man skriver det på dansk eller engelsk."
        }
        Code::InvalidUrl => "En webadresse skrives helt ud med https:// eller http:// og uden mellemrum.",
        Code::AccentContrast => {
            "Farven `accent` i site.yaml er farven på båndet på alle sider. Teksten på det er sort eller hvid, alt efter hvad der kan læses, og links får en nuance af den, som kan læses på papiret. Men en farve med en kontrast under 1,3 til hvid ligner papiret for meget til at blive set ved siden af det. Meddelelsen nævner den nærmeste farve, der virker. WCAG 2.2 kræver en kontrast på 4,5 for tekst og 3 for streger; det har alle de nuancer, der regnes ud."
        }
        Code::LinkScheme => {
            "Et link kan begynde med https:, http:, mailto: eller tel: eller henvise til noget på webstedet: `[tekst](kind:id)`. Andre, især `javascript:`, kunne køre programmer i læserens browser."
        }
        Code::UnknownChoice => {
            "Feltet skal have et af nogle få faste ord, og det her er ikke et af dem. Meddelelsen nævner dem alle."
        }
        Code::RawHtml => {
            "Pressemeddelelser og sider skrives i Markdown uden HTML. HTML ville slippe uden om al kontrol: links, som ingen afprøver, billeder uden alternativ tekst, scripts. Skriv det i Markdown, eller vis et faktaark med `![](kind:id)`. Skriv `\\<`, hvis tegnet `<` selv skal vises."
        }
        Code::RelativeLink => {
            "Et link som ../om eller om.md afhænger af, hvor siden ligger, og går i stykker, når den flyttes. Link til siden selv, `[tekst](page:om)`, eller skriv adressen fra begyndelsen, `/om/`."
        }
        Code::EmbedNotAlone => {
            "`![](kind:id)` viser noget, der skal have sin egen plads på siden: et billede, et citat, en faktaboks. Lad det stå i et afsnit for sig selv med en tom linje før og efter."
        }
        Code::NotEmbeddable => {
            "`![](kind:id)` kan vise en aftale (fakta om den), et partnerskab (deltagerne), en udtalelse (citatet) og et billede fra content/media/. Link til alt andet: `[](kind:id)`."
        }
        Code::ExternalImage => {
            "Et billede fra et andet websted kan ændre sig eller forsvinde, det fortæller det andet websted, hvem der læser siden, og webstedets sikkerhedsregler blokerer det. Læg filen i content/media/ sammen med et faktaark, der siger, hvem der har lavet billedet, og hvad det viser."
        }
        Code::DuplicateId => {
            "To filer af samme slags har samme navn, så man ikke kan se, hvilken af dem en henvisning mener. Undermapper gør ingen forskel. Omdøb den ene."
        }
        Code::UnknownOrganisation => {
            "Teksten henviser til en organisation, men den har intet faktaark i content/organisations/."
        }
        Code::UnknownPerson => {
            "Teksten henviser til en person, som ikke har noget faktaark i content/people/."
        }
        Code::UnknownPartnership => {
            "Teksten henviser til et partnerskab, men det har intet faktaark i content/partnerships/."
        }
        Code::UnknownAgreement => {
            "Teksten henviser til en aftale, men den har intet faktaark i content/agreements/."
        }
        Code::UnknownStatement => {
            "Teksten henviser til en udtalelse, men den har intet faktaark i content/statements/."
        }
        Code::UnknownMedia => "Teksten henviser til et billede, men det har intet faktaark i content/media/.",
        Code::UnknownRelease => {
            "Teksten henviser til en pressemeddelelse, men filen findes ikke i content/releases/."
        }
        Code::UnknownPage => "Teksten henviser til en side, men filen findes ikke i content/pages/.",
        Code::UnknownTopic => {
            "Teksten henviser til et emne, som ingen offentlig pressemeddelelse har. Et emnes id er navnet, som det står i adressen: med små bogstaver, æ som ae, ø som oe, å som aa og bindestreg for alt andet."
        }
        Code::UnknownPart => {
            "Ordet efter # er ikke navnet på en del af faktaarket. Delene af en aftale er bevillinger og opgaver, hver med sit id, og `total`."
        }
        Code::UnknownKind => {
            "En henvisning begynder med, hvad den henviser til: `organisation`, `person`, `partnership`, `agreement`, `statement`, `media`, `release`, `page` eller `topic`. Så kommer et kolon og et id: `organisation:bl`."
        }
        Code::NotPublic => {
            "Noget offentligt henviser til noget, der ikke er offentligt nu: en kladde eller en pressemeddelelse, der er under embargo, udkommer først senere eller er udløbet. Heller ikke titlen må ses. Fjern henvisningen, eller vent med den tekst, den står i."
        }
        Code::InvalidPermalink => {
            "En linje i content/permalinks.lock er ikke en adresse med det, den fører til, og en dato, adskilt af ét mellemrum. faktum skriver selv filen. Behold linjerne fra begge sider efter en fletning (merge)."
        }
        Code::InvalidReleaseRecord => {
            "En linje i content/releases.lock er ikke en registreret pressemeddelelse: dens første adresse, en dato og det, den sagde, som kontrolsummer, adskilt af ét mellemrum. faktum skriver selv filen. Behold linjerne fra begge sider efter en fletning (merge)."
        }
        Code::AddressVanished => {
            "En adresse, der engang er offentliggjort, fører ingen steder hen længere, så alle links til den er døde. Giv det, den førte til, dets gamle `slug` igen, eller nævn adressen i `redirect_from`. En pressemeddelelse, der ikke gælder længere, kan være `withdrawn`: så bliver siden stående og siger det. Opgiv adressen med `faktum permalinks forget ADRESSE`."
        }
        Code::AddressChangedOwner => {
            "En adresse, der engang er offentliggjort, fører nu til noget andet, så de, der har det gamle link, ser det forkerte. Giv en af de to et andet `slug` eller navn."
        }
        Code::HeldBackLeak => {
            "Det færdige websted indeholdt en titel, et navn, et id, et slug eller et filnavn fra noget, der ikke er offentligt endnu, og derfor blev intet skrevet. Som regel står ordene i temaet. Ord, der også findes i offentlige tekster, bliver der ikke ledt efter."
        }
        Code::ExternalGone => {
            "Serveren bag et link siger, at der ikke længere er en side (404 eller 410). Kun `faktum check --external` spørger, aldrig et build. En side, der var væk, regnes for væk i et døgn og bliver meldt uden at spørge igen. Link til sidens nye adresse eller til en kopi i et arkiv. En pressemeddelelse, der skal beholde linket, kan sige hvorfor i `waivers`."
        }
        Code::ExternalMoved => {
            "Serveren bag et link siger, at siden har fået en ny adresse for altid (301 eller 308). Læserne kommer stadig frem, men kun så længe serveren kender den gamle adresse. Kun `faktum check --external` spørger. Skriv den nye adresse, eller sig i `waivers`, hvorfor den gamle er rigtig."
        }
        Code::ExternalUnsure => {
            "Et link kan ikke bedømmes: serveren svarer ikke, svarer med en fejl hos sig selv (som 503) eller afviser programmer (som 403). Kun `faktum check --external` spørger, og den spørger igen næste gang. Åbn siden i en browser; er den der, skal der ikke gøres noget."
        }
        Code::Accessibility => {
            "En side er lavet, så ikke alle kan bruge den: den, der hører den læst op, bruger tastaturet, taler til computeren eller forstørrer siden. Linjen viser elementet, adressen på den første side og reglens id hos W3C. Som regel er det en skabelon i temaet, der skal rettes. `faktum check --html FIL` undersøger en fil alene, og `faktum check --evidence MAPPE` skriver en rapport om alle sider. Programmet kan kun finde noget af det, der kan være galt: se docs/accessibility.md."
        }
        Code::HeldBackWords => {
            "En offentlig tekst indeholder titlen på noget, der ikke er offentligt, dets navn i adressen eller selve adressen. Det kan være en kladde eller en pressemeddelelse, der først udkommer eller er udløbet. En titel tæller med, hvis den har mindst tre ord, et navn i adressen, hvis det har mindst to (filens eget navn: tre). Skriv det på en anden måde, eller hold også teksten tilbage. Må det gerne ses allerede, så skriv hvorfor i `waivers`."
        }
        Code::RepeatedPart => {
            "To dele af et faktaark har samme id, så man ikke kan se, hvilken af dem en henvisning mener."
        }
        Code::MissingFile => {
            "Et faktaark eller en pressemeddelelse nævner en fil, der ikke findes. Et billedes faktaark nævner en fil ved siden af sig selv i content/media/, og et bilag nævner en fil i content/files/."
        }
        Code::NotAPicture => {
            "Filen, som et billedes faktaark nævner, er ikke et billede, som alle browsere kan vise, så læserne ville se en tom ramme, eller det er et, som ikke kan gøres mindre og renses for, hvem der tog det, hvor og hvornår. Det afgøres af filens indhold, ikke af dens navn: en gemt webside, der hedder .jpg, er stadig en webside, og et foto fra en iPhone er tit HEIC. Brug JPEG, PNG, GIF, WebP eller SVG. Et billede må have op til 40 millioner pixel og må ikke bevæge sig, for det kan læserne ikke standse. En SVG må ikke hente noget uden for sin egen fil."
        }
        Code::WrongEnding => {
            "Et billedes indhold er ét format, men filens navn ender som et andet. Webserveren fortæller browseren ud fra endelsen, hvad en fil er, og den, der henter billedet, kan måske ikke åbne det. Omdøb filen, og skriv det nye navn i faktaarket."
        }
        Code::MissingFacts => {
            "En oversættelse (ID.en.md) får afsender, dato og andre oplysninger fra originalen, ID.md. Er der ingen original, må filen selv give dem."
        }
        Code::RepeatedFacts => {
            "En oplysning skrives kun ét sted. En oversættelse får publisher, published, embargo_until, expires, withdrawn, image, about, read_also og contacts fra originalen, så de må ikke gentages i den."
        }
        Code::LanguageNotInSite => {
            "Filens navn slutter med et sprog, som webstedet ikke har. Tilføj sproget under `languages` i content/site.yaml, eller omdøb filen."
        }
        Code::UnknownCheck => {
            "Under `checks` og `waivers` står navne på kontroller, som et websted kan ændre; `faktum explain` viser dem alle. Problemer, der gør det uklart, hvad indholdet betyder, kan ikke slås fra."
        }
        Code::UnknownTheme => {
            "Webstedet nævner et tema, men der er ingen mappe med det navn i themes/. Temaet `default` er indbygget og kræver ingen mappe."
        }
        Code::SplitMismatch => {
            "Bevillingerne i en aftale giver ikke tilsammen det samlede beløb, heller ikke når der tages højde for afrunding. Et af tallene er forkert, eller der mangler en bevilling."
        }
        Code::SplitRounding => {
            "Bevillingerne giver kun det samlede beløb, hvis tallene er afrundede. Det kan være rigtigt nok: forklar det i aftalens `rounding_note`, som siden viser ved siden af tallene."
        }
        Code::CurrencyMismatch => {
            "En bevilling er i en anden valuta end aftalens samlede beløb. Beløb i to valutaer kan ikke lægges sammen."
        }
        Code::AmountDiffers => {
            "Teksten i et link nævner et andet beløb end aftalens faktaark. Ret teksten, eller lad den være tom, `[](agreement:ID#total)`, så vises beløbet fra faktaarket. Et grovere tal er rigtigt, hvis det er afrundet rigtigt (38 for 37,6), eller hvis forbeholdet passer (`knap 38`). Et forbehold på faktaarket, for eksempel `about`, skal være i linket eller før det."
        }
        Code::AmountNear => {
            "Et beløb i en pressemeddelelse ligner et beløb i en aftale, som meddelelsen handler om, men er ikke det samme: det afviger højst 5 %, har ét andet ciffer eller to byttet om, har tusind, million eller milliard i stedet for et andet af dem, eller står i en sætning, der nævner en bevillings formål. Ret beløbet. Er det et andet beløb, så skriv hvorfor i `waivers`. Et beløb er rigtigt, hvis det er aftalens samlede beløb, en bevilling eller en sum af bevillinger, så præcist som det er skrevet. Beløb, der ikke ligner noget i aftalen, bliver ikke bedømt."
        }
        Code::AmountUnlinked => {
            "Et beløb i en pressemeddelelse er et beløb fra en aftale, men er skrevet som almindelig tekst. Som link, `[37,6 mio. kr.](agreement:ID#DEL)`, bliver det altid holdt op mod aftalen, også når aftalen rettes. Kontrollen er slået fra, medmindre webstedet slår den til: skriv `amount-unlinked: warning` under `checks` i site.yaml."
        }
        Code::DatesOutOfOrder => {
            "En periode slutter, før den begynder, eller en pressemeddelelse udløber, ændres eller trækkes tilbage, før den udkommer."
        }
        Code::UnexplainedChange => {
            "En pressemeddelelse siger noget andet, end da den sidst blev noteret i content/releases.lock, og der er ingen ny linje under `changes`. Læserne skal kunne se, hvad der er ændret og hvornår. Hvis de ikke behøver at vide det, f.eks. ved en tastefejl, får linjen `minor: true`. Et ændret beløb er aldrig uvæsentligt. Andre linjeskift, andre Markdown-tegn og andre adresser bag links er ingen ændringer."
        }
        Code::UnlikelyDate => {
            "En pressemeddelelse har en dato, der nok er en tastefejl: et år før 1900 eller mere end fem år ude i fremtiden, eller den er over et år gammel, uden at dens adresse er noteret. Det sidste bliver kun kontrolleret, hvis webstedet har content/permalinks.lock."
        }
        Code::Weekday => {
            "En tekst giver en dato en forkert ugedag, som i `mandag den 15. maj 2020`, der var en fredag, eller nævner en dato, der ikke findes, som 31. juni. Læserne ved ikke, hvilken af de to de skal tro på: ret ugedagen eller datoen. En dato uden årstal regnes for at ligge inden for et halvt år fra den dag, pressemeddelelsen udkommer; i en tekst uden en sådan dag bliver den ikke bedømt. Skal ordene blive stående, for eksempel i et citat, kan teksten sige hvorfor i `waivers`."
        }
        Code::Untranslated => {
            "En pressemeddelelse eller side har ingen udgave på et af webstedets sprog, så de, der læser det sprog, finder den ikke i deres lister. Kontrollen er slået fra, medmindre site.yaml slår den til, for mange presseafdelinger oversætter kun nogle meddelelser. Skal en ikke oversættes, så angiv hvorfor i `waivers`."
        }
        Code::NotInAbout => {
            "Pressemeddelelsens tekst nævner en organisation, en person eller et partnerskab på webstedet, men hverken `about` eller et link siger, at den handler om det. Derfor står den ikke på den side. Skriv id’et under `about`, eller gør navnet til et link. Der ledes efter navne, korte navne og `aliases` fra faktaarkene, også med s i ejefald. Handler pressemeddelelsen ikke om det, så skriv hvorfor i `waivers`."
        }
        Code::TitleDiffers => {
            "Teksten giver en person en titel lige ved navnet, som i `skatteminister NN` eller `NN, direktør i BL`, som personen ifølge faktaarket ikke har den dag, pressemeddelelsen udkommer: en anden titel eller en, der er holdt op. Rigtige er alle titler og korte titler, der gælder den dag, også i bestemt form, som en del af en sammensat titel (`kulturminister` af `kultur- og kirkeminister`) og med `adm.` foran. `tidligere`, `daværende`, `fungerende` og `kommende` foran titlen bliver ikke bedømt. En titel, som faktaarket kan mangle, bliver heller ikke bedømt: kun en, som personen har på en anden dag, som ingen har sammen med den rigtige (`lektor` og `professor`), som en anden person på webstedet har, som er en ministertitel, eller som hører til samme organisation som en anden titel, eller til afsenderen, når teksten ingen nævner. Skal ordene blive stående, så skriv hvorfor i `waivers`."
        }
        Code::NotAParticipant => {
            "En sætning siger, at en organisation deltager i et partnerskab, som i `BL og KL deltager i Y`, `Y består af BL og KL` eller `KL er inviteret til Y`, men partnerskabets faktaark nævner den hverken under `participants` eller som `facilitator`, eller den er holdt op før den dag, pressemeddelelsen udkommer. Spørgsmål, ønsker, betingelser og nægtelser bliver ikke bedømt. Ret sætningen, eller skriv organisationen på faktaarket. Skal ordene blive stående, så skriv hvorfor i `waivers`."
        }
        Code::AgreementDate => {
            "En dato lige ved navnet på en aftale, som i `Kystaftalen fra den 4. maj 2020` eller `Kystaftalen, der blev indgået i 2020`, er en anden end `agreed_on` på aftalens faktaark. Der sammenlignes så nøjagtigt, som begge er skrevet. Datoer efter ord som `gælder fra`, `træder i kraft` og `udløber` er andre datoer og bliver ikke bedømt. Ret datoen i teksten eller på faktaarket. Skal ordene blive stående, så skriv hvorfor i `waivers`."
        }
        Code::QuotationDiffers => {
            "En person bliver citeret med andre ord end i den udtalelse i content/statements/, som citatet ligner: et ord er udeladt, tilføjet eller skiftet ud. Forskellen står mellem stjerner. Skriv citatet, som det blev sagt, eller ret udtalelsen, hvis det er den, der er forkert. Et uddrag er i orden: ord, der følger efter hinanden, eller stykker med `…` eller `[…]` imellem. Egne ord skrives i firkantede parenteser. Tegnsætning, citationstegn og stort begyndelsesbogstav tæller ikke. Er det noget andet, personen sagde en anden gang, så skriv det i `waivers`, eller opret en udtalelse mere."
        }
        Code::CircularRelation => {
            "Ifølge faktaarkene er en organisation en del af sig selv eller sin egen efterfølger, måske gennem andre organisationer. Et af dem har den forkerte organisation i `parent` eller `superseded_by`."
        }
        Code::PathCollision => {
            "To dele af webstedet ville få samme adresse eller adresser, der kun adskiller sig ved store bogstaver, og dem ser mange diske og webhoteller som ens. Giv den ene et andet `slug` eller navn."
        }
        Code::TopicsMerged => {
            "To emner er kun forskellige i tegn, som en adresse ikke kan have. De ville derfor dele en side, og det ene ville blive vist med det andets navn. Skriv begge på samme måde, eller lad dem være forskellige i et bogstav eller ciffer. Store bogstaver gør ingen forskel."
        }
        Code::QueryRedirect => {
            "En gammel adresse har en forespørgsel, som `/?p=123`. Ingen fil kan svare på den, så værten skal kende den: Apache (`.htaccess`), nginx (`nginx-query-redirects.map`) og Netlify (`_redirects`) kan; GitHub Pages, GitLab Pages, Cloudflare Pages og værter uden opsætning kan ikke. Kan jeres, så sæt kontrollen til `off`."
        }
        Code::BrokenLink => {
            "Et link fører til en adresse, der ikke findes på webstedet. Link til selve siden eller faktaarket, `[tekst](kind:id)`, så er adressen altid rigtig."
        }
        Code::BrokenAnchor => {
            "Et link fører til et sted på en side (efter #), der ikke findes. Stederne er overskrifterne og hedder det samme som dem, med æ som ae, ø som oe og å som aa."
        }
        Code::UnusableIcon => {
            "`favicon` i site.yaml er det billede, alle ikoner laves af: til faner, telefoner og bogmærker. Det kan være en SVG med streger og flader eller en PNG, JPEG eller WebP på mindst 192 × 192 pixels; 512 × 512 er bedst. Bogstaver i en SVG afvises, fordi de ville se anderledes ud på en maskine med andre skrifttyper, og billeder og scripts i den, fordi den ikke må hente noget."
        }
        Code::MissingAlt => {
            "Et billede har ingen alternativ tekst og er ikke markeret med `decorative: true`. De, der ikke kan se det, går glip af det, det viser (WCAG 2.2, succeskriterium 1.1.1)."
        }
        Code::MissingCredit => {
            "Et billede i teksten har intet faktaark, så siden kan ikke sige, hvem der har lavet det. Skriv et faktaark med `credit` i content/media/, og vis billedet med `![billedtekst](media:ID)`."
        }
        Code::HeadingOrder => {
            "Overskrifterne i en tekst begynder med `##`, for titlen er det første niveau, og går ét niveau ned ad gangen. De, der får siden læst op, finder rundt med dem (WCAG 2.2, succeskriterium 1.3.1 og 2.4.6)."
        }
        Code::EmptyLinkText => {
            "Et link har ingen tekst, så ingen kan se, hvor det fører hen (WCAG 2.2, succeskriterium 2.4.4). Kun et link til et faktaark, `[](kind:id)`, kan være tomt: så vises navnet."
        }
        Code::DamagedCharacter => {
            "Et bogstav i teksten er ødelagt: det er gået tabt (`�`), eller det er læst i en anden tegnkodning, end det er skrevet i (`Ã¦` for `æ`). Skriv bogstavet igen, og gem filen som UTF-8."
        }
        Code::InvisibleCharacter => {
            "Teksten har et tegn, som ingen kan se: et uden bredde, et styretegn, et, der vender tekstens retning, eller et, som kun nogle skrifttyper kender. Sådanne tegn følger med kopieret tekst. De ødelægger søgning, kopiering og oplæsning, og de kan få en tekst til at se anderledes ud, end den er. Fjern tegnet."
        }
        Code::AccidentalMarkup => {
            "Markdown læser linjen som noget andet end en sætning. En linje, der begynder med `4. maj`, er en nummereret liste, en med `- ` er en liste, en, der er rykket fire mellemrum ind, er programkode, og et afsnit med `---` under sig er en overskrift. Skriv `4\\. maj`, fjern indrykningen, eller sæt en tom linje imellem."
        }
        Code::ListNumber => {
            "I Markdown er det kun det første tal i en liste, der gælder; resten tælles op fra det. Derfor ser læserne andre tal end dem, der er skrevet. Ret tallene, eller skriv `1.` ved dem alle."
        }
        Code::TableCells => {
            "Hver række i en tabel har lige så mange celler som overskriften. Celler, der er for mange, kommer ikke med på siden, og en tabel, hvis streger har et andet antal kolonner, er slet ikke en tabel. Et `|`, der hører til en tekst, skrives `\\|`."
        }
        Code::LeftoverMarkup => {
            "Læserne ville se disse tegn, fordi de ikke er gyldig Markdown, eller fordi de er kommandoer fra et andet program. Meddelelsen siger, hvad der nok var meningen. Skal tegnet selv vises, så skriv `\\` foran det."
        }
        Code::EmptyHeading => {
            "En overskrift, eller overskriften på en kolonne, har ingen ord. De, der lytter til siden, hører, at der er en overskrift, men ikke hvilken (WCAG 2.2, 2.4.6). Den første kolonne i en tabel må have en tom overskrift."
        }
        Code::BoldHeading => {
            "Et afsnit med fed skrift ligner en overskrift, men skærmlæsere og indholdsfortegnelser ved det ikke (WCAG 2.2, 1.3.1). Skriv det med `##`."
        }
        Code::VagueLink => {
            "Ord som “her” og “læs mere” siger ikke, hvor et link fører hen. Mange hører eller ser kun sidens links (WCAG 2.2, 2.4.4). Skriv i linket, hvad man kan læse. To links med samme ord fører samme sted hen."
        }
        Code::FileNameAsAlt => {
            "Beskrivelsen af et billede er navnet på en fil. Den siger ikke noget til dem, der ikke kan se billedet (WCAG 2.2, 1.1.1). Skriv, hvad billedet viser."
        }
        Code::FootnoteNumber => {
            "Fodnoter får numre i den rækkefølge, teksten henviser til dem, uanset hvilket tal de hedder. Her er de to forskellige, så en tekst, der skriver ”se note 2”, ville tage fejl. Giv noten det nummer, læserne ser, eller et navn med bogstaver."
        }
        Code::Footnote => {
            "En fodnote har to dele: sit tegn i teksten, `[^1]`, og en linje for sig selv, der begynder med `[^1]:`. Læserne ser kun en note, som teksten henviser til, og kun én for hvert navn."
        }
        Code::UnusedDefinition => {
            "En linje `[navn]: adresse` giver links `[tekst][navn]` deres adresse og vises ikke selv. Intet link bruger den her, så dens ord er ingen steder på siden. Er den ment som tekst, så skriv `\\[` i begyndelsen."
        }
        Code::BaseUrl => {
            "`base_url` er adressen, hvor webstedet offentliggøres: https:// (http:// kun for localhost), et værtsnavn og eventuelt en sti. Den har hverken `?`, `#` eller brugernavn."
        }
        Code::DomainMismatch => {
            "`cname` er det domæne, hvor GitHub Pages viser webstedet, og `base_url` er den adresse, som alle links, feeds og forhåndsvisninger nævner. De skal have samme vært, og `base_url` må ikke have en sti."
        }
        Code::UnusedWaiver => {
            "En undtagelse under `waivers` passer ikke længere på noget problem. Fjern den, så den ikke skjuler det næste."
        }
        Code::TemplateSyntax => {
            "En skabelon i temaet indeholder en fejl eller nævner et filter, en komponent eller en skabelon, der ikke findes."
        }
        Code::TemplateRender => {
            "En skabelon fejlede, mens en side blev lavet. Som regel beder den om et felt, som siden ikke har. docs/themes.md viser felterne på hver slags side."
        }
        Code::UnknownTemplate => {
            "Ingen side bruger denne fil i temaet; måske er navnet stavet forkert. Lad navnene på jeres egne skabeloner begynde med en understreg: _kort.html."
        }
        Code::NoStrings => {
            "Webstedet er på et sprog, som hverken det indbyggede tema eller jeres eget har tekster til. Én fil, strings/KODE.yaml i temaets mappe, har sidernes ord og angiver, hvordan sproget skriver datoer og beløb. Kopiér den engelske med `faktum theme copy`, og oversæt den."
        }
        Code::MissingString => {
            "Temaet har en tekst på et andet sprog og ikke på dette. Siderne viser den på webstedets standardsprog eller på engelsk, indtil nogen oversætter den. Tilføj nøglen i sprogets fil."
        }
        Code::UnknownString => {
            "Temaet har en tekst, som ingen indbygget skabelon bruger; måske er nøglen stavet forkert. Lad nøglerne til jeres egne tekster begynde med en understreg."
        }
    }
}
