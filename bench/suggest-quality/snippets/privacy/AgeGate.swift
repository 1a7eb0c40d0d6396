import Foundation

struct SignupForm {
    var email: String
    var birthdate: Date
    var parentEmail: String?
}

enum SignupError: Error { case guardianNeeded, tooYoung }

final class AgeGate {
    private let mailer: ParentalConsentMailer
    private let minimumAge = 14

    init(mailer: ParentalConsentMailer) { self.mailer = mailer }

    func admit(_ form: SignupForm, today: Date = .now) throws -> Account {
        let age = Calendar.current.dateComponents([.year], from: form.birthdate, to: today).year ?? 0
        guard age < minimumAge else { return Account(form: form) }
        guard let parentEmail = form.parentEmail else { throw SignupError.guardianNeeded }
        mailer.requestConsent(from: parentEmail, for: form.email)
        return Account(form: form, state: .awaitingParent)
    }
}
