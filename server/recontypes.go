package server

import "encoding/json"

// ReconManifest tells a client what the service can do.
type ReconManifest struct {
	Versions        []string     `json:"versions"`
	Name            string       `json:"name"`
	IdentifierSpace string       `json:"identifierSpace"`
	SchemaSpace     string       `json:"schemaSpace"`
	Documentation   string       `json:"documentation"`
	ServiceVersion  string       `json:"serviceVersion,omitempty"`
	BatchSize       int          `json:"batchSize"`
	DefaultTypes    []ReconType  `json:"defaultTypes"`
	View            ReconView    `json:"view"`
	Preview         ReconPreview `json:"preview"`
	Suggest         ReconSuggest `json:"suggest"`
	Extend          ReconExtend  `json:"extend"`
}

// ReconType is a kind of entity: a schema.
type ReconType struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

// ReconView says where a person can look at an entity.
type ReconView struct {
	URL string `json:"url"`
}

// ReconPreview says where a small picture of an entity in words is.
type ReconPreview struct {
	URL    string `json:"url"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// ReconService is the address of a further service.
type ReconService struct {
	URL  string `json:"service_url"`
	Path string `json:"service_path"`
}

// ReconSuggest names the services that complete what a person types.
type ReconSuggest struct {
	Entity   ReconService `json:"entity"`
	Property ReconService `json:"property"`
	Type     ReconService `json:"type"`
}

// ReconExtend says how values of properties can be fetched.
type ReconExtend struct {
	Propose  ReconService   `json:"propose_properties"`
	Settings []ReconSetting `json:"property_settings"`
}

// ReconSetting is something that a person can set for a fetched property.
type ReconSetting struct {
	Name     string  `json:"name"`
	Label    string  `json:"label"`
	Type     string  `json:"type"`
	Default  float64 `json:"default"`
	HelpText string  `json:"help_text"`
}

// ReconQuery is one cell to be matched.
type ReconQuery struct {
	Query      string         `json:"query,omitempty"`
	Type       Values         `json:"type,omitempty"`
	Limit      int            `json:"limit,omitempty"`
	TypeStrict string         `json:"type_strict,omitempty"`
	Properties []ReconFurther `json:"properties,omitempty"`
}

// ReconFurther is what else is known: the value of another column.
type ReconFurther struct {
	PID string      `json:"pid"`
	V   ReconValues `json:"v"`
}

// ReconValues are values of a property: strings, numbers, true or false, or
// entities that were matched before, of which the name counts.
type ReconValues []string

// UnmarshalJSON reads one value or a list of them.
func (v *ReconValues) UnmarshalJSON(b []byte) error {
	*v = nil
	raw := []json.RawMessage{b}
	if len(b) > 0 && b[0] == '[' {
		if err := json.Unmarshal(b, &raw); err != nil {
			return err
		}
	}
	for _, one := range raw {
		if len(one) > 0 && one[0] == '{' {
			var e struct{ ID, Name string }
			if err := json.Unmarshal(one, &e); err != nil {
				return err
			}
			if e.Name == "" {
				e.Name = e.ID
			}
			*v = append(*v, e.Name)
			continue
		}
		var s Values
		if err := s.UnmarshalJSON(one); err != nil {
			return err
		}
		*v = append(*v, s...)
	}
	return nil
}

// ReconAnswer holds the candidates of one query.
type ReconAnswer struct {
	Result []ReconCandidate `json:"result"`
}

// ReconCandidate is an entry that a cell may be. Scores go from 0 to 100, because
// OpenRefine shows them without their decimals.
type ReconCandidate struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	Description string         `json:"description,omitempty"`
	Score       float64        `json:"score"`
	Match       bool           `json:"match"` // reaches the threshold, and no other does
	Type        []ReconType    `json:"type"`
	Features    []ReconFeature `json:"features"`
}

// ReconFeature is one part of a score.
type ReconFeature struct {
	ID    string  `json:"id"`
	Value float64 `json:"value"`
}

// ReconExtendQuery asks for the values of properties of entities.
type ReconExtendQuery struct {
	IDs        []string        `json:"ids"`
	Properties []ReconProperty `json:"properties"`
}

// ReconProperty is a property that is asked for.
type ReconProperty struct {
	ID       string        `json:"id"`
	Settings ReconSettings `json:"settings,omitzero"`
}

// ReconSettings say how much of a property is wanted.
type ReconSettings struct {
	Limit json.Number `json:"limit,omitempty"` // values at most; all without it
}

// ReconExtension holds the values that were fetched.
type ReconExtension struct {
	Meta []ReconType                         `json:"meta"`
	Rows map[string]map[string][]ReconString `json:"rows"`
}

// ReconString is a value.
type ReconString struct {
	Str string `json:"str"`
}
