import middy from "@middy/core";
import * as z from "zod";
import { client } from "#client";
import { dynamodb } from "../aws/clients.ts";
import { probeTable } from "../aws/probe-table.ts";
import { systemClock } from "../clock.ts";
import { readWatchTable } from "../environment.ts";
import { networkProber } from "../network/prober.ts";
import { parsedEvent } from "../parsed-event.ts";
import { probeApplications } from "./probe.ts";

const ports = { prober: networkProber, probes: probeTable(dynamodb, readWatchTable(process.env)) };

/** Every minute: asks the client's applications whether they are there. */
export const handler = middy<unknown, void>()
  .use(parsedEvent(z.unknown()))
  .handler(async () => {
    await probeApplications(client, systemClock.now(), ports);
  });
