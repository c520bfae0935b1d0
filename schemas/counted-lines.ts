/** Lines of the sweep's log that CloudWatch counts and the guardian's alarms watch. */
export const countedLines = {
  /** Written at the end of every sweep: its heartbeat. */
  sweepEnded: "sweep ended",
  sweepPartFailed: "a part of the sweep failed",
} as const;
