package audit

import (
	"context"
	"encoding/json"
	"time"
)

type Event struct {
	Actor     string    `json:"actor"`
	Action    string    `json:"action"`
	Resource  string    `json:"resource"`
	Timestamp time.Time `json:"timestamp"`
	PrevHash  string    `json:"prev_hash"`
}

type Log struct {
	sink     Sink
	siem     Forwarder
	lastHash string
}

// Append writes one audit event to storage that can only be appended to.
func (l *Log) Append(ctx context.Context, event Event) error {
	event.Timestamp = time.Now().UTC()
	event.PrevHash = l.lastHash
	raw, err := json.Marshal(event)
	if err != nil {
		return err
	}
	l.lastHash = hashOf(raw)
	if err := l.sink.WriteImmutable(ctx, raw); err != nil {
		return err
	}
	return l.siem.Forward(ctx, raw)
}
