package bulk

// columnWords says which header stands for which property: a property and, after it,
// the headers as banks and registers write them in several languages, folded to
// lower-case letters and digits. Headers that are FollowTheMoney's own property names
// are understood besides.
//
// full, bare, company, given, middle, family and father are joined to name: bare is
// the whole name where it stands alone, the family name beside a given name ("Name"
// and "Vorname", "Nom" and "Prénom"), and the given name beside a family name
// ("Nombre" and "Apellidos").
const columnWords = `
full fullname namefull completename wholename legalname registeredname officialname displayname caption nameoncard cardholder cardholdername accountname accountholder accountholdername accounttitle customer client counterparty partyname counterpartyname beneficiary beneficiaryname originator originatorname debtor debtorname creditor creditorname sender sendername receiver receivername recipient recipientname payee payeename payer payername borrower borrowername applicant applicantname policyholder insured insuredname holdername ownername supplier suppliername vendor vendorname merchant merchantname employeename membername subject subjectname queryname searchname screeningname individualname personname entity entityname primaryname nameoriginal namelatin nameenglish englishname latinname fullnameen nameen vollstandigername kontoinhaber kundenname nomcomplet nometprenom nomprenom nomdutitulaire titulaire nomclient nombrecompleto nombreyapellidos nombresyapellidos apellidosynombre nombrecliente titular nomecompleto nomecliente nomecognome cognomenome nominativo intestatario volledigenaam klantnaam rekeninghouder imieinazwisko nazwiskoiimie adsoyad adisoyadi adsoyadi unvan musteriadi фио фамилияимяотчество полноеимя имяклиента клиент піб полноенаименование наименованиеклиента 姓名 全名 名称 客户名称 客户姓名 氏名 名前 성명 이름 성함 الاسم الاسمالكامل اسمالعميل الاسمالثلاثي نام نامکامل שםמלא שם ονοματεπωνυμο πληρεςονομα
bare name names nom nome nombre nombres naam namn navn nimi nev ime imie nazwa jmeno meno nume emri isim ad adi imena имя ім имена име ονομα 名
company company companyname organisation organization organisationname organizationname org orgname firm firmname businessname business tradename tradingname corporatename corporation employer firma firmenname unternehmen unternehmensname gesellschaft raisonsociale denomination denominationsociale societe entreprise razonsocial empresa nombreempresa denominacionsocial razaosocial nomeempresa nomefantasia ragionesociale denominazione denominazionesociale azienda bedrijfsnaam bedrijf foretagsnamn virksomhed firmanavn yritys nazwafirmy nazwapodmiotu nazevfirmy denumire sirketadi unvani организация наименование наименованиеорганизации компания название назваорганізації 公司名称 公司 企业名称 会社名 회사명 اسمالشركة الشركة שםהחברה επωνυμια
given firstname first forename forenames givenname givennames given fname christianname firstnames vorname vornamen rufname prenom prenoms primernombre nombredepila primeironome primonome voornaam voornamen roepnaam fornamn fornavn etunimi keresztnev utonev imieimie krestnijmeno prenume имяклиентафл имяфизлица 名字 اسمالاول الاسمالاول שםפרטי ονομαμικρο
middle middlename middle mname secondname middlenames middleinitial zweitername deuxiemeprenom segundonombre segundonome tussennaam drugieimie
family lastname last surname surnames familyname familynames lname nachname familienname zuname nomdefamille nomfamille apellido apellidos primerapellido apelido apelidos sobrenome ultimonome cognome achternaam geslachtsnaam efternamn etternavn efternavn sukunimi vezeteknev csaladnev nazwisko prijmeni priezvisko prezime numedefamilie soyad soyadi soyisim mbiemri фамилия прізвище фамилияклиента 姓 姓氏 اسمالعائلة اللقب نامخانوادگی שםמשפחה επωνυμο επιθετο
family2 segundoapellido secondsurname secondlastname apellidomaterno tussenvoegsel
father fathername fathersname patronymic patronymicname отчество побатькові اسمالاب babaadi patronimo
alias alias aliases aka alsoknownas othername othernames alternativename alternatename akaname dba doingbusinessas nickname maidenname birthname geburtsname nomdenaissance nombredesoltera tambienconocidocomo псевдоним псевдонимы 别名 曾用名 previousnames
previousName previousname formername formernames oldname exname fruherername anciennom nombreanterior
weakAlias weakalias weakaka lowqualityaka
birthDate birthdate dateofbirth dob birthday birth birthdt dobirth datebirth bdate birthyear yearofbirth yob geburtsdatum geburtstag gebdatum gebdat geburtsjahr datedenaissance datenaissance naissance fechadenacimiento fechanacimiento fnacimiento nacimiento fechanac datadenascimento datanascimento nascimento dtnascimento datadinascita datanascita nascita geboortedatum gebdatum fodelsedatum fodselsdato syntymaaika szuletesidatum dataurodzenia datanarozeni datumnarozeni datumrodenja datanasterii dogumtarihi датарождения датанародження годрождения 出生日期 生日 生年月日 생년월일 تاريخالميلاد تاریختولد תאריךלידה ημερομηνιαγεννησης
nationality nationality nationalities nat natl nationalitycode countryofnationality nationalitycountry staatsangehorigkeit nationalitat nationalite nacionalidad nacionalidade nazionalita nationaliteit nationalitet narodowosc obywatelstwo statniprislusnost uyruk uyrugu национальность гражданство громадянство 国籍 국적 الجنسية ملیت אזרחות υπηκοοτητα
citizenship citizenship citizenships citizen countryofcitizenship citizenshipcountry staatsburgerschaft citoyennete ciudadania cidadania cittadinanza
country country countries countrycode countryname cntry ctry countryiso iso2 iso3 residence countryofresidence residencecountry residentcountry domicile land landcode wohnsitzland lander pays paysderesidence codepays pais paisderesidencia codigopais paisresidencia paese nazione paesediresidenza landvanverblijf landnaam maa orszag kraj zeme stat tara ulke страна странарегистрации країна резидентство 国家 国家地区 国 국가 البلد الدولة کشور מדינה ארץ χωρα
jurisdiction jurisdiction countryofincorporation incorporationcountry countryofregistration registrationcountry domicilecountry sitzland paysdimmatriculation paisdeconstitucion
flag flag flagcountry flagstate vesselflag
gender gender sex geschlecht sexe sexo genero sesso geslacht kon kjonn plec pohlavi cinsiyet пол стать 性别 성별 الجنس מין φυλο
passportNumber passportnumber passport passportno passportnr passportid passnumber reisepass reisepassnummer passnummer passeport numeropasseport pasaporte numeropasaporte passaporto passaporte paspoortnummer numerpaszportu паспорт номерпаспорта 护照 护照号码 رقمالجواز
idNumber idnumber nationalid nationalidnumber identitynumber identitycard idcard idcardnumber personalid personalnumber ausweisnummer personalausweis cni carteidentite dni nie nif cedula documentoidentidad cpf rg codicefiscale bsn rijksregisternummer personnummer fodselsnummer henkilotunnus pesel rodnecislo oib cnp tckimlikno tckn 身份证 身份证号 身份证号码 주민등록번호 رقمالهوية
taxNumber taxnumber taxid tin taxidentificationnumber steuernummer steuerid numerofiscal numeroiva vatnumber vat ustid nip
innCode inncode inn инн
ogrnCode ogrncode ogrn огрн
leiCode leicode lei legalentityidentifier
dunsCode dunscode duns dunsnumber
swiftBic swiftbic swift bic swiftcode biccode
registrationNumber registrationnumber registrationno companynumber companyregistrationnumber regno regnumber crn handelsregisternummer hrb siren siret kvk kvknummer organisationsnummer krs cnpj
imoNumber imonumber imo imono
mmsi mmsi
callSign callsign
publicKey publickey walletaddress wallet cryptoaddress
id id customerid clientid custid cid partyid counterpartyid recordid rowid uid uuid customernumber customerno clientnumber accountid reference customerreference kundennummer kundennr kundenid numeroclient idclient idcliente numerocliente codigocliente codicecliente klantnummer klantid kundnummer asiakasnumero numerklienta musterino идентификатор номерклиента 客户编号 客户号
schema schema entitytype partytype customertype clienttype recordtype subjecttype type persontype typeofparty legaltype kundenart kundentyp typeclient tipocliente tipopersona tipodepersona типклиента 客户类型
`

// headerPrefixes are words that stand before what a column holds: customer_name.
var headerPrefixes = []string{"properties", "customer", "client", "cust", "counterparty", "party", "kunde", "kunden", "cliente", "holder", "accountholder", "beneficiary", "person", "personal", "individual", "entity", "applicant", "subject", "member", "user", "contact", "owner", "legal", "primary", "main", "query", "vessel", "ship", "schiff", "aircraft"}

// schemaWords says which schema a value of a column of kinds stands for.
const schemaWords = `
Person person individual naturalperson natural human private privateperson privateindividual retail ind p np physicalperson physical naturlicheperson privatperson privatkunde personnephysique particulier personafisica personanatural fisica pessoafisica personafisica natuurlijkpersoon osobafizyczna gercekkisi физическоелицо физлицо фл 个人 개인 فرد m f male female
Organization organization organisation legalperson legal entity corporate corporation org institution business nonindividual juridical juridicalperson legalentityorganisation juristischeperson firmenkunde personnemorale personajuridica juridica moral pessoajuridica personagiuridica giuridica rechtspersoon osobaprawna tuzelkisi юридическоелицо юрлицо юл 法人 企业 단체 شركة
Company company firma ltd llc unternehmen empresa societe azienda bedrijf sirket компания 公司
LegalEntity legalentity unknown other
Vessel vessel ship boat schiff navire buque nave schip судно
Airplane airplane aircraft plane
`
