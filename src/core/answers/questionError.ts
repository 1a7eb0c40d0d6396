/** What was asked for cannot be answered or done; the message says why, and is fit for an agent and its user. */
export class QuestionError extends Error {}
