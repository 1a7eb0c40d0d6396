@RestController
@RequestMapping("/fhir/Patient")
public class AppointmentController {
    private final FhirClient fhir;
    private final AuditTrail audit;

    public AppointmentController(FhirClient fhir, AuditTrail audit) {
        this.fhir = fhir;
        this.audit = audit;
    }

    @GetMapping("/{patientId}/summary")
    public Bundle summary(@PathVariable String patientId, Principal clinician) {
        audit.viewed(clinician.getName(), patientId);
        return fhir.search(Appointment.class).where(PATIENT.hasId(patientId)).execute();
    }

    @PostMapping("/{patientId}/emergency-access")
    public void breakGlass(@PathVariable String patientId, Principal clinician, @RequestBody String reason) {
        audit.emergency(clinician.getName(), patientId, reason);
    }
}
