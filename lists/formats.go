package lists

// formats lists every format that is understood, in the order in which a file
// is tried: the more particular ones stand before those that could be confused
// with them.
var formats = []*Format{
	ofacSDN, ofacCons, ofacSDNXML, ofacConsXML, ofacSDNEnhanced, ofacConsEnhanced,
	ofacSDNAlt, ofacSDNAdd, ofacSDNComments, ofacConsAlt, ofacConsAdd, ofacConsComments,
	unXML,
	semaXML,
	ukXML,
	ukCSV,
	ofsiCSV,
	ukODS,
	euXML,
	euCSV,
	openSanctionsJSON,
	openSanctionsCSV,
	openSanctionsPack,
	openSanctionsStatement,
}
