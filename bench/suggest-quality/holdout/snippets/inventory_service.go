package inventory

import (
	"context"
	"errors"
	"sync"
)

var ErrOutOfStock = errors.New("out of stock")

type Service struct {
	mu    sync.Mutex
	stock map[string]int
	hooks []func(sku string, left int)
}

func (s *Service) Reserve(ctx context.Context, sku string, quantity int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stock[sku] < quantity {
		return ErrOutOfStock
	}
	s.stock[sku] -= quantity
	for _, hook := range s.hooks {
		hook(sku, s.stock[sku])
	}
	return nil
}

func (s *Service) Release(sku string, quantity int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stock[sku] += quantity
}
