from datetime import timedelta

SLA = {"critical": timedelta(days=2), "high": timedelta(days=14), "medium": timedelta(days=60)}


class VulnerabilityTriage:
    def __init__(self, tracker, advisories):
        self.tracker = tracker
        self.advisories = advisories

    def intake(self, cve, components):
        affected = [c for c in components if cve.matches(c.purl, c.version)]
        if not affected:
            return None
        ticket = self.tracker.open(cve.id, severity=cve.severity, due_in=SLA[cve.severity])
        if cve.known_exploited:
            ticket.escalate("psirt")
        return ticket

    def publish_advisory(self, ticket, patch):
        self.advisories.publish(ticket.cve, fixed_in=patch.version, severity=ticket.severity)
        self.tracker.close(ticket)
