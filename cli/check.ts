import { check } from "../functions/gate/examine.ts";
import type { Client } from "../schemas/client.ts";
import type { Flow } from "../schemas/flow.ts";
import type { Finding } from "../schemas/finding.ts";
import { CommandFailure } from "./failure.ts";
import { payloadFile } from "./payload-file.ts";

/** The flow of this name. */
export function flowNamed(client: Client, id: string): Flow {
  const flow = client.flows[id];
  if (!flow) throw new CommandFailure("flow-unknown", id);
  return flow;
}

/** A contract's verdict on one file. */
export interface CheckedFile {
  readonly file: string;
  readonly verdict: "valid" | "invalid";
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
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
