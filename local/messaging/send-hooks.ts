import { z } from "zod";
import type { buildApp } from "./fauxqs.ts";
import { SqsError } from "./fauxqs.ts";
import { refusal, sentMessage } from "./send-rules.ts";

const batch = z.looseObject({ Entries: z.array(sentMessage.extend({ Id: z.string() })) });
const batchAnswer = z.looseObject({ Failed: z.array(z.unknown()).optional() });

/** One entry that a batch refuses, as SendMessageBatch reports it. */
interface FailedEntry {
  readonly Id: string;
  readonly SenderFault: true;
  readonly Code: string;
  readonly Message: string;
}

/** Applies the rules of SendMessage in front of the emulator; in a batch they fail entries, not the batch. */
export function refuseUnsendable(app: ReturnType<typeof buildApp>): void {
  const failures = new WeakMap<object, FailedEntry[]>();

  app.addHook("preHandler", async (request, reply) => {
    const action = request.headers["x-amz-target"];
    if (action === "AmazonSQS.SendMessage") {
      const message = sentMessage.safeParse(request.body);
      const refused = message.success ? refusal(message.data) : undefined;
      if (refused) return answer(new SqsError(refused.code, refused.message));
    }
    if (action === "AmazonSQS.SendMessageBatch") {
      const sent = batch.safeParse(request.body);
      if (!sent.success) return undefined;
      if (sent.data.Entries.some(({ MessageBody: body }) => !body)) {
        return answer(
          new SqsError("MissingParameter", "The request must contain the parameter MessageBody."),
        );
      }
      const failed = sent.data.Entries.flatMap((entry): FailedEntry[] => {
        const refused = refusal(entry);
        return refused
          ? [{ Id: entry.Id, SenderFault: true, Code: refused.code, Message: refused.message }]
          : [];
      });
      if (failed.length === 0) return undefined;
      const ids = new Set(failed.map(({ Id: id }) => id));
      const rest = sent.data.Entries.filter(({ Id: id }) => !ids.has(id));
      if (rest.length === 0) return reply.send({ Successful: [], Failed: failed });
      failures.set(request, failed);
      request.body = { ...sent.data, Entries: rest };
    }
    return undefined;

    function answer(error: SqsError): typeof reply {
      return reply
        .status(error.statusCode)
        .headers({
          "content-type": "application/x-amz-json-1.0",
          "x-amzn-query-error": `${error.code};Sender`,
        })
        .send(error.toJSON());
    }
  });

  app.addHook("preSerialization", async (request, _reply, payload: unknown) => {
    const failed = failures.get(request);
    const sent = batchAnswer.safeParse(payload);
    if (!failed || !sent.success) return payload;
    return { ...sent.data, Failed: [...(sent.data.Failed ?? []), ...failed] };
  });
}
