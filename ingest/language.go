package ingest

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// englishWords are among the most frequent words of English prose; a text in
// which they are a fifth of all words is English, whatever its names are.
var englishWords = map[string]bool{"the": true, "of": true, "and": true, "to": true, "in": true, "a": true, "that": true, "is": true,
	"was": true, "for": true, "on": true, "with": true, "said": true, "by": true, "as": true, "at": true, "from": true, "his": true,
	"has": true, "had": true, "it": true, "he": true, "she": true, "an": true, "are": true, "were": true, "be": true, "who": true, "which": true, "not": true}

// language returns the ISO 639-1 code of the text's language, or the 639-3 code
// of one that has no shorter; "" where the text is too short to tell and has no
// English word.
func language(text string) string {
	sample := text[:min(len(text), 20000)]
	words, english := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(sample)) {
		words++
		if englishWords[strings.Trim(w, `.,;:!?"'()“”‘’`)] {
			english++
		}
	}
	if words > 0 && english*6 >= words || words < 12 && english > 0 {
		return "en"
	}
	info := whatlanggo.Detect(sample)
	if code := info.Lang.Iso6391(); code != "" {
		return code
	}
	return info.Lang.Iso6393()
}

// languageName is the English name of a language by its code.
func languageName(code string) string {
	for lang, name := range whatlanggo.Langs {
		if lang.Iso6391() == code || lang.Iso6393() == code {
			return name
		}
	}
	return "no language that could be told"
}
