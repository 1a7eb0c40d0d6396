#include <poll.h>
#include <stdlib.h>

struct watcher {
    int fd;
    short events;
    void (*callback)(struct watcher *, short);
    struct watcher *next;
};

static struct watcher *watchers;
static int running = 1;

void loop_add(struct watcher *w)
{
    w->next = watchers;
    watchers = w;
}

void loop_run(void)
{
    while (running) {
        struct pollfd fds[64];
        int n = 0;

        for (struct watcher *w = watchers; w && n < 64; w = w->next, n++) {
            fds[n].fd = w->fd;
            fds[n].events = w->events;
        }
        if (poll(fds, n, 1000) <= 0)
            continue;
        n = 0;
        for (struct watcher *w = watchers; w; w = w->next, n++)
            if (fds[n].revents)
                w->callback(w, fds[n].revents);
    }
}
