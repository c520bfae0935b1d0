import type { PullProbe } from "../../schemas/probe.ts";
import type { ProbeResult } from "../../schemas/probe-state.ts";
import type { ProbeAnswer } from "../ports.ts";

type Page = ProbeAnswer & { answered: "page" };

function judgePage(probe: PullProbe & { type: "https" }, page: Page): ProbeResult {
  const { status, certificateExpires } = page;
  const expires = certificateExpires ? { certificateExpires } : {};
  const isExpected = probe.status ? probe.status.includes(status) : status >= 200 && status < 400;
  if (!isExpected) return { outcome: "failing", reason: "status", evidence: { status }, ...expires };
  if (probe.text !== undefined && !page.text?.includes(probe.text)) {
    return { outcome: "failing", reason: "text", evidence: { status }, ...expires };
  }
  return { outcome: "well", evidence: { status }, ...expires };
}

/** What an application's answer says of it, by what its probe asks for. */
export function judgeAnswer(probe: PullProbe, answer: ProbeAnswer): ProbeResult {
  switch (answer.answered) {
    case "nothing":
      return { outcome: "failing", reason: answer.why, evidence: { code: answer.code } };
    case "connection":
      return { outcome: "well", evidence: {} };
    case "page":
      return probe.type === "https" ? judgePage(probe, answer) : { outcome: "well", evidence: {} };
  }
}
