import { readFile } from "node:fs/promises";
import { HostOutputs } from "../../schemas/outputs.ts";

const ANSWERS_WITHIN_MS = 2000;

/** Whether the host that an outputs file tells of still answers; a host that was killed leaves its file. */
export async function otherHostAnswers(outputsFile: string): Promise<boolean> {
  try {
    const outputs = HostOutputs.parse(JSON.parse(await readFile(outputsFile, "utf8")));
    const clock = new URL("/clock", outputs.endpoints.host);
    const answer = await fetch(clock, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
