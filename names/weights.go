package names

// Weights are the penalties of a comparison. A score is 1 less the penalties of
// what differs; 0.30 of them bring a pair to the default threshold.
type Weights struct {
	Spelling float64 `json:"spelling"` // another spelling of the same sound: Mohammed, Muhamad
	Variant  float64 `json:"variant"`  // the same name in another language: Alexander, Oleksandr
	Nickname float64 `json:"nickname"` // a short form: Bill, William
	Initial  float64 `json:"initial"`  // an initial for the name
	Joined   float64 `json:"joined"`   // two parts written together
	Skeleton float64 `json:"skeleton"` // equal but for vowels that a script leaves out

	Edit     float64 `json:"edit"`     // one edit in a part of no length (divided by EditBase + its length)
	EditBase float64 `json:"editBase"` // letters added to a part's length
	Second   float64 `json:"second"`   // each edit of a name beyond the first
	Lone     float64 `json:"lone"`     // factor on edits where nothing else agrees

	Contradiction float64 `json:"contradiction"` // each side has a part that the other lacks
	QueryExtra    float64 `json:"queryExtra"`    // parts that only the query has, by their share of the name
	OtherExtra    float64 `json:"otherExtra"`    // parts that only the candidate has
	OrgExtra      float64 `json:"orgExtra"`      // the same for a brand word of an organisation
	GenericExtra  float64 `json:"genericExtra"`  // for a generic word
	Sister        float64 `json:"sister"`        // another place or number
	LegalForm     float64 `json:"legalForm"`     // another class of legal form
	Order         float64 `json:"order"`         // parts in an order that is no turning round
	Chain         float64 `json:"chain"`         // father and son exchanged
	Common        float64 `json:"common"`        // how much more extras cost where all that agrees is common
	Eastern       float64 `json:"eastern"`       // factor on edits in Chinese and Korean names
	Reading       float64 `json:"reading"`       // a reading that is not the first: of Han in another country than China, of a Slavic name in the English way

	LoneCap float64 `json:"loneCap"` // the most that one part of a person's name can reach against a full name
}

// Defaults returns the penalties that the fitting program (screen/fit) found.
func Defaults() Weights {
	return Weights{
		Spelling: 0.02, Variant: 0.11, Nickname: 0.135, Initial: 0.127, Joined: 0.03, Skeleton: 0.08,
		Edit: 0.99, EditBase: 0.73, Second: 0.07, Lone: 1.32,
		Contradiction: 0.34, QueryExtra: 0.365, OtherExtra: 0.62, OrgExtra: 0.52, GenericExtra: 0.12,
		Sister: 0.33, LegalForm: 0.04, Order: 0.05, Chain: 0.36, Common: 2.25, Eastern: 1.7, Reading: 0.06,
		LoneCap: 0.62,
	}
}

var defaults = Defaults()
