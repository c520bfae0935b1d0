import middy from "@middy/core";
import { client } from "#client";
import { ExchangeRequest } from "../../schemas/exchange-request.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import { flowQueues } from "../../schemas/resource-names.ts";
import { actionItems } from "../aws/action-items.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { controlGlance } from "../aws/control-glance.ts";
import { inboundQueues } from "../aws/inbound-queues.ts";
import { pulseTable } from "../aws/pulse-table.ts";
import { systemClock } from "../clock.ts";
import { readActionTable, readEnvironment, readPlanTable } from "../environment.ts";
import { GlancedControls } from "../gate/glanced-controls.ts";
import { parsedEvent } from "../parsed-event.ts";
import { takeExchange } from "./take-exchange.ts";

const environment = readEnvironment(process.env);
const controls = new GlancedControls(controlGlance(dynamodb, readPlanTable(process.env)));
const ports = {
  queues: inboundQueues(sqs, environment.sqsEndpoint),
  actions: actionItems(dynamodb, readActionTable(process.env)),
  pulses: pulseTable(dynamodb, environment.stores.pulse, client.retention.pulses),
  controlOf: controls.of.bind(controls),
  inboundOf: (id: string, flow: Flow) => flowQueues(client.id, id, flow, environment.deployment).inbound,
};

/** `POST /exchanges/{flow}`: takes what source applications post. */
export const handler = middy<ExchangeRequest, HttpAnswer>()
  .use(parsedEvent(ExchangeRequest))
  .handler((request) => takeExchange(client, request, systemClock.now(), ports));
