package storage

import "fmt"

type Region string

const (
	RegionBeijing   Region = "cn-north-1"
	RegionFrankfurt Region = "eu-central-1"
	RegionVirginia  Region = "us-east-1"
)

type UserRecord struct {
	ID      string
	Country string
}

// shardFor picks the database cluster on which a profile is kept. Profiles never fail over to another country.
func shardFor(user UserRecord) (Region, error) {
	switch user.Country {
	case "CN":
		return RegionBeijing, nil
	case "DE", "FR", "NL":
		return RegionFrankfurt, nil
	case "US":
		return RegionVirginia, nil
	}
	return "", fmt.Errorf("no residency rule for %s", user.Country)
}

func replicasOf(region Region, all []Region) []Region {
	var replicas []Region
	for _, candidate := range all {
		if sameCountry(candidate, region) {
			replicas = append(replicas, candidate)
		}
	}
	return replicas
}
