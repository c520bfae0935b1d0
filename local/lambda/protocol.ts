/** What the host gives a new environment; it travels as the worker's data. */
export interface EnvironmentData {
  readonly codeFolder: string;
  readonly handler: string;
  readonly clock: SharedArrayBuffer;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

/** One event for the handler; JSON, as on AWS. */
export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  readonly timeoutMs: number;
}

/** What an environment tells the host. */
export type EnvironmentMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "log"; readonly level: "debug" | "info" | "warn" | "error"; readonly message: string }
  | { readonly kind: "answer"; readonly requestId: string; readonly answer: string }
  | { readonly kind: "failure"; readonly requestId: string; readonly type: string; readonly message: string };
