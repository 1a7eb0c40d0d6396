package com.acme.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

public final class BreachNotifier {
    private static final Duration AUTHORITY_DEADLINE = Duration.ofHours(72);

    private final AuthorityClient authority;
    private final Mailer mailer;

    public BreachNotifier(AuthorityClient authority, Mailer mailer) {
        this.authority = authority;
        this.mailer = mailer;
    }

    public void handle(DataBreach breach) {
        Instant dueAt = breach.discoveredAt().plus(AUTHORITY_DEADLINE);
        authority.submitReport(breach.summary(), breach.affectedRecords(), dueAt);
        if (breach.severity().isHigh()) {
            List<Subject> affected = breach.affectedSubjects();
            affected.forEach(subject -> mailer.sendBreachNotification(subject, breach));
        }
    }
}
