import type { Format } from "../../../schemas/contract.ts";
import type { Decoder } from "./decoder.ts";
import { decodeJson } from "./json.ts";

/** The decoder of each format that a contract can name. */
export const decoders: Readonly<Record<Format, Decoder>> = { json: decodeJson };
