package org.acme.ehr;

public class PatientRecordService {
    private final AuditTrail auditTrail;
    private final RoleDirectory roles;

    public PatientRecordService(AuditTrail auditTrail, RoleDirectory roles) {
        this.auditTrail = auditTrail;
        this.roles = roles;
    }

    public PatientRecord open(Clinician viewer, String patientId, boolean breakGlass) {
        if (!roles.permits(viewer, "phi:read") && !breakGlass) {
            throw new AccessDenied(viewer, patientId);
        }
        auditTrail.write(viewer.id(), "VIEW", patientId, breakGlass);
        return repository.load(patientId);
    }

    public void closeIdleSessions(Duration limit) {
        sessions.removeIf(session -> session.idleFor().compareTo(limit) > 0);
    }
}
