import * as z from "zod";

/**
 * How a payload that is no text stands in the body of a message, by the names of RFC 2045 section 6. A body is else
 * the payload's own text, in UTF-8.
 */
export const TransferEncoding = z.enum(["base64"]);
export type TransferEncoding = z.infer<typeof TransferEncoding>;

/** The message attribute by which a sender says so. */
export const TRANSFER_ENCODING_ATTRIBUTE = "Content-Transfer-Encoding";
