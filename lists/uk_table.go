package lists

import (
	"iter"
	"regexp"
	"strings"

	"backchannel/ftm"
)

// ofsiCSV is the Consolidated List of Asset Freeze Targets that the Office of
// Financial Sanctions Implementation published as ConList.csv (the format of
// 2022) until the UK Sanctions List took its place on 28 January 2026. It is
// read for the years before. IDs are gb-hmt- and the Group ID; the sanction's
// authorityId is the reference on the UK Sanctions List, where the entry gives
// one.
//
// Its columns are taken from programs and tests that read the published file,
// which was not at hand.
var ofsiCSV = &Format{
	Name: "uk-ofsi-csv", List: ofsiOrigin.list, Title: "UK OFSI", Authority: "UK",
	Detect: func(head []byte) bool { return headHas(head, "Name 6", "Group Type", "Group ID", "Regime") },
	Parse:  parseOFSI,
}

var ofsiOrigin = origin{list: "gb_hmt_sanctions", prefix: "gb-hmt", authority: "Office of Financial Sanctions Implementation", country: "gb"}

const (
	inIndividual = "IndividualDetails/Individual/"
	inEntity     = "EntityDetails/Entity/"
	inShip       = "ShipDetails/Ship/"
)

// ukTable is UK-Sanctions-List.csv: "Report Date: 13-Feb-2026", the header, and
// a row for each name and each further address of a designation.
var ukTable = &table{
	name: "UK Sanctions List", comma: ',', key: "Unique ID", record: "Designation",
	columns: []column{
		{"Last Updated", "LastUpdated", false},
		{"Unique ID", "UniqueID", false},
		{"OFSI Group ID", "OFSIGroupID", false},
		{"UN Reference Number", "UNReferenceNumber", false},
		{"Name 6", "Names/Name/Name6", false},
		{"Name 1", "Names/Name/Name1", false},
		{"Name 2", "Names/Name/Name2", false},
		{"Name 3", "Names/Name/Name3", false},
		{"Name 4", "Names/Name/Name4", false},
		{"Name 5", "Names/Name/Name5", false},
		{"Name type", "Names/Name/NameType", false},
		{"Alias strength", "Names/Name/AliasStrength", false},
		{"Title", "Titles/Title", true},
		{"Name non-latin script", "NonLatinNames/NonLatinName/NameNonLatinScript", false},
		{"Non-latin script type", "NonLatinNames/NonLatinName/NonLatinScriptType", false},
		{"Non-latin script language", "NonLatinNames/NonLatinName/NonLatinScriptLanguage", false},
		{"Regime Name", "RegimeName", false},
		{"Designation Type", "IndividualEntityShip", false},
		{"Designation source", "DesignationSource", false},
		{"Sanctions Imposed", "SanctionsImposed", false},
		{"Other Information", "OtherInformation", false},
		{"UK Statement of Reasons", "UKStatementofReasons", false},
		{"Address Line 1", "Addresses/Address/AddressLine1", false},
		{"Address Line 2", "Addresses/Address/AddressLine2", false},
		{"Address Line 3", "Addresses/Address/AddressLine3", false},
		{"Address Line 4", "Addresses/Address/AddressLine4", false},
		{"Address Line 5", "Addresses/Address/AddressLine5", false},
		{"Address Line 6", "Addresses/Address/AddressLine6", false},
		{"Address Postal Code", "Addresses/Address/AddressPostalCode", false},
		{"Address Country", "Addresses/Address/AddressCountry", false},
		{"Phone number", "PhoneNumbers/PhoneNumber", true},
		{"Website", "Websites/Website", true},
		{"Email address", "EmailAddresses/EmailAddress", true},
		{"Date Designated", "DateDesignated", false},
		{"D.O.B", inIndividual + "DOBs/DOB", true},
		{"Nationality(/ies)", inIndividual + "Nationalities/Nationality", true},
		{"National Identifier number", inIndividual + "NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber", true},
		{"National Identifier additional information", inIndividual + "NationalIdentifierDetails/NationalIdentifier/NationalIdentifierAdditionalInformation", true},
		{"Passport number", inIndividual + "PassportDetails/Passport/PassportNumber", true},
		{"Passport additional information", inIndividual + "PassportDetails/Passport/PassportAdditionalInformation", true},
		{"Position", inIndividual + "Positions/Position", true},
		{"Gender", inIndividual + "Genders/Gender", false},
		{"Town of birth", inIndividual + "BirthDetails/Location/TownOfBirth", true},
		{"Country of birth", inIndividual + "BirthDetails/Location/CountryOfBirth", true},
		{"Type of entity", inEntity + "TypeOfEntities/TypeOfEntity", true},
		{"Subsidiaries", inEntity + "Subsidiaries/Subsidiary", true},
		{"Parent company", inEntity + "ParentCompanies/ParentCompany", true},
		{"Business registration number (s)", inEntity + "BusinessRegistrationNumbers/BusinessRegistrationNumber", true},
		{"IMO number", inShip + "IMONumbers/IMONumber", true},
		{"Current owner/operator (s)", inShip + "CurrentOwnerOperators/CurrentOwnerOperator", true},
		{"Previous owner/operator (s)", inShip + "PreviousOwnerOperators/PreviousOwnerOperator", true},
		{"Current believed flag of ship", inShip + "CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip", true},
		{"Previous flags", inShip + "PreviousFlags/PreviousFlag", true},
		{"Type of ship", inShip + "TypeOfShipDetails/TypeOfShip", true},
		{"Tonnage of ship", inShip + "TonnageOfShipDetails/TonnageOfShip", true},
		{"Length of ship", inShip + "LengthOfShipDetails/LengthOfShip", true},
		{"Year Built", inShip + "YearsBuilt/YearBuilt", true},
		{"Hull identification number (HIN)", inShip + "HullIdentificationNumbers/HullIdentificationNumber", true},
	},
}

// ukIndexTable is the index of the UK Sanctions List, published as ODS: a row a
// designation, with the name as one, family name first.
var ukIndexTable = &table{
	name: "UK Sanctions List", key: "Unique ID", record: "Designation",
	columns: []column{
		{"Unique ID", "UniqueID", false},
		{"OFSI Group ID", "OFSIGroupID", false},
		{"Name", "Names/Name/Name6", false},
		{"Regime Name", "RegimeName", false},
		{"Type", "IndividualEntityShip", false},
		{"Designation source", "DesignationSource", false},
		{"Date Designated", "DateDesignated", false},
		{"Sanctions Imposed", "SanctionsImposed", false},
	},
	values: func(path, cell string) string {
		if path == "SanctionsImposed" {
			return strings.ReplaceAll(cell, ", ", "|")
		}
		return cell
	},
}

// ofsiTable is ConList.csv.
var ofsiTable = &table{
	name: "OFSI Consolidated List", comma: ',', key: "Group ID", record: "Designation",
	columns: []column{
		{"Name 6", "Names/Name/Name6", false},
		{"Name 1", "Names/Name/Name1", false},
		{"Name 2", "Names/Name/Name2", false},
		{"Name 3", "Names/Name/Name3", false},
		{"Name 4", "Names/Name/Name4", false},
		{"Name 5", "Names/Name/Name5", false},
		{"Title", "Titles/Title", true},
		{"Name Non-Latin Script", "NonLatinNames/NonLatinName/NameNonLatinScript", false},
		{"Non-Latin Script Type", "NonLatinNames/NonLatinName/NonLatinScriptType", false},
		{"Non-Latin Script Language", "NonLatinNames/NonLatinName/NonLatinScriptLanguage", false},
		{"DOB", inIndividual + "DOBs/DOB", true},
		{"Town of Birth", inIndividual + "BirthDetails/Location/TownOfBirth", true},
		{"Country of Birth", inIndividual + "BirthDetails/Location/CountryOfBirth", true},
		{"Nationality", inIndividual + "Nationalities/Nationality", true},
		{"Passport Number", inIndividual + "PassportDetails/Passport/PassportNumber", true},
		{"Passport Details", inIndividual + "PassportDetails/Passport/PassportAdditionalInformation", true},
		{"National Identification Number", inIndividual + "NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber", true},
		{"National Identification Details", inIndividual + "NationalIdentifierDetails/NationalIdentifier/NationalIdentifierAdditionalInformation", true},
		{"Position", inIndividual + "Positions/Position", true},
		{"Address 1", "Addresses/Address/AddressLine1", false},
		{"Address 2", "Addresses/Address/AddressLine2", false},
		{"Address 3", "Addresses/Address/AddressLine3", false},
		{"Address 4", "Addresses/Address/AddressLine4", false},
		{"Address 5", "Addresses/Address/AddressLine5", false},
		{"Address 6", "Addresses/Address/AddressLine6", false},
		{"Post/Zip Code", "Addresses/Address/AddressPostalCode", false},
		{"Country", "Addresses/Address/AddressCountry", false},
		{"Other Information", "OtherInformation", false},
		{"Group Type", "IndividualEntityShip", false},
		{"Alias Type", "Names/Name/NameType", false},
		{"Alias Quality", "Names/Name/AliasStrength", false},
		{"Regime", "RegimeName", false},
		{"Listed On", "DateListed", false},
		{"UK Sanctions List Date Designated", "DateDesignated", false},
		{"Last Updated", "LastUpdated", false},
		{"Group ID", "OFSIGroupID", false},
	},
}

func parseUKCSV(in *Intake) iter.Seq2[*ftm.Entity, error] {
	rows := csvRows(in.Parts[""], ukTable.comma)
	return designations(in, ukOrigin, ukTable.records(rows, in.Skip, func(row []string) {
		if _, date, ok := strings.Cut(strings.Join(row, ""), "Report Date:"); ok {
			in.Published = isoDate(fold(date))
		}
	}))
}

func parseOFSI(in *Intake) iter.Seq2[*ftm.Entity, error] {
	rows := ofsiTable.records(csvRows(in.Parts[""], ofsiTable.comma), in.Skip, func(row []string) {
		if len(row) > 1 && strings.HasPrefix(fold(row[0]), "Last Updated") {
			in.Published = isoDate(fold(row[1]))
		}
	})
	return designations(in, ofsiOrigin, func(yield func(*element, error) bool) {
		for e, err := range rows {
			if e != nil {
				ofsiDetails(e)
			}
			if !yield(e, err) {
				return
			}
		}
	})
}

// ofsiLabel begins a part of the field Other Information: "(UK Sanctions List
// Ref):RUS0123 (UK Statement of Reasons):…".
var ofsiLabel = regexp.MustCompile(`\(([A-Z][^():]{2,60})\)\s*:`)

// ofsiDetails takes out of Other Information what the UK Sanctions List has
// elements for.
func ofsiDetails(e *element) {
	for _, o := range e.all("OtherInformation") {
		marks := ofsiLabel.FindAllStringSubmatchIndex(o.text, -1)
		if marks == nil {
			continue
		}
		var left strings.Builder
		left.WriteString(o.text[:marks[0][0]])
		for i, m := range marks {
			end := len(o.text)
			if i+1 < len(marks) {
				end = marks[i+1][0]
			}
			text := fold(o.text[m[1]:end])
			switch o.text[m[2]:m[3]] {
			case "UK Sanctions List Ref":
				e.add("UniqueID", strings.TrimRight(text, ". "))
			case "UN Ref":
				e.add("UNReferenceNumber", strings.TrimRight(text, ". "))
			case "UK Statement of Reasons":
				e.add("UKStatementofReasons", text)
			default:
				left.WriteString(" " + o.text[m[0]:end])
			}
		}
		o.text = left.String()
	}
}
