class TripPurgeJob < ApplicationJob
  RETENTION = 18.months
  BATCH = 500

  def perform
    Trip.where("finished_at < ?", RETENTION.ago).in_batches(of: BATCH) do |trips|
      trips.each { |trip| trip.recording.purge_later if trip.recording.attached? }
      trips.delete_all
    end
    Account.inactive_since(24.months.ago).find_each do |account|
      ReminderMailer.before_deletion(account).deliver_later
    end
  end
end
