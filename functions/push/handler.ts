import middy from "@middy/core";
import { client } from "#client";
import { type HttpAnswer, HttpEvent } from "../../schemas/http-event.ts";
import { dynamodb } from "../aws/clients.ts";
import { probeTable } from "../aws/probe-table.ts";
import { systemClock } from "../clock.ts";
import { readWatchTable } from "../environment.ts";
import { parsedEvent } from "../parsed-event.ts";
import { takeReport } from "./take-report.ts";

const probes = probeTable(dynamodb, readWatchTable(process.env));

/** `POST /probes/{application}/{probe}`: takes what a job of the client reports. */
export const handler = middy<HttpEvent, HttpAnswer>()
  .use(parsedEvent(HttpEvent))
  .handler((event) => takeReport(client, event, systemClock.now(), probes));
