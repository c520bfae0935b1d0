/** One line of what happens on the host: `source` is a function's name or `host`. */
export interface LogEntry {
  readonly source: string;
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
}

/** Where the host and the functions on it write; neither ever prints by itself. */
export type Log = (entry: LogEntry) => void;
