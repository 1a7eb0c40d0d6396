package web

import (
	"net/http"
	"strings"
)

type Handler func(http.ResponseWriter, *http.Request, map[string]string)

type route struct {
	method   string
	segments []string
	handler  Handler
}

type Router struct {
	routes   []route
	notFound http.Handler
}

func (r *Router) Handle(method, pattern string, handler Handler) {
	r.routes = append(r.routes, route{method, strings.Split(strings.Trim(pattern, "/"), "/"), handler})
}

func (r *Router) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	path := strings.Split(strings.Trim(request.URL.Path, "/"), "/")
	for _, candidate := range r.routes {
		if candidate.method != request.Method {
			continue
		}
		if params, ok := match(candidate.segments, path); ok {
			candidate.handler(w, request, params)
			return
		}
	}
	r.notFound.ServeHTTP(w, request)
}
