import * as z from "zod";

/** A time in an answer: ISO 8601 with an offset, of the client's zone where people read it. */
export const ShownTime = z.iso.datetime({ offset: true });

/** The name of a flow in a path or a query. */
export const FlowName = z.string().min(1).max(64).meta({ description: "A flow of the client." });

/** A person's reason, kept with what was done; never payload content. */
export const Why = z.string().trim().min(1).max(500).meta({ description: "In the words of who acts." });
