import * as z from "zod";
import { MessageAttributes } from "./message.ts";

/** For how many days what was forwarded is kept. */
export const ArchiveDays = z
  .int()
  .min(1, { error: "is below 1: an archive is kept for whole days, leave it out to keep none" })
  .max(400, { error: "is above 400 days: keep less, an archive is no books" });

/** An exchange as it was forwarded, kept to be delivered again. */
export const ArchivedExchange = z.strictObject({
  exchangeId: z.string(),
  businessKey: z.string(),
  hash: z.string().meta({ description: "Hex SHA-256 of the payload's bytes." }),
  body: z.string(),
  attributes: MessageAttributes,
});
export type ArchivedExchange = z.infer<typeof ArchivedExchange>;
