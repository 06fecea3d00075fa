package syntax

// Gold is an annotated sentence to train on or to measure with. Tags, Heads and
// Names are nil where the corpus has none; a single unknown answer is "" or,
// among the heads, -2.
type Gold struct {
	Words  []string
	Tags   []string
	Lemmas []string
	Heads  []int // -1 for the root
	Rels   []string
	Names  []string // B-PER, I-PER, L-PER, U-PER … and O
	Text   string   // the sentence as written, "" where unknown
	Opens  bool     // a paragraph begins with it
	Scale  float32  // how much it counts in training; 0 is read as 1
}
