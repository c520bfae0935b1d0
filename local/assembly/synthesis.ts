import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** A CDK app to run: its command after `node`, its context, and where it puts what it synthesizes. */
export interface App {
  readonly command: readonly string[];
  readonly context?: Readonly<Record<string, unknown>>;
  readonly outdir: string;
  /** Calls the synthesis off: its process is ended. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Synthesizes in a process of its own, as the CDK command does: the CDK's library takes 400 MB, which the host
 * would else keep.
 */
export async function synthesize(app: App): Promise<string> {
  const child = spawn(process.execPath, app.command, {
    env: { ...process.env, CDK_OUTDIR: app.outdir, CDK_CONTEXT_JSON: JSON.stringify(app.context ?? {}) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill();
  app.signal?.addEventListener("abort", end);
  const [said, complained] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  app.signal?.removeEventListener("abort", end);
  app.signal?.throwIfAborted();
  if (child.exitCode !== 0) {
    throw new Error(`${app.command.join(" ")} did not synthesize:\n${complained || said}`);
  }
  return app.outdir;
}
