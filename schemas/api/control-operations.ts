import * as z from "zod";
import { CONTROL_HOURS_MAX, ControlKind } from "../flow-control.ts";
import { LEADS } from "./access.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { FlowName, ShownTime, Why } from "./shown-time.ts";

/** The control that a flow is under. */
export const ShownControl = z
  .object({
    control: ControlKind.meta({
      description:
        "observe: what would be held is forwarded and its findings counted; bypass: all is forwarded unchecked; pause: nothing is taken in, and waits.",
    }),
    since: ShownTime,
    until: ShownTime.meta({ description: "When it ends by itself." }),
    by: z.string(),
    why: z.string(),
  })
  .meta({ id: "FlowControl" });
export type ShownControl = z.output<typeof ShownControl>;

const common = {
  tag: "Flows",
  roles: LEADS,
  concerns: "flow",
  path: "/flows/{flow}/control",
  parameters: z.strictObject({ flow: FlowName }),
  query: NO_QUERY,
  answer: ShownControl,
} as const;

const subject = ({ parameters: { flow } }: { readonly parameters: { readonly flow: string } }) =>
  `control/${flow}`;

export const controlFlow = operation({
  ...common,
  id: "controlFlow",
  method: "put",
  summary:
    "Let a flow forward what it would hold, forward everything unchecked, or take nothing in, until a time",
  description: `It takes effect within a minute, in place of the control that the flow is under; a pause lasts ${CONTROL_HOURS_MAX.pause} hours at most, the others ${CONTROL_HOURS_MAX.observe}.`,
  body: z.strictObject({ control: ControlKind, until: ShownTime, why: Why }),
  problems: ["flow-unknown", "control-end-unusable", "changed-meanwhile"],
  audited: { subject, action: ({ body }) => `control ${body.control}`, why: ({ body }) => body.why },
});

export const endControl = operation({
  ...common,
  id: "endControl",
  method: "delete",
  summary:
    "End the control that a flow is under: it takes in, checks and holds again, within a minute or two",
  body: NO_BODY,
  problems: ["flow-unknown", "control-none", "changed-meanwhile"],
  audited: { subject, action: () => "end control" },
});
