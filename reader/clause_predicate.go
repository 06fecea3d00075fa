package reader

// clause is a predicate with what belongs to it, in deep terms: subjects are
// those who do or are it and objects those it is done to, whether the words
// are active, passive or a participle behind a noun. Each is a list of head
// tokens, since "X and Y met Z" has two subjects.
type clause struct {
	t          *tree
	head       int // the verb; of "X is the owner", the noun or adjective
	verb       int // the verb, or the copula
	copular    bool
	passive    bool
	negated    bool
	modal      string // would, could, may, must, will … ; "" where none
	tense      string // past, present, future; "" for a bare infinitive or participle
	perfect    bool   // "has met", "had met"
	subjects   []int
	objects    []int
	recipients []int  // indirect objects
	links      []link // prepositional phrases at the predicate, agents ("by X") left out
	comp       *clause // the clause that is its object: "said that …"
	xcomp      *clause // "agreed to pay", "plans to step down"
	parent     *clause // the clause that it hangs on, nil for the main one
	how        string  // how it hangs there: conj, comp, xcomp, adverbial, relative, participle, parataxis, subject
	antecedent int     // the noun that a relative or participle clause describes, else -1
}

func (t *tree) grow()        {}
func (t *tree) findClauses() {}
