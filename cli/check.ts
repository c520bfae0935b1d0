import { check } from "../functions/gate/examine.ts";
import type { Client } from "../schemas/client.ts";
import type { Flow } from "../schemas/flow.ts";
import type { Decoder } from "../schemas/decoder.ts";
import { type Finding, FINDINGS_KEPT } from "../schemas/finding.ts";
import type { Format } from "../schemas/format.ts";
import { CommandFailure } from "./failure.ts";
import { payloadFile } from "./payload-file.ts";

/** The flow of this name. */
export function flowNamed(client: Client, id: string): Flow {
  const flow = client.flows[id];
  if (!flow) throw new CommandFailure("flow-unknown", id);
  return flow;
}

/** A verdict on one file. */
export interface CheckedFile {
  readonly file: string;
  readonly verdict: "valid" | "invalid";
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
}

/** Checks files as messages of a format, without a contract. */
export async function checkFormat(format: Format, files: readonly string[]): Promise<readonly CheckedFile[]> {
  const payloads = await Promise.all(files.map(payloadFile));
  const decode = await opened(format);
  return payloads.map((bytes, index) => {
    const decoded = decode(bytes);
    const { faults = [], notes } =
      decoded.outcome === "decoded" ? decoded : { faults: decoded.findings, notes: [] };
    const findings = [...faults, ...notes].slice(0, FINDINGS_KEPT);
    const verdict = faults.length > 0 ? "invalid" : "valid";
    return { file: files[index] ?? "", verdict, findings, findingsTotal: faults.length + notes.length };
  });
}

/** A format that cannot be opened is one whose schema cannot be used. */
async function opened(format: Format): Promise<Decoder> {
  try {
    return await format.open();
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure("schema-unusable", error instanceof Error ? error.message.trim() : "");
  }
}

/** Checks files against a flow's contract; nothing is sent and no host is needed. */
export async function checkFiles(flow: Flow, files: readonly string[]): Promise<readonly CheckedFile[]> {
  const payloads = await Promise.all(files.map(payloadFile));
  const decode = await flow.contract.format.open();
  return payloads.map((bytes, index) => {
    const checked = check(bytes, flow.contract, decode);
    const { findings, total } = checked.verdict === "valid" ? checked.notes : checked;
    return { file: files[index] ?? "", verdict: checked.verdict, findings, findingsTotal: total };
  });
}
