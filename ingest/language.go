package ingest

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// englishWords are among the most frequent words of English prose; a text in
// which they are a sixth of all words is English, whatever its names are. Those
// that other languages do not write are marked.
var englishWords = map[string]bool{"the": true, "of": true, "and": true, "to": false, "in": false, "a": false, "that": true, "is": false,
	"was": true, "for": false, "on": false, "with": true, "said": true, "by": true, "as": false, "at": false, "from": true, "his": true,
	"has": true, "had": true, "it": true, "he": false, "she": true, "an": false, "are": true, "were": true, "be": false, "who": true, "which": true, "not": true,
	"told": true, "owns": true, "last": true, "this": true, "after": true, "their": true}

// language returns the ISO 639-1 code of the text's language, or the 639-3 code
// of one that has no shorter; "" where the text is too short to tell and has no
// English word.
func language(text string) string {
	sample := text[:min(len(text), 20000)]
	words, english, only := 0, 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(sample)) {
		words++
		if mark, ok := englishWords[strings.Trim(w, `.,;:!?"'()“”‘’`)]; ok {
			english++
			if mark {
				only++
			}
		}
	}
	if words > 0 && english*6 >= words || words < 12 && english > 0 {
		return "en"
	}
	info := whatlanggo.Detect(sample)
	if only*12 >= words && only > 1 && (words < 100 || !info.IsReliable()) {
		return "en" // a short text of many names, in which nothing speaks for another language
	}
	if info.Script == unicode.Cyrillic {
		if code := cyrillic(sample); code != "" {
			return code
		}
	}
	if code := info.Lang.Iso6391(); code != "" {
		return code
	}
	return info.Lang.Iso6393()
}

// cyrillic tells by their own letters languages that letter statistics confuse in
// a few sentences; "" where none of them stands in the text.
func cyrillic(text string) string {
	for _, l := range []struct{ code, letters string }{
		{"be", "ўЎ"}, {"uk", "їЇєЄґҐ"}, {"sr", "ђЂћЋљЉњЊџЏ"}, {"mk", "ѓЃќЌѕЅ"}, {"ru", "ыЫэЭёЁ"},
	} {
		if strings.ContainsAny(text, l.letters) {
			return l.code
		}
	}
	return ""
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
