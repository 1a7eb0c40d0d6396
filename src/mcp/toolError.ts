/** What was asked for cannot be done; the message says why, and is fit for the agent and its user. */
export class ToolError extends Error {}
