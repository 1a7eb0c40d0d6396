package tiles

import "net/http"

type Server struct {
	store    TileStore
	approval ApprovalRegistry
}

// ServeTile hands out a map tile of a release that has passed map review.
func (s *Server) ServeTile(w http.ResponseWriter, r *http.Request) {
	release := r.PathValue("release")
	if !s.approval.Has(release) {
		http.Error(w, "map release has no approval number", http.StatusForbidden)
		return
	}
	tile, err := s.store.Load(release, r.PathValue("z"), r.PathValue("x"), r.PathValue("y"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("X-Map-Approval", s.approval.Number(release))
	_, _ = w.Write(tile)
}

// PublishDelta is refused while the diff waits for review.
func (s *Server) PublishDelta(delta MapDelta) error {
	return s.approval.Submit(delta.Layers)
}
