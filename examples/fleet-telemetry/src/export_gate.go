package export

import "errors"

// Flow is one stream of data that wants to leave mainland China.
type Flow struct {
	Recipient  string
	People     int
	Sensitive  int
	Assessment string
}

// Permit says whether a flow may leave.
//
// @reg CN-CBDF-7, CN-PIPL-38: the thresholds of the 2024 provisions, counted over the calendar year
// @reg implement CN-PIPL-38
func Permit(flow Flow) error {
	if flow.People > 1_000_000 || flow.Sensitive > 10_000 {
		if flow.Assessment == "" {
			return errors.New("a security assessment is needed")
		}
	}
	return nil
}
