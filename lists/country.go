package lists

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// countryCode returns the code that FollowTheMoney uses for a country: ISO 3166
// alpha-2 in lower case, and its own for those that no longer exist (suhh) or
// that not everybody recognises (ge-ab). It is "" where the text names no
// country that is known here; the lists write several in more ways than one
// ("Korea, North", "Democratic People's Republic of Korea", "DPRK") and leave
// out accents, capitals and points as they please.
func countryCode(name string) string {
	return countryCodes()[countryKey(name)]
}

// countryKey keeps the letters of a name, without accents, in lower case.
func countryKey(name string) string {
	if ascii(name) {
		name = strings.ToLower(name)
	} else {
		name = strings.ToLower(norm.NFD.String(name))
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, name)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

var countryCodes = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(countryTable) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		m[code] = code
		for name := range strings.SplitSeq(names, "|") {
			m[countryKey(name)] = code
		}
	}
	return m
})

// countryTable has a line for each country: its code, then its names in
// English and French (the languages of the lists) as the Unicode CLDR and the
// lists themselves write them.
const countryTable = `ad Andorra|Andorre
ae United Arab Emirates|Émirats arabes unis|UAE
af Afghanistan
ag Antigua & Barbuda|Antigua-et-Barbuda|Antigua and Barbuda
ai Anguilla
al Albania|Albanie
am Armenia|Arménie
an Netherlands Antilles
ao Angola
aq Antarctica|Antarctique
ar Argentina|Argentine
as American Samoa|Samoa américaines
at Austria|Autriche
au Australia|Australie
aw Aruba
ax Åland Islands|Îles Åland
az Azerbaijan|Azerbaïdjan
ba Bosnia & Herzegovina|Bosnie-Herzégovine|Bosnia and Herzegovina
bb Barbados|Barbade
bd Bangladesh
be Belgium|Belgique
bf Burkina Faso
bg Bulgaria|Bulgarie
bh Bahrain|Bahreïn
bi Burundi
bj Benin|Bénin
bl St. Barthélemy|Saint-Barthélemy
bm Bermuda|Bermudes
bn Brunei|Brunéi Darussalam|Brunei Darussalam
bo Bolivia|Bolivie|Plurinational State of Bolivia|Bolivia (Plurinational State of)
bq Caribbean Netherlands|Pays-Bas caribéens
br Brazil|Brésil
bs Bahamas|The Bahamas|Bahamas, The
bt Bhutan|Bhoutan
bv Bouvet Island|Île Bouvet
bw Botswana
by Belarus|Biélorussie|Bélarus
bz Belize
ca Canada
cc Cocos (Keeling) Islands|Îles Cocos
cd Congo - Kinshasa|Congo-Kinshasa|Democratic Republic of the Congo|Democratic Republic of Congo|Congo (Democratic Republic)|Congo, Democratic Republic of the|Congo, Democratic Republic of|DR Congo|DRC|Zaire
cf Central African Republic|République centrafricaine
cg Congo - Brazzaville|Congo-Brazzaville|Republic of the Congo|Congo, Republic of the|Congo
ch Switzerland|Suisse
ci Côte d’Ivoire|Ivory Coast|Cote d Ivoire
ck Cook Islands|Îles Cook
cl Chile|Chili
cm Cameroon|Cameroun
cn China|Chine|People's Republic of China|Mainland China
co Colombia|Colombie
cr Costa Rica
cshh Czechoslovakia
csxx Serbia and Montenegro
cu Cuba
cv Cape Verde|Cap-Vert|Cabo Verde
cw Curaçao
cx Christmas Island|Île Christmas
cy Cyprus|Chypre
cy-trnc Northern Cyprus
cz Czechia|Tchéquie|Czech Republic
dd German Democratic Republic|East Germany
de Germany|Allemagne
dj Djibouti
dk Denmark|Danemark
dm Dominica|Dominique
do Dominican Republic|République dominicaine
dz Algeria|Algérie
ec Ecuador|Équateur
ee Estonia|Estonie
eg Egypt|Égypte
eh Western Sahara|Sahara occidental
er Eritrea|Érythrée
es Spain|Espagne
et Ethiopia|Éthiopie
eu European Union
fi Finland|Finlande
fj Fiji|Fidji
fk Falkland Islands|Îles Malouines|Falkland Islands (Malvinas)
fm Micronesia|États fédérés de Micronésie|Micronesia (Federated States of)|Federated States of Micronesia
fo Faroe Islands|Îles Féroé
fr France
ga Gabon
gb United Kingdom|Royaume-Uni|UK|Great Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland
gd Grenada|Grenade
ge Georgia|Géorgie
ge-ab Abkhazia
gf French Guiana|Guyane française
gg Guernsey|Guernesey
gh Ghana
gi Gibraltar
gl Greenland|Groenland
gm Gambia|Gambie|The Gambia|Gambia, The
gn Guinea|Guinée
gp Guadeloupe
gq Equatorial Guinea|Guinée équatoriale
gr Greece|Grèce
gs South Georgia & South Sandwich Islands|Géorgie du Sud et îles Sandwich du Sud
gt Guatemala
gu Guam
gw Guinea-Bissau|Guinée-Bissau
gy Guyana
hk Hong Kong SAR China|R.A.S. chinoise de Hong Kong|Hong Kong|China, Hong Kong Special Administrative Region|Hong Kong SAR
hm Heard & McDonald Islands|Îles Heard et McDonald
hn Honduras
hr Croatia|Croatie
ht Haiti|Haïti
hu Hungary|Hongrie
id Indonesia|Indonésie
ie Ireland|Irlande
il Israel|Israël
im Isle of Man|Île de Man|Man, Isle of
in India|Inde
io British Indian Ocean Territory|Territoire britannique de l’océan Indien
iq Iraq|Irak
ir Iran|Iran (Islamic Republic of)|Iran, Islamic Republic of|Islamic Republic of Iran
is Iceland|Islande
it Italy|Italie
je Jersey
jm Jamaica|Jamaïque
jo Jordan|Jordanie
jp Japan|Japon
ke Kenya
kg Kyrgyzstan|Kirghizistan|Kyrgyz Republic
kh Cambodia|Cambodge
ki Kiribati
km Comoros|Comores
kn St. Kitts & Nevis|Saint-Christophe-et-Niévès|Saint Kitts and Nevis|St. Kitts and Nevis
kp North Korea|Corée du Nord|Democratic People's Republic of Korea|Democratic People’s Republic of Korea|Korea, North|DPRK|Korea, Democratic People's Republic of|Democratic Peoples Republic of Korea
kr South Korea|Corée du Sud|Republic of Korea|Korea, South|Korea, Republic of
kw Kuwait|Koweït
ky Cayman Islands|Îles Caïmans
kz Kazakhstan
la Laos|Lao People's Democratic Republic
lb Lebanon|Liban
lc St. Lucia|Sainte-Lucie|Saint Lucia
li Liechtenstein
lk Sri Lanka
lr Liberia|Libéria
ls Lesotho
lt Lithuania|Lituanie
lu Luxembourg
lv Latvia|Lettonie
ly Libya|Libye|Libyan Arab Jamahiriya|State of Libya
ma Morocco|Maroc
mc Monaco
md Moldova|Moldavie|Republic of Moldova|Moldova, Republic of
md-pmr Transnistria
me Montenegro|Monténégro
mf Saint Martin (French part)
mg Madagascar
mh Marshall Islands|Îles Marshall
mk Macedonia|Macédoine|North Macedonia|North Macedonia, The Republic of|Republic of North Macedonia|Macedonia, The former Yugoslav Republic of
ml Mali
mm Myanmar (Burma)|Myanmar (Birmanie)|Myanmar|Burma|Birmanie
mn Mongolia|Mongolie
mo Macau SAR China|R.A.S. chinoise de Macao|Macau|Macao
mp Northern Mariana Islands|Îles Mariannes du Nord
mq Martinique
mr Mauritania|Mauritanie
ms Montserrat
mt Malta|Malte
mu Mauritius|Maurice
mv Maldives
mw Malawi
mx Mexico|Mexique
my Malaysia|Malaisie
mz Mozambique
na Namibia|Namibie
nc New Caledonia|Nouvelle-Calédonie
ne Niger
nf Norfolk Island|Île Norfolk
ng Nigeria|Nigéria
ni Nicaragua
nl Netherlands|Pays-Bas|The Netherlands|Netherlands, The
no Norway|Norvège
np Nepal|Népal
nr Nauru
nu Niue
nz New Zealand|Nouvelle-Zélande
om Oman
pa Panama
pe Peru|Pérou
pf French Polynesia|Polynésie française
pg Papua New Guinea|Papouasie-Nouvelle-Guinée
ph Philippines
pk Pakistan
pl Poland|Pologne
pm St. Pierre & Miquelon|Saint-Pierre-et-Miquelon|Saint Pierre and Miquelon
pn Pitcairn Islands|Îles Pitcairn
pr Puerto Rico|Porto Rico
ps Palestinian Territories|Territoires palestiniens|Palestine|State of Palestine|Palestinian|Occupied Palestinian Territories|Palestinian Territory|Palestinian Territory, occupied|West Bank|Gaza|Gaza Strip
pt Portugal
pw Palau|Palaos
py Paraguay
qa Qatar
re Réunion|La Réunion
ro Romania|Roumanie
rs Serbia|Serbie
ru Russia|Russie|Russian Federation
rw Rwanda
sa Saudi Arabia|Arabie saoudite|Kingdom of Saudi Arabia
sb Solomon Islands|Îles Salomon
sc Seychelles
sd Sudan|Soudan|The Sudan|Sudan, The
se Sweden|Suède
sg Singapore|Singapour
sh St. Helena|Sainte-Hélène|Saint Helena
si Slovenia|Slovénie
sj Svalbard & Jan Mayen|Svalbard et Jan Mayen
sk Slovakia|Slovaquie
sl Sierra Leone
sm San Marino|Saint-Marin
sn Senegal|Sénégal
so Somalia|Somalie
so-som Somaliland
sr Suriname
ss South Sudan|Soudan du Sud
st São Tomé & Príncipe|Sao Tomé-et-Principe|Sao Tome and Principe
suhh USSR|Soviet Union|former Soviet Union|Union of Soviet Socialist Republics
sv El Salvador|Salvador
sx Sint Maarten
sy Syria|Syrie|Syrian Arab Republic
sz Swaziland|Eswatini
tc Turks & Caicos Islands|Îles Turques-et-Caïques|Turks and Caicos Islands
td Chad|Tchad
tf French Southern Territories|Terres australes françaises
tg Togo
th Thailand|Thaïlande
tj Tajikistan|Tadjikistan
tk Tokelau|Tokélaou
tl Timor-Leste|Timor oriental|East Timor
tm Turkmenistan|Turkménistan
tn Tunisia|Tunisie
to Tonga
tr Turkey|Turquie|Türkiye
tt Trinidad & Tobago|Trinité-et-Tobago|Trinidad and Tobago
tv Tuvalu
tw Taiwan|Taïwan|Taiwan, Province of China|Taiwan (Province of China)
tz Tanzania|Tanzanie|United Republic of Tanzania|Tanzania, United Republic of
ua Ukraine
ua-cri Crimea
ug Uganda|Ouganda
um U.S. Outlying Islands|Îles mineures éloignées des États-Unis
us United States|États-Unis|United States of America|USA|U.S.A.
uy Uruguay
uz Uzbekistan|Ouzbékistan
va Vatican City|État de la Cité du Vatican|Holy See|Vatican
vc St. Vincent & Grenadines|Saint-Vincent-et-les-Grenadines|Saint Vincent and the Grenadines|St. Vincent and the Grenadines
ve Venezuela|Venezuela (Bolivarian Republic of)|Venezuela, Bolivarian Republic of|Bolivarian Republic of Venezuela
vg British Virgin Islands|Îles Vierges britanniques|Virgin Islands, British
vi U.S. Virgin Islands|Îles Vierges des États-Unis|Virgin Islands, U.S.|Virgin Islands, US
vn Vietnam|Viet Nam
vu Vanuatu
wf Wallis & Futuna|Wallis-et-Futuna|Wallis and Futuna
ws Samoa
x-so South Ossetia
xk Kosovo|Republic of Kosovo
ye Yemen|Yémen|Republic of Yemen
yt Mayotte
yucs Yugoslavia|Former Yugoslavia
za South Africa|Afrique du Sud
zm Zambia|Zambie
zw Zimbabwe`
