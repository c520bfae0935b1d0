import { expect, test } from "vitest";
import { neededCompetence, type Subject } from "../../../functions/incident/needed-competence.ts";
import { defineClient } from "../../../schemas/client.ts";
import type { Competence } from "../../../schemas/person.ts";
import type { IncidentKind } from "../../../schemas/incident-kind.ts";
import { configuration, plainFlow } from "../../infra/clients.ts";

const client = defineClient(
  configuration(
    {
      plain: plainFlow,
      "from-database": { ...plainFlow, source: "base" },
      "to-database": { ...plainFlow, target: "base" },
      special: { ...plainFlow, source: "base", competence: "network-security" },
    },
    {
      applications: {
        erp: { name: "ERP" },
        shop: { name: "Shop" },
        base: {
          name: "Data warehouse",
          competence: "database",
          probes: {
            port: { type: "tcp", host: "base.example.com", port: 1433 },
            firewall: {
              type: "tcp",
              host: "base.example.com",
              port: 443,
              competence: "network-security",
            },
          },
        },
      },
    },
  ),
);

test.each<[string, IncidentKind, Subject, Competence]>([
  ["what is usual for its kind", "silent", { flow: "plain" }, "technical"],
  ["what is usual where data are at fault", "failing", { flow: "plain" }, "functional"],
  ["what is usual where a job did not run", "late", { flow: "plain" }, "operations"],
  [
    "what the source asks for, where the source sends nothing",
    "silent",
    { flow: "from-database" },
    "database",
  ],
  [
    "what is usual, where the target is not looked into first",
    "silent",
    { flow: "to-database" },
    "technical",
  ],
  [
    "what the target asks for, where the target takes nothing",
    "consumer-dead",
    { flow: "to-database" },
    "database",
  ],
  ["what the flow asks for, before its source", "silent", { flow: "special" }, "network-security"],
  ["what the application asks for that is unreachable", "unreachable", { application: "base" }, "database"],
  [
    "what the failing probe asks for, before its application",
    "unreachable",
    { application: "base", probe: "firewall" },
    "network-security",
  ],
  [
    "what the application asks for, where its probe asks for nothing",
    "unreachable",
    { application: "base", probe: "port" },
    "database",
  ],
  [
    "what is usual for an application that asks for nothing",
    "unreachable",
    { application: "erp" },
    "infrastructure",
  ],
  ["who knows the watchdog, where its own gate fails", "gate-failure", { flow: "special" }, "technical"],
  ["what is usual where it is about the client as a whole", "contact-unreachable", {}, "operations"],
])("an incident asks for %s", (_, kind, subject, competence) => {
  expect(neededCompetence(kind, subject, client)).toBe(competence);
});
