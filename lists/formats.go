package lists

// formats lists every format that is understood, in the order in which a file
// is tried: the more particular ones stand before those that could be confused
// with them.
var formats = []*Format{
	unXML,
	semaXML,
	ukXML,
	ukCSV,
	ofsiCSV,
	ukODS,
}
