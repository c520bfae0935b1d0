import * as z from "zod";
import { json } from "../../functions/gate/formats/json.ts";
import type { Passage } from "../../functions/gate/gate.ts";
import { defineClient, type FlowInput } from "../../schemas/client.ts";
import { defineContract } from "../../schemas/contract.ts";
import type { Message } from "../../schemas/message.ts";

const letters = (textMax: number) =>
  defineContract({
    format: json(),
    schema: z.object({
      id: z.string(),
      text: z.string().max(textMax),
      copies: z.array(z.string()).default([]),
    }),
    identify: ({ id, text, copies }) => {
      if (text === "poison") throw new Error("the contract of letters fails");
      return { exchangeId: id, businessKey: `letter ${id}`, furtherKeys: copies };
    },
  });

/** The passage of a flow of letters whose text may be so long, configured as given. */
export function letterPassage(config: Partial<FlowInput> = {}, textMax = 10): Passage {
  const client = defineClient({
    id: "acme",
    name: "Acme",
    zone: "Europe/Paris",
    language: "en",
    applications: { office: { name: "Office" }, archive: { name: "Archive" } },
    flows: {
      letters: {
        source: "office",
        target: "archive",
        contract: letters(textMax),
        expectation: "none",
        ...config,
      },
    },
  });
  const flow = client.flows["letters"];
  if (!flow) throw new Error("the client has no letters");
  return {
    id: "letters",
    flow,
    target: "arn:aws:sqs:eu-west-3:000000000000:archive",
    answersTo: [],
    outOfSightSeconds: 180,
  };
}

/** A letter as it came from the queue. */
export function letter(id: string, text: string, copies: readonly string[] = []): Message {
  const body = JSON.stringify({ id, text, copies });
  return { messageId: `m-${id}-${text}`, body, attributes: {}, receiveCount: 1 };
}
