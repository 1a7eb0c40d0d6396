#include <stdint.h>
#include "nvm.h"
#include "rtc.h"

enum dssad_event { DSSAD_ACTIVATED, DSSAD_DEACTIVATED, DSSAD_TAKEOVER_REQUEST, DSSAD_OVERRIDE, DSSAD_COLLISION };

struct dssad_record {
    uint8_t  event;
    uint8_t  reason;
    uint32_t date;
    uint32_t time_utc;
    uint32_t rxswin;
};

static struct dssad_record ring[2500];
static uint16_t head;

void dssad_log(enum dssad_event event, uint8_t reason)
{
    struct dssad_record *slot = &ring[head];

    slot->event = event;
    slot->reason = reason;
    rtc_read(&slot->date, &slot->time_utc);
    slot->rxswin = nvm_read_rxswin();
    nvm_persist(slot, sizeof(*slot));
    head = (head + 1) % 2500;   /* the oldest one is overwritten */
}
