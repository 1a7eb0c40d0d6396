package media

type Upload struct {
	Path     string
	Metadata map[string]string
}

type Verdict int

const (
	Unknown Verdict = iota
	Generated
	Suspected
)

// Inspect looks for the provenance mark that generators write into a file, and asks the detector where there is none.
func Inspect(upload Upload, detector SyntheticDetector) (Verdict, error) {
	if _, ok := upload.Metadata["AIGC"]; ok {
		return Generated, nil
	}
	score, err := detector.Score(upload.Path)
	if err != nil {
		return Unknown, err
	}
	if score > 0.9 {
		return Suspected, nil
	}
	return Unknown, nil
}

func badgeFor(v Verdict) string {
	switch v {
	case Generated:
		return "AI-generated"
	case Suspected:
		return "Possibly AI-generated"
	}
	return ""
}
