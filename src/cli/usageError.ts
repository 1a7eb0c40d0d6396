/** The command line was used in a wrong way, or cannot do what was asked; the message is fit for a person. Exit status 2. */
export class UsageError extends Error {}
