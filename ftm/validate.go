package ftm

import (
	"errors"
	"fmt"
)

// Validate reports what is wrong with the entity by the model: no ID, a schema
// that is unknown or abstract, properties that the schema does not have. It
// joins all of them into one error, which names schema and property. A
// required property that is missing is no error (see Missing).
func (e *Entity) Validate() error {
	s := SchemaOf(e.Schema)
	switch {
	case s == nil:
		return fmt.Errorf("entity %q: unknown schema %q", e.ID, e.Schema)
	case s.Abstract:
		return fmt.Errorf("entity %q: schema %s is abstract", e.ID, e.Schema)
	}
	var errs []error
	if e.ID == "" {
		errs = append(errs, fmt.Errorf("%s without an ID", e.Schema))
	}
	for _, p := range e.PropertyNames() {
		if s.Property(p) == nil {
			errs = append(errs, fmt.Errorf("entity %q: schema %s has no property %q", e.ID, e.Schema, p))
		}
	}
	return errors.Join(errs...)
}

// Missing returns the required properties that have no value; nil where there
// are none or the schema is unknown.
func (e *Entity) Missing() []string {
	s := SchemaOf(e.Schema)
	if s == nil {
		return nil
	}
	var out []string
	for _, p := range s.Required {
		if len(e.Properties[p]) == 0 {
			out = append(out, p)
		}
	}
	return out
}
