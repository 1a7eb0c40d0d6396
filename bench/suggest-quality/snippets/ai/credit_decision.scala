package com.acme.lending

final case class Applicant(id: String, income: BigDecimal, history: CreditHistory)

sealed trait Outcome
case class Approved(limit: BigDecimal) extends Outcome
case class Denied(reasons: List[String]) extends Outcome

class CreditDecision(model: ScoringModel, reviewQueue: ReviewQueue) {
  private val threshold = 0.62

  def decide(applicant: Applicant): Outcome = {
    val score = model.predict(applicant)
    if (score >= threshold) Approved(limitFor(score))
    else {
      val reasons = model.explain(applicant).topFactors(4)
      Denied(reasons)
    }
  }

  /** A denied applicant may ask for a person to look at it. */
  def appeal(applicant: Applicant, outcome: Denied): Unit =
    reviewQueue.enqueue(ManualReview(applicant.id, outcome.reasons))
}
