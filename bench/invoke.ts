import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { AwsSide } from "./aws-side.ts";
import { Report, type Task } from "./invocation.ts";
import type { Consumption } from "./meter.ts";

const PROCESS = fileURLToPath(new URL("invoke-process.ts", import.meta.url));

/** What the measured orders of one process took, in all. */
export interface Invoked extends Consumption {
  readonly cpuMilliseconds: number;
}

/** Carries a task out in a process of its own, and counts what its measured part asks of the AWS side. */
export function invoke(task: Task, aws: AwsSide): Promise<Invoked> {
  return new Promise((resolve, reject) => {
    let invoked: Invoked | undefined;
    let before: Consumption = { ...aws.consumption };
    const child = fork(PROCESS, [JSON.stringify(task)], {
      env: { ...aws.environment },
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message) => {
      const report = Report.parse(message);
      if (report.kind === "warm") {
        before = { ...aws.consumption };
        child.send("go");
        return;
      }
      invoked = {
        cpuMilliseconds: report.cpuMilliseconds,
        calls: aws.consumption.calls - before.calls,
        writeUnits: aws.consumption.writeUnits - before.writeUnits,
        readUnits: aws.consumption.readUnits - before.readUnits,
      };
    });
    child.on("error", reject);
    child.on("exit", (status) => {
      if (status === 0 && invoked) resolve(invoked);
      else reject(new Error(`${task.bundle} ended with status ${status} and without a measurement`));
    });
  });
}
