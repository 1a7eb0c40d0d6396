class LocationSharing(private val fused: FusedLocationProvider, private val prefs: Preferences) {

    fun onPermissionResult(granted: Boolean) {
        if (granted && prefs.locationConsentAccepted) start() else stop()
    }

    private fun start() {
        fused.requestUpdates(intervalMs = 5_000) { fix ->
            trajectory.append(GpsPoint(fix.latitude, fix.longitude, fix.timestamp))
        }
    }

    fun stop() {
        fused.removeUpdates()
        trajectory.clear()
    }

    fun deleteTripHistory(userId: String) {
        tripStore.deleteAll(userId)
    }
}
