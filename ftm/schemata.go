package ftm

// schemata are the facts of FollowTheMoney 3.8.4 (github.com/alephdata/followthemoney,
// MIT), with what later versions add that is used here: Control, Risk, the proof
// of an Interval, a Person's profession, an Occupancy's constituency and
// political group, a LegalEntity's uscCode.
//
// props lists a schema's own properties as name:type; an entity's has its range
// after > and the name of the reverse after <; ! marks one that never takes
// part in matching.
var schemata = []Schema{
	{Name: "Thing", Label: "Thing", Abstract: true, Required: []string{"name"}, Caption: []string{"name"},
		props: "name:name summary:text description:text country:country alias:name previousName:name weakAlias:name!" +
			" sourceUrl:url! publisher:string! publisherUrl:url! wikipediaUrl:url wikidataId:identifier" +
			" keywords:string topics:topic address:address addressEntity:entity>Address<things program:string" +
			" programId:identifier! notes:text proof:entity>Document<proven createdAt:date! modifiedAt:date!" +
			" retrievedAt:date!"},
	{Name: "Interval", Label: "Interval", Abstract: true, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "startDate:date endDate:date date:date summary:text description:text recordId:string sourceUrl:url!" +
			" publisher:string publisherUrl:url! namesMentioned:name modifiedAt:date retrievedAt:date!" +
			" proof:entity>Document<provenIntervals"},
	{Name: "Interest", Label: "Interest", Extends: []string{"Interval"}, Abstract: true, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "role:string status:string"},
	{Name: "Value", Label: "Value", Abstract: true,
		props: "amount:number currency:string amountUsd:number amountEur:number"},
	{Name: "Analyzable", Label: "Analyzable", Abstract: true, Generated: true,
		props: "detectedLanguage:language! detectedCountry:country! namesMentioned:name peopleMentioned:name" +
			" companiesMentioned:name ibanMentioned:iban ipMentioned:ip locationMentioned:address!" +
			" phoneMentioned:phone emailMentioned:email"},
	{Name: "LegalEntity", Label: "Legal entity", Extends: []string{"Thing"}, Matchable: true, Required: []string{"name"}, Caption: []string{"name", "email", "phone", "registrationNumber"}, Start: []string{"incorporationDate"}, End: []string{"dissolutionDate"},
		props: "email:email phone:phone website:url legalForm:string! incorporationDate:date dissolutionDate:date" +
			" taxStatus:string! status:string! sector:string! classification:string! registrationNumber:identifier" +
			" idNumber:identifier taxNumber:identifier licenseNumber:identifier vatCode:identifier" +
			" jurisdiction:country mainCountry:country opencorporatesUrl:url bvdId:identifier icijId:string" +
			" okpoCode:identifier! innCode:identifier ogrnCode:identifier leiCode:identifier dunsCode:identifier" +
			" uniqueEntityId:identifier npiCode:identifier swiftBic:identifier" +
			" parent:entity>LegalEntity<subsidiaries uscCode:identifier"},
	{Name: "Person", Label: "Person", Extends: []string{"LegalEntity"}, Matchable: true, Required: []string{"name"}, Caption: []string{"name", "lastName", "email", "phone"}, Start: []string{"birthDate"}, End: []string{"deathDate"},
		props: "title:string firstName:string secondName:string middleName:string fatherName:string motherName:string" +
			" lastName:string nameSuffix:string birthDate:date birthPlace:string birthCountry:country" +
			" deathDate:date position:string! nationality:country citizenship:country passportNumber:identifier" +
			" socialSecurityNumber:identifier gender:gender ethnicity:string height:number weight:number" +
			" eyeColor:string hairColor:string appearance:string religion:string political:string education:string" +
			" spokenLanguage:language profession:string"},
	{Name: "Organization", Label: "Organization", Extends: []string{"LegalEntity"}, Matchable: true, Required: []string{"name"}, Caption: []string{"name"}, Start: []string{"incorporationDate"}, End: []string{"dissolutionDate"},
		props: "cageCode:identifier permId:identifier imoNumber:identifier giiNumber:identifier"},
	{Name: "Company", Label: "Company", Extends: []string{"Organization", "Asset"}, Matchable: true, Required: []string{"name"}, Caption: []string{"name"}, Start: []string{"incorporationDate"}, End: []string{"dissolutionDate"},
		props: "jurisdiction:country registrationNumber:identifier capital:string voenCode:identifier" +
			" coatoCode:identifier! irsCode:identifier ipoCode:identifier! cikCode:identifier jibCode:identifier" +
			" mbsCode:identifier ibcRuc:identifier caemCode:string! kppCode:identifier! okvedCode:string!" +
			" okopfCode:string! fnsCode:identifier! fssCode:string bikCode:string pfrNumber:identifier" +
			" oksmCode:string! isinCode:identifier ticker:identifier ricCode:identifier"},
	{Name: "PublicBody", Label: "Public body", Extends: []string{"Organization"}, Matchable: true, Required: []string{"name"}, Caption: []string{"name"}, Start: []string{"incorporationDate"}, End: []string{"dissolutionDate"}},
	{Name: "Asset", Label: "Asset", Extends: []string{"Thing", "Value"}, Caption: []string{"name"}},
	{Name: "Address", Label: "Address", Extends: []string{"Thing"}, Matchable: true, Caption: []string{"full", "summary", "city", "remarks"},
		props: "full:address remarks:string postOfficeBox:string street:string street2:string city:string" +
			" postalCode:string region:string state:string latitude:number longitude:number country:country" +
			" osmId:identifier googlePlaceId:identifier"},
	{Name: "Airplane", Label: "Airplane", Extends: []string{"Vehicle"}, Matchable: true, Caption: []string{"name", "registrationNumber"}, Start: []string{"buildDate", "registrationDate"}, End: []string{"deregistrationDate"},
		props: "serialNumber:identifier icaoCode:identifier manufacturer:string"},
	{Name: "Article", Label: "Article", Extends: []string{"Document"}, Generated: true, Caption: []string{"title", "fileName"}, Start: []string{"date", "authoredAt", "publishedAt"}},
	{Name: "Assessment", Label: "Assessment", Extends: []string{"Thing"}, Required: []string{"name"}, Caption: []string{"name"}, Start: []string{"publishDate"},
		props: "publishDate:date assessmentId:string author:entity>LegalEntity<authoredAssessments"},
	{Name: "Associate", Label: "Associate", Extends: []string{"Interval"}, Required: []string{"person", "associate"}, Edge: &Edge{Source: "person", Target: "associate", Label: "associated with"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "person:entity>Person<associates associate:entity>Person<associations relationship:string"},
	{Name: "Audio", Label: "Audio", Extends: []string{"Document"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "duration:number samplingRate:number"},
	{Name: "BankAccount", Label: "Bank account", Extends: []string{"Asset"}, Matchable: true, Caption: []string{"name", "iban", "accountNumber"}, Start: []string{"openingDate"}, End: []string{"closingDate"},
		props: "bankName:string accountNumber:identifier iban:iban bic:identifier" +
			" bank:entity>Organization<bankAccounts accountType:string openingDate:date closingDate:date" +
			" balance:number balanceDate:date maxBalance:number maxBalanceDate:date bankAddress:string"},
	{Name: "Call", Label: "Call", Extends: []string{"Interval"}, Generated: true, Caption: []string{"callerNumber", "receiverNumber"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "caller:entity>LegalEntity<callsMade callerNumber:phone receiver:entity>LegalEntity<callsReceived" +
			" receiverNumber:phone duration:number"},
	{Name: "CallForTenders", Label: "Call for tenders", Extends: []string{"Thing", "Interval"}, Required: []string{"title", "authority"}, Caption: []string{"title"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "callId:identifier title:string authority:entity>LegalEntity<callForTenders" +
			" authorityReferenceId:identifier onBehalfOf:entity>LegalEntity<delegatedCallForTenders" +
			" publicationDate:date evaluationMechanism:string procurementType:string directive:string" +
			" procedure:string involvesOutcome:string cpvCode:identifier reverseAuctionsIncluded:string" +
			" nutsCode:identifier relationToThreshold:string paymentOptions:string submissionDeadline:date" +
			" clarificationDeadline:date awardedInLots:string numberOfLots:number lotsNames:string" +
			" tendersForLots:string maximumNumberOfLots:number euFunding:string multipleTenders:string tedUrl:url" +
			" fallsUnderGPPScope:string certificationCheck:string awardingDate:date contractNoticeDate:date" +
			" awardNoticeDate:date tenderers:entity>LegalEntity<callForTenders"},
	{Name: "Contract", Label: "Contract", Extends: []string{"Asset"}, Required: []string{"title"}, Caption: []string{"title", "name", "procedureNumber"}, Start: []string{"contractDate"},
		props: "title:string authority:entity>LegalEntity<contractAuthority project:entity>Project<contracts" +
			" type:string contractDate:date procedureNumber:string procedure:string noticeId:string" +
			" numberAwards:string status:string method:string criteria:string classification:string" +
			" cancelled:string language:language"},
	{Name: "ContractAward", Label: "Contract award", Extends: []string{"Value", "Interest"}, Required: []string{"supplier", "contract"}, Edge: &Edge{Source: "contract", Target: "supplier", Label: "awarded to", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "supplier:entity>LegalEntity<contractAwardSupplier contract:entity>Contract<awards" +
			" callForTenders:entity>CallForTenders<contractAwards lotNumber:string documentNumber:string" +
			" documentType:string decisionReason:text cpvCode:identifier nutsCode:identifier amended:string"},
	{Name: "CourtCase", Label: "Court case", Extends: []string{"Thing"}, Required: []string{"name"}, Caption: []string{"name", "caseNumber"}, Start: []string{"fileDate"}, End: []string{"closeDate"},
		props: "category:string type:string status:string caseNumber:identifier court:string fileDate:date" +
			" closeDate:date"},
	{Name: "CourtCaseParty", Label: "Case party", Extends: []string{"Interest"}, Required: []string{"case", "party"}, Edge: &Edge{Source: "party", Target: "case", Label: "involved in", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "party:entity>Thing<courtCase case:entity>CourtCase<parties"},
	{Name: "CryptoWallet", Label: "Cryptocurrency wallet", Extends: []string{"Thing", "Value"}, Matchable: true, Caption: []string{"publicKey", "name", "summary"}, Start: []string{"creationDate"},
		props: "publicKey:identifier privateKey:string creationDate:date currencySymbol:string mangingExchange:string" +
			" holder:entity>LegalEntity<cryptoWallets balance:number balanceDate:date"},
	{Name: "Debt", Label: "Debt", Extends: []string{"Interval", "Value"}, Required: []string{"debtor"}, Edge: &Edge{Source: "debtor", Target: "creditor", Label: "owes", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "debtor:entity>LegalEntity<debtDebtor creditor:entity>LegalEntity<debtCreditor"},
	{Name: "Directorship", Label: "Directorship", Extends: []string{"Interest"}, Required: []string{"director", "organization"}, Caption: []string{"role"}, Edge: &Edge{Source: "director", Target: "organization", Label: "directs", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "director:entity>LegalEntity<directorshipDirector" +
			" organization:entity>Organization<directorshipOrganization secretary:string"},
	{Name: "Document", Label: "File", Extends: []string{"Thing", "Analyzable"}, Generated: true, Required: []string{"fileName"}, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "contentHash:checksum title:string author:string generator:string crawler:string fileSize:number" +
			" fileName:string extension:string encoding:string bodyText:text messageId:string mimeType:mimetype" +
			" language:language translatedLanguage:language translatedText:text date:date authoredAt:date!" +
			" publishedAt:date! parent:entity>Folder<children ancestors:entity>Folder<descendants" +
			" processingStatus:string processingError:string processingAgent:string processedAt:date!"},
	{Name: "Documentation", Label: "Documentation", Extends: []string{"Interest"}, Required: []string{"document", "entity"}, Edge: &Edge{Source: "document", Target: "entity", Label: "documents"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "document:entity>Document<relatedEntities entity:entity>Thing<documentedBy"},
	{Name: "EconomicActivity", Label: "Customs declaration", Extends: []string{"Interval"}, Caption: []string{"summary", "goodsDescription", "ccdNumber"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "contract:entity>Contract<economicActivityContract ccdNumber:identifier ccdValue:string" +
			" directionOfTransportation:string customsProcedure:string vedCode:identifier vedCodeDescription:string" +
			" goodsDescription:text declarant:entity>LegalEntity<economicActivityDeclarant" +
			" sender:entity>LegalEntity<economicActivitySender receiver:entity>LegalEntity<economicActivityReceiver" +
			" contractHolder:entity>LegalEntity<economicActivityHolder invoiceAmount:string customsAmount:string" +
			" dollarExchRate:string tradingCountry:country departureCountry:country destinationCountry:country" +
			" originCountry:country bankAccount:entity>BankAccount<contractBankAccount" +
			" bankRub:entity>BankAccount<rubBankAccount bankForeign:entity>BankAccount<foreignBankAccount" +
			" transport:entity>Vehicle<declaredCustoms"},
	{Name: "Email", Label: "E-Mail", Extends: []string{"Folder", "PlainText", "HyperText"}, Generated: true, Caption: []string{"subject", "threadTopic", "title", "name", "fileName"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "subject:string threadTopic:string sender:string from:string to:string cc:string bcc:string" +
			" emitters:entity>LegalEntity<emailsSent recipients:entity>LegalEntity<emailsReceived inReplyTo:string" +
			" inReplyToEmail:entity>Email<responses headers:json"},
	{Name: "Employment", Label: "Employment", Extends: []string{"Interest"}, Required: []string{"employer", "employee"}, Caption: []string{"role"}, Edge: &Edge{Source: "employee", Target: "employer", Label: "works for", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "employer:entity>Organization<employees employee:entity>Person<employers"},
	{Name: "Event", Label: "Event", Extends: []string{"Interval", "Analyzable", "Thing"}, Required: []string{"name"}, Caption: []string{"name", "summary", "date"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "location:address country:country important:string organizer:entity>LegalEntity<eventsOrganized" +
			" involved:entity>LegalEntity<eventsInvolved"},
	{Name: "Family", Label: "Family", Extends: []string{"Interval"}, Required: []string{"person", "relative"}, Edge: &Edge{Source: "person", Target: "relative", Label: "related to"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "person:entity>Person<familyPerson relative:entity>Person<familyRelative relationship:string"},
	{Name: "Folder", Label: "Folder", Extends: []string{"Document"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"}},
	{Name: "HyperText", Label: "Web page", Extends: []string{"Document"}, Generated: true, Caption: []string{"title", "fileName"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "bodyHtml:html"},
	{Name: "Identification", Label: "Identification", Extends: []string{"Interval"}, Required: []string{"holder", "number"}, Caption: []string{"number"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "holder:entity>LegalEntity<identification type:string country:country number:identifier" +
			" authority:string"},
	{Name: "Image", Label: "Image", Extends: []string{"Document"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "pictured:entity>Person<images"},
	{Name: "License", Label: "License", Extends: []string{"Contract"}, Required: []string{"name", "authority"}, Caption: []string{"name"}, Start: []string{"contractDate"},
		props: "area:string commodities:string reviewDate:string"},
	{Name: "Membership", Label: "Membership", Extends: []string{"Interest"}, Required: []string{"member", "organization"}, Caption: []string{"role"}, Edge: &Edge{Source: "member", Target: "organization", Label: "belongs to", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "member:entity>LegalEntity<membershipMember organization:entity>Organization<membershipOrganization"},
	{Name: "Mention", Label: "Mention", Generated: true, Required: []string{"document", "name"}, Caption: []string{"name"},
		props: "document:entity>Document<mentionedEntities resolved:entity>LegalEntity<mentionedBy name:name" +
			" detectedSchema:string! contextCountry:country! contextPhone:phone! contextEmail:email!"},
	{Name: "Message", Label: "Message", Extends: []string{"Interval", "Folder", "PlainText", "HyperText"}, Generated: true, Required: []string{"bodyText", "sender"}, Caption: []string{"subject", "title", "threadTopic", "fileName"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "subject:string threadTopic:string sender:entity>LegalEntity<messagesSent" +
			" senderAccount:entity>UserAccount<messagesSent recipients:entity>LegalEntity<messagesReceived" +
			" recipientAccount:entity>UserAccount<messagesReceived inReplyTo:string" +
			" inReplyToMessage:entity>Message<responses metadata:json"},
	{Name: "Note", Label: "Note", Extends: []string{"Thing", "Analyzable"}, Caption: []string{"description"},
		props: "entity:entity>Thing<noteEntities"},
	{Name: "Occupancy", Label: "Occupancy", Extends: []string{"Interval"}, Required: []string{"holder", "post"}, Edge: &Edge{Source: "holder", Target: "post", Label: "holds", Directed: true}, Start: []string{"startDate", "declarationDate", "date"}, End: []string{"endDate"},
		props: "holder:entity>Person<positionOccupancies post:entity>Position<occupancies declarationDate:date!" +
			" status:string constituency:string politicalGroup:string"},
	{Name: "Ownership", Label: "Ownership", Extends: []string{"Interest"}, Required: []string{"owner", "asset"}, Edge: &Edge{Source: "owner", Target: "asset", Label: "owns", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "owner:entity>LegalEntity<ownershipOwner asset:entity>Asset<ownershipAsset percentage:string" +
			" sharesCount:string sharesValue:string sharesCurrency:string sharesType:string legalBasis:string" +
			" ownershipType:string"},
	{Name: "Package", Label: "Package", Extends: []string{"Folder"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"}},
	{Name: "Page", Label: "Page", Generated: true,
		props: "index:number bodyText:text document:entity>Pages<pages detectedLanguage:language translatedText:text" +
			" translatedTextLanguage:string"},
	{Name: "Pages", Label: "Document", Extends: []string{"Document"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "pdfHash:checksum!"},
	{Name: "Passport", Label: "Passport", Extends: []string{"Identification"}, Required: []string{"holder", "number"}, Caption: []string{"passportNumber", "number"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "passportNumber:identifier surname:string givenName:string birthDate:date birthPlace:string" +
			" gender:gender personalNumber:identifier"},
	{Name: "Payment", Label: "Payment", Extends: []string{"Interval", "Value"}, Required: []string{"payer", "beneficiary"}, Caption: []string{"amount"}, Edge: &Edge{Source: "payer", Target: "beneficiary", Label: "paid", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "sequenceNumber:string transactionNumber:string purpose:text programme:string" +
			" payer:entity>LegalEntity<paymentPayer payerAccount:entity>BankAccount<paymentPayerAccount" +
			" beneficiary:entity>LegalEntity<paymentBeneficiary" +
			" beneficiaryAccount:entity>BankAccount<paymentBeneficiaryAccount" +
			" contract:entity>Contract<paymentContract project:entity>Project<payments"},
	{Name: "PlainText", Label: "Text file", Extends: []string{"Document"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"}},
	{Name: "Position", Label: "Position", Extends: []string{"Thing"}, Matchable: true, Required: []string{"name"}, Caption: []string{"name"}, Start: []string{"inceptionDate"}, End: []string{"dissolutionDate"},
		props: "organization:entity>Organization<positions inceptionDate:date dissolutionDate:date" +
			" subnationalArea:string numberOfSeats:number"},
	{Name: "Post", Label: "Post", Extends: []string{"Interest"}, Required: []string{"holder"}, Caption: []string{"summary", "organization", "role"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "holder:entity>Person<posts organization:string wikidataId:identifier"},
	{Name: "Project", Label: "Project", Extends: []string{"Interval", "Thing", "Value"}, Caption: []string{"name", "projectId"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "projectId:identifier status:string phase:string goal:string"},
	{Name: "ProjectParticipant", Label: "Project participant", Extends: []string{"Interest"}, Caption: []string{"role"}, Edge: &Edge{Source: "participant", Target: "project", Label: "participates in", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "project:entity>Project<participants participant:entity>LegalEntity<projectParticipation"},
	{Name: "RealEstate", Label: "Real estate", Extends: []string{"Asset"}, Caption: []string{"name", "address", "registrationNumber"},
		props: "latitude:number longitude:number censusBlock:string cadastralCode:identifier area:number" +
			" registrationNumber:identifier titleNumber:identifier tenure:string encumbrance:string" +
			" propertyType:string landType:string createDate:date parent:entity>RealEstate<subunits"},
	{Name: "Representation", Label: "Representation", Extends: []string{"Interest"}, Required: []string{"agent", "client"}, Edge: &Edge{Source: "agent", Target: "client", Label: "represents", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "agent:entity>LegalEntity<agencyClient client:entity>LegalEntity<agentRepresentation"},
	{Name: "Sanction", Label: "Sanction", Extends: []string{"Interval"}, Required: []string{"entity"}, Caption: []string{"program"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "entity:entity>Thing<sanctions authority:string authorityId:identifier unscId:identifier" +
			" program:string programId:identifier programUrl:url provisions:string status:string duration:string" +
			" reason:text country:country listingDate:date"},
	{Name: "Security", Label: "Security", Extends: []string{"Asset"}, Matchable: true, Caption: []string{"name", "isin", "registrationNumber"}, Start: []string{"issueDate"}, End: []string{"maturityDate"},
		props: "isin:identifier registrationNumber:identifier ticker:identifier figiCode:identifier" +
			" issuer:entity>LegalEntity<securities issueDate:date maturityDate:date type:string" +
			" classification:string collateral:string"},
	{Name: "Similar", Label: "Similar", Generated: true, Caption: []string{"confidenceScore", "criteria"},
		props: "candidate:entity>Thing<candidateSimilars match:entity>Thing<matchSimilars confidenceScore:number" +
			" criteria:string matcher:string"},
	{Name: "Succession", Label: "Succession", Extends: []string{"Interest"}, Required: []string{"predecessor", "successor"}, Edge: &Edge{Source: "predecessor", Target: "successor", Label: "preceeds", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "predecessor:entity>LegalEntity<successors successor:entity>LegalEntity<predecessors"},
	{Name: "Table", Label: "Table", Extends: []string{"Document"}, Generated: true, Caption: []string{"title", "name", "fileName"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "columns:json rowCount:number csvHash:checksum!"},
	{Name: "TaxRoll", Label: "Tax roll", Extends: []string{"Interval"}, Required: []string{"taxee"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "taxee:entity>LegalEntity<taxRolls country:country surname:string givenName:string birthDate:date" +
			" income:string taxPaid:string wealth:string"},
	{Name: "Trip", Label: "Trip", Extends: []string{"Event"}, Required: []string{"name", "endLocation", "startLocation"}, Caption: []string{"name", "startDate", "endDate"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "startLocation:entity>Address<tripsDeparting endLocation:entity>Address<tripsIncoming" +
			" vehicle:entity>Vehicle<tripsInvolved"},
	{Name: "UnknownLink", Label: "Other link", Extends: []string{"Interest"}, Required: []string{"subject", "object"}, Edge: &Edge{Source: "subject", Target: "object", Label: "linked to"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "subject:entity>Thing<unknownLinkTo object:entity>Thing<unknownLinkFrom"},
	{Name: "UserAccount", Label: "User account", Extends: []string{"Thing"}, Matchable: true, Generated: true, Required: []string{"username"}, Caption: []string{"username", "email", "service"},
		props: "owner:entity>LegalEntity<userAccounts service:string email:email number:phone username:string" +
			" password:string ipAddress:ip"},
	{Name: "Vehicle", Label: "Vehicle", Extends: []string{"Asset"}, Caption: []string{"name", "registrationNumber"}, Start: []string{"buildDate", "registrationDate"}, End: []string{"deregistrationDate"},
		props: "registrationNumber:identifier type:string model:string owner:entity>LegalEntity<ownedVehicles" +
			" operator:entity>LegalEntity<operatedVehicles buildDate:date registrationDate:date" +
			" deregistrationDate:date"},
	{Name: "Vessel", Label: "Vessel", Extends: []string{"Vehicle"}, Matchable: true, Required: []string{"name"}, Caption: []string{"name", "imoNumber"}, Start: []string{"buildDate", "registrationDate"}, End: []string{"deregistrationDate"},
		props: "imoNumber:identifier crsNumber:identifier flag:country registrationPort:string navigationArea:string" +
			" tonnage:number grossRegisteredTonnage:number nameChangeDate:date callSign:identifier" +
			" pastFlags:country pastTypes:string mmsi:identifier"},
	{Name: "Video", Label: "Video", Extends: []string{"Document"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"},
		props: "duration:number"},
	{Name: "Workbook", Label: "Workbook", Extends: []string{"Folder"}, Generated: true, Caption: []string{"fileName", "title"}, Start: []string{"date", "authoredAt", "publishedAt"}},
	{Name: "Control", Label: "Control", Extends: []string{"Interest"}, Required: []string{"controller", "controlled"}, Caption: []string{"controlType"}, Edge: &Edge{Source: "controller", Target: "controlled", Label: "controls", Directed: true}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "controller:entity>LegalEntity<controlController controlled:entity>LegalEntity<controlControlled controlType:string legalBasis:string"},
	{Name: "Risk", Label: "Risk", Extends: []string{"Interval"}, Required: []string{"entity"}, Start: []string{"startDate", "date"}, End: []string{"endDate"},
		props: "entity:entity>Thing<risks topics:topic status:string duration:number reason:text country:country listingDate:date"},
}
