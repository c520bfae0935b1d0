import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import * as z from "zod";
import { client } from "#client";
import { type HttpAnswer, HttpEvent } from "../../schemas/http-event.ts";
import { auditTable } from "../aws/audit-table.ts";
import { dynamodb } from "../aws/clients.ts";
import { incidentTable } from "../aws/incident-table.ts";
import { linkTable } from "../aws/link-table.ts";
import { systemClock } from "../clock.ts";
import { readLinkEnvironment } from "../environment.ts";
import { parsedEvent } from "../parsed-event.ts";
import { answerLink, readAnswer } from "./answer.ts";

const tables = readLinkEnvironment(process.env);
const ports = {
  links: linkTable(dynamodb, tables.link),
  incidents: incidentTable(dynamodb, tables.incident),
  audit: auditTable(dynamodb, tables.audit),
  newId: () => randomUUID(),
  console: tables.console,
};

const LinkEvent = z.intersection(
  HttpEvent,
  z.object({
    requestContext: z.object({ http: z.object({ method: z.string(), sourceIp: z.string().default("") }) }),
  }),
);
type LinkEvent = z.output<typeof LinkEvent>;

/** `GET` and `POST /l/{code}`: what a contact does by the link of an SMS. */
export const handler = middy<LinkEvent, HttpAnswer>()
  .use(parsedEvent(LinkEvent))
  .handler(({ pathParameters, body, requestContext }) => {
    const { code = "" } = pathParameters;
    const answer = requestContext.http.method === "POST" ? readAnswer(body.toString("utf8")) : undefined;
    return answerLink(
      { code, answer, address: requestContext.http.sourceIp },
      client,
      systemClock.now(),
      ports,
    );
  });
