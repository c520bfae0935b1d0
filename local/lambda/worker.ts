/*
 * The inside of an environment: loads the handler and calls it, one event at a time. It imports nothing but
 * Node's own modules, because every environment pays for what stands here.
 */
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import type { EnvironmentData, EnvironmentMessage, Invocation } from "./protocol.ts";

const data: EnvironmentData = workerData;

function tell(message: EnvironmentMessage): void {
  parentPort?.postMessage(message);
}

/** The handler's `Date` reads the host's clock; everything else about it is Node's. */
function moveDate(shared: SharedArrayBuffer): void {
  const offset = new BigInt64Array(shared);
  const realNow = Date.now.bind(Date);
  const now = (): number => realNow() + Number(Atomics.load(offset, 0));
  const Moved = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: (target) => new target(now()).toString(),
  });
  Date.now = now;
  globalThis.Date = Moved;
}

function reportConsole(): void {
  const levels = {
    debug: "debug",
    log: "info",
    info: "info",
    warn: "warn",
    error: "error",
    trace: "debug",
  } as const;
  for (const method of ["debug", "log", "info", "warn", "error", "trace"] as const) {
    console[method] = (...values: unknown[]) => {
      tell({ kind: "log", level: levels[method], message: format(...values) });
    };
  }
}

/** The file of `index.handler`; as on Lambda, a `.js` without a package.json of its own is CommonJS. */
function moduleOf(folder: string, name: string): string {
  for (const extension of [".mjs", ".js", ".cjs"]) {
    const file = join(folder, name + extension);
    if (!existsSync(file)) continue;
    const url = pathToFileURL(file).href;
    if (extension === ".js" && !existsSync(join(folder, "package.json"))) {
      registerHooks({
        load: (loaded, context, next) =>
          next(loaded, loaded === url ? { ...context, format: "commonjs" } : context),
      });
    }
    return url;
  }
  throw new Error(`Cannot find module '${name}' in ${folder}`);
}

async function loadHandler(): Promise<(event: unknown, context: object) => unknown> {
  const [name = "", exported = ""] = data.handler.split(".");
  const loaded: Record<string, unknown> = await import(moduleOf(data.codeFolder, name));
  const handler = loaded[exported];
  if (typeof handler !== "function") throw new Error(`${data.handler} is undefined or not exported`);
  return (event, context) => Reflect.apply(handler, undefined, [event, context]);
}

async function invoke({ requestId, event, timeoutMs }: Invocation): Promise<void> {
  const end = performance.now() + timeoutMs;
  const context = {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: data.functionArn,
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: "local",
    memoryLimitInMB: String(data.memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, end - performance.now()),
  };
  try {
    const answer = await handler(JSON.parse(event), context);
    tell({ kind: "answer", requestId, answer: JSON.stringify(answer) ?? "null" });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
    tell({ kind: "log", level: "error", message: format(error) });
    tell({ kind: "failure", requestId, type: name, message });
  }
}

moveDate(data.clock);
reportConsole();
const handler = await loadHandler();
parentPort?.on("message", (invocation: Invocation) => void invoke(invocation));
tell({ kind: "ready" });
