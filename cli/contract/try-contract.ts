import { Temporal } from "temporal-polyfill";
import { check } from "../../functions/gate/examine.ts";
import { carried } from "../../functions/payload/carried.ts";
import { readArchive } from "../../schemas/api/archive-operations.ts";
import { flowNamed } from "../check.ts";
import { chosenClient } from "../chosen-client.ts";
import { apiAccess, ask } from "../desk-api.ts";
import { CommandFailure } from "../failure.ts";
import { contractFile } from "./contract-file.ts";
import { type Difference, Differences } from "./difference.ts";

/** What a trial is of. */
export interface Trial {
  readonly flow: string;
  /** The module of the contract that is tried. */
  readonly file: string;
  readonly days: number;
}

/**
 * Tries a contract on what a flow kept of its last days, beside the contract that the flow has.
 *
 * @throws {CommandFailure} where the flow keeps nothing, or the module exports no contract
 */
export async function tryContract({ flow, file, days }: Trial, person?: string): Promise<Difference> {
  const configured = flowNamed(await chosenClient(), flow);
  if (configured.archive === undefined) throw new CommandFailure("archive-missing", flow);
  const tried = await contractFile(file);
  const decode = { present: await configured.contract.format.open(), tried: await tried.format.open() };
  const access = await apiAccess(person);
  const from = Temporal.Now.instant()
    .subtract({ hours: 24 * days })
    .toString();
  const differences = new Differences(flow);
  let cursor: string | undefined;
  do {
    const query = { from, ...(cursor === undefined ? {} : { cursor }) };
    const page = await ask(access, readArchive, { parameters: { flow }, query, body: undefined });
    for (const { businessKey, ...content } of page.items) {
      const { bytes } = carried(content, configured);
      differences.add({
        businessKey,
        present: check(bytes, configured.contract, decode.present),
        tried: check(bytes, tried, decode.tried),
      });
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return differences.found;
}
