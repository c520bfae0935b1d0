/** Attacks every decoder with all there is, each in a process of its own; tells the worst time and memory. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { schemaSubjects, textSubjects } from "./subjects.ts";

const PROCESS = fileURLToPath(new URL("attack-process.ts", import.meta.url));
const TEN_MINUTES = 600_000;

let failed = false;
console.log("format        inputs   refused   worst ms  by                                   peak MiB");
for (const { format } of [...textSubjects, ...schemaSubjects]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--max-old-space-size=512", PROCESS, format.name],
    {
      encoding: "utf8",
      timeout: TEN_MINUTES,
    },
  );
  process.stdout.write(stdout);
  if (status === 0) continue;
  failed = true;
  process.stderr.write(`${format.name} failed\n${stderr}`);
}
process.exitCode = failed ? 1 : 0;
