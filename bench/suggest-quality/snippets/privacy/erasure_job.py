from datetime import datetime, timezone

from .stores import ALL_STORES
from .recipients import notify_recipients


def run_erasure(request, session):
    """Deletes everything we hold of one person and tells those who got it from us."""
    report = {}
    for store in ALL_STORES:
        report[store.name] = store.erase_subject(request.subject_id)
    session.execute(
        "INSERT INTO tombstones (subject_id, erased_at) VALUES (:id, :at)",
        {"id": request.subject_id, "at": datetime.now(timezone.utc)},
    )
    notify_recipients(request.subject_id, action="erasure")
    request.close(report)
    return report


def replay_tombstones_after_restore(session):
    for row in session.execute("SELECT subject_id FROM tombstones"):
        for store in ALL_STORES:
            store.erase_subject(row.subject_id)
