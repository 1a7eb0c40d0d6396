class IncidentEscalation
  LEVELS = %w[minor major critical].freeze

  def initialize(pager:, clock: Time)
    @pager = pager
    @clock = clock
  end

  # Opens the countdown to the report for the regulator and wakes people up on the way.
  def open(incident)
    incident.detected_at ||= @clock.now
    incident.severity = grade(incident)
    @pager.page(:oncall, incident) unless incident.severity == 'minor'
    schedule_report(incident, hours: incident.severity == 'critical' ? 1 : 4)
  end

  def grade(incident)
    return 'critical' if incident.leaked_records > 1_000_000 || incident.outage_minutes > 60
    incident.leaked_records.positive? ? 'major' : 'minor'
  end

  def schedule_report(incident, hours:)
    deadline = incident.detected_at + hours * 3600
    ReportTimer.enqueue(incident.id, due_at: deadline)
  end
end
