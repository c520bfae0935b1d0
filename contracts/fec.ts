import { fec as fecFormat } from "../functions/gate/formats/fec.ts";
import { Fec } from "../schemas/fec.ts";

/** A FEC, known by its bytes and found by the days that it spans. */
export const fec = {
  format: fecFormat(),
  schema: Fec,
  identify: ({ from, until }: Fec) => ({ businessKey: [from, until] }),
};
