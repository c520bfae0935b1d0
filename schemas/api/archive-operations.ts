import * as z from "zod";
import { ArchivedExchange } from "../archived-exchange.ts";
import { CARETAKERS } from "./access.ts";
import { NO_BODY, operation } from "./operation.ts";
import { pageOf } from "./page.ts";
import { FlowName, ShownTime } from "./shown-time.ts";

/** Tells what a flow forwarded, with its payloads, which is told to the audit trail. */
export const readArchive = operation({
  id: "readArchive",
  method: "get",
  path: "/flows/{flow}/archive",
  summary: "Take out what a flow kept of what it forwarded, newest first, with payloads",
  description:
    "That it was looked at is written to the audit trail first. A page ends early where its payloads are large, and may be empty with a next. Of flows that keep nothing, and of what has expired, there is nothing.",
  tag: "Flows",
  roles: CARETAKERS,
  concerns: "flow",
  parameters: z.strictObject({ flow: FlowName }),
  query: z.strictObject({
    from: ShownTime.meta({ description: "Forwarded since then or later." }),
    until: ShownTime.optional().meta({ description: "Forwarded then or earlier; now where it is not said." }),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    cursor: z.string().min(1).max(2000).optional(),
  }),
  body: NO_BODY,
  answer: pageOf(ArchivedExchange.omit({ hash: true }).extend({ at: ShownTime })),
  problems: ["flow-unknown", "cursor-unreadable"],
  audited: {
    subject: ({ parameters: { flow } }) => `flow/${flow}`,
    action: () => "view archive",
  },
});
