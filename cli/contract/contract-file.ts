import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import type { Contract } from "../../schemas/contract.ts";
import { CommandFailure } from "../failure.ts";

const IsContract = z.custom<Contract>(
  (value) => typeof value === "object" && value !== null && "examine" in value && "format" in value,
);

/**
 * The contract that a TypeScript module exports, under whatever name.
 *
 * @throws {CommandFailure} where it cannot be loaded, or exports no contract or several
 */
export async function contractFile(file: string): Promise<Contract> {
  const loaded: unknown = await import(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure("contract-unusable", `${file}: ${why}`);
  });
  const exported = Object.entries(z.record(z.string(), z.unknown()).parse({ ...Object(loaded) }));
  const contracts = exported.flatMap(([, value]) => IsContract.safeParse(value).data ?? []);
  const [contract, ...others] = new Set(contracts);
  if (contract && others.length === 0) return contract;
  throw new CommandFailure("contract-unusable", `${file} (${exported.map(([name]) => name).join(", ")})`);
}
