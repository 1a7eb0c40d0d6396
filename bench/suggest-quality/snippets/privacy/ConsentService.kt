package com.acme.profile.consent

import java.time.Instant

enum class Purpose { PERSONALISATION, MARKETING, ANALYTICS, TRAINING }

data class ConsentRecord(
    val userId: String,
    val purpose: Purpose,
    val policyVersion: String,
    val grantedAt: Instant,
    val withdrawnAt: Instant? = null,
)

class ConsentService(private val ledger: ConsentLedger, private val events: EventBus) {
    fun grant(userId: String, purpose: Purpose, policyVersion: String): ConsentRecord {
        val record = ConsentRecord(userId, purpose, policyVersion, Instant.now())
        ledger.append(record)
        return record
    }

    fun withdraw(userId: String, purpose: Purpose) {
        val active = ledger.latest(userId, purpose) ?: return
        ledger.append(active.copy(withdrawnAt = Instant.now()))
        events.publish(ConsentWithdrawn(userId, purpose))
    }

    fun hasConsent(userId: String, purpose: Purpose): Boolean =
        ledger.latest(userId, purpose)?.withdrawnAt == null
}
