package lists

import (
	"iter"
	"strings"
	"unicode"

	"backchannel/ftm"
)

// euTable is the CSV: divided by semicolons, 118 columns, a row for each name,
// address, date of birth, document or citizenship of an entry.
var euTable = &table{
	name: "EU consolidated list", comma: ';', key: "Entity_LogicalId", record: "sanctionEntity",
	columns: euColumns(),
}

// euColumns lists the columns with the elements and attributes of the XML that
// they stand for.
func euColumns() []column {
	out := []column{
		{"fileGenerationDate", "fileGenerationDate", false},
		{"Entity_LogicalId", "@logicalId", false},
		{"Entity_EU_ReferenceNumber", "@euReferenceNumber", false},
		{"Entity_UnitedNationId", "@unitedNationId", false},
		{"Entity_UN_ReferenceNumber", "@unitedNationId", false},
		{"Entity_DesignationDate", "@designationDate", false},
		{"Entity_DesignationDetails", "@designationDetails", false},
		{"Entity_Remark", "remark", false},
		{"Entity_SubjectType", "subjectType/@code", false},
		{"Entity_SubjectType_ClassificationCode", "subjectType/@classificationCode", false},
		{"Entity_Regulation_PublicationUrl", "regulation/publicationUrl", false},
	}
	out = append(out, euRegulation("Entity_Regulation_", "regulation/")[:6]...) // all but the URL
	for _, group := range []struct{ prefix, element, fields string }{
		{"NameAlias_", "nameAlias", "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function"},
		{"Address_", "address", "City Street PoBox ZipCode Region Place AsAtListingTime"},
		{"BirthDate_", "birthdate", "Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City"},
		{"Identification_", "identification", "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate ValidFrom ValidTo LatinNumber NameOnDocument Region"},
		{"Citizenship_", "citizenship", "Region"},
	} {
		for f := range strings.FieldsSeq(group.fields + " CountryIso2Code CountryDescription LogicalId RegulationLanguage") {
			out = append(out, column{group.prefix + f, group.element + "/@" + lowerFirst(f), false})
		}
		out = append(out, column{group.prefix + "Remark", group.element + "/remark", false})
		out = append(out, euRegulation(group.prefix+"Regulation_", group.element+"/regulationSummary/")...)
	}
	return append(out,
		column{"BirthDate_BirthDate", "birthdate/@birthdate", false},
		column{"BirthDate_Day", "birthdate/@dayOfMonth", false},
		column{"BirthDate_Month", "birthdate/@monthOfYear", false},
		column{"Identification_TypeCode", "identification/@identificationTypeCode", false},
		column{"Identification_TypeDescription", "identification/@identificationTypeDescription", false},
	)
}

// euRegulation lists the columns of an act that the file cites.
func euRegulation(prefix, path string) []column {
	out := []column{{prefix + "Type", path + "@regulationType", false}}
	for _, f := range []string{"OrganisationType", "PublicationDate", "EntryIntoForceDate", "NumberTitle", "Programme", "PublicationUrl"} {
		out = append(out, column{prefix + f, path + "@" + lowerFirst(f), false})
	}
	return out
}

func lowerFirst(s string) string {
	return string(unicode.ToLower(rune(s[0]))) + s[1:]
}

func parseEUCSV(in *Intake) iter.Seq2[*ftm.Entity, error] {
	rows := csvRows(in.Parts[""], euTable.comma)
	return sanctionEntities(in, euTable.records(rows, in.Skip, func([]string) {}))
}
