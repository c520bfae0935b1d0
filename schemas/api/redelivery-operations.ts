import * as z from "zod";
import { LEADS } from "./access.ts";
import { ShownJob } from "./job-operations.ts";
import { NO_PARAMETERS, NO_QUERY, operation } from "./operation.ts";
import { FlowName, ShownTime, Why } from "./shown-time.ts";

const tag = "Replay jobs";

/** So many days of minutes can be counted within a call. */
const WINDOW_DAYS_MAX = 31;

/** What is to be delivered again: of one flow, or of all that lead to an application. */
const Window = z
  .strictObject({
    flow: FlowName.optional(),
    target: z.string().min(1).max(64).optional().meta({
      description: "An application: all its flows that keep an archive.",
    }),
    from: ShownTime.meta({ description: "Forwarded since then or later." }),
    until: ShownTime.meta({ description: "Forwarded since then or earlier; not in the future." }),
    key: z.string().min(1).max(256).optional().meta({ description: "Of this business key only." }),
  })
  .refine(({ flow, target }) => (flow === undefined) !== (target === undefined), {
    error: "names a flow or a target, and not both",
    path: ["flow"],
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
    error: "is not after from",
    path: ["until"],
  })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= WINDOW_DAYS_MAX * 86_400_000, {
    error: `is more than ${WINDOW_DAYS_MAX} days after from: deliver again in several parts`,
    path: ["until"],
  });

/** Which flows would be gone through, and which cannot be. */
const Reach = {
  unarchived: z.array(z.string()).meta({ description: "Flows of the target that keep no archive." }),
  partly: z.array(z.string()).meta({
    description: "Flows whose archive does not reach back to `from`: what is older has expired.",
  }),
};

const Count = z.int().nonnegative();

/** Delivers again what was delivered in a time. */
export const redeliver = operation({
  id: "redeliver",
  method: "post",
  path: "/redeliveries",
  summary: "Deliver again what was delivered in a time, in its order, as replay jobs",
  description:
    "For an application that was restored from a backup. The same bytes are sent from the archive, deliberately past the duplicate guard: one job for each flow, those of one target one after the other. What is forwarded meanwhile is not held up: pause the flows first.",
  tag,
  roles: LEADS,
  concerns: "flow",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: Window.safeExtend({
    rate: z.int().min(1).max(3000).optional().meta({
      description: "To the target, per second at most; `desk.jobs.ratePerSecond` where it is not said.",
    }),
    why: Why,
  }),
  answer: z.object({ jobs: z.array(ShownJob), ...Reach }),
  problems: [
    "flow-unknown",
    "application-unknown",
    "redelivery-future",
    "redelivery-unarchived",
    "redelivery-expired",
    "redelivery-without-exchanges",
  ],
  audited: {
    draws: "id",
    subject: ({ body: { flow, target }, drawn }) =>
      flow === undefined ? `application/${target ?? ""}` : `job/${flow}.${drawn}`,
    action: () => "redeliver",
    why: ({ body }) => body.why,
  },
});

/** Tells what a redelivery would send; nothing is stored. */
export const tryRedelivery = operation({
  id: "tryRedelivery",
  method: "post",
  path: "/redeliveries/dry-run",
  summary: "Count what a redelivery would send, of each flow",
  description: "By the minutes of the flow's counts: about. Nothing is stored, and nothing is sent.",
  tag,
  roles: LEADS,
  concerns: "flow",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: Window,
  answer: z.object({ flows: z.array(z.object({ flow: z.string(), forwarded: Count })), ...Reach }),
  problems: [
    "flow-unknown",
    "application-unknown",
    "redelivery-future",
    "redelivery-unarchived",
    "redelivery-expired",
  ],
});
