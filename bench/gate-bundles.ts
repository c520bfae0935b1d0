import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientFile } from "../clients/load-client.ts";
import { bundleHandler } from "../infra/handler-bundle.ts";
import { bundleSize } from "./bundle-size.ts";
import { coldImport } from "./cold-import.ts";
import { percentile } from "./statistics.ts";
import { table } from "./table.ts";

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** A client with flows that an XML Schema checks, and one without. */
const CLIENTS = { "with XML Schema": clientFile("demo"), without: pathOf("schemaless-client.ts") } as const;

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(0);

/** What a gate holds and loads of libxml2, by whether a flow of its client has an XML Schema; a table. */
export async function gateBundlesTable(
  directory: string,
  env: Readonly<Record<string, string>>,
  times: number,
): Promise<string> {
  const gates = Object.entries(CLIENTS).map(([name, client], index) => {
    const folder = join(directory, `gate-${index}`);
    bundleHandler(pathOf("../functions/gate/handler.ts"), folder, client);
    return { name, bundle: join(folder, "index.mjs"), loads: [] as number[] };
  });
  for (let time = 0; time < times; time += 1)
    for (const { bundle, loads } of gates) loads.push(await coldImport(bundle, env));
  const rows = gates.map(({ name, bundle, loads }) => {
    const { bytes, bytesAtOnce, bytesOfLibxml2 } = bundleSize(bundle);
    return [
      name,
      kilobytes(bytes),
      kilobytes(bytesOfLibxml2),
      kilobytes(bytesAtOnce),
      percentile(loads, 0.5).toFixed(0),
    ];
  });
  return table(["gate of a client", "bundle KiB", "of it libxml2", "loaded at once", "cold import ms"], rows);
}
