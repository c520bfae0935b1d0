import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type {
  Audit,
  AutomaticRecipes,
  Incidents,
  Mailboxes,
  Plans,
  Recipes,
  Releases,
  Subscribers,
  WatchStates,
} from "../ports.ts";
import { auditTable } from "./audit-table.ts";
import { incidentTable } from "./incident-table.ts";
import { mailboxTable } from "./mailbox-table.ts";
import { planTable } from "./plan-table.ts";
import { automaticRecipeItems } from "./automatic-recipe-items.ts";
import { recipeItems } from "./recipe-items.ts";
import { releaseTable } from "./release-table.ts";
import { subscriberTable } from "./subscriber-table.ts";
import { watchTable } from "./watch-table.ts";

/** The names of the tables of those who watch, which the gate has no use for. */
export interface WatchStoreNames {
  readonly watch: string;
  readonly incident: string;
  readonly mailbox: string;
  readonly plan: string;
  readonly audit: string;
}

/** What a client's watch keeps. */
export interface WatchStores {
  readonly states: WatchStates;
  readonly releases: Releases;
  readonly incidents: Incidents;
  readonly mailboxes: Mailboxes;
  readonly plans: Plans;
  readonly recipes: Recipes;
  readonly automatic: AutomaticRecipes;
  readonly subscribers: Subscribers;
  readonly audit: Audit;
}

/** Opens what a client's watch keeps. */
export function watchStores(dynamodb: DynamoDBClient, names: WatchStoreNames): WatchStores {
  return {
    states: watchTable(dynamodb, names.watch),
    releases: releaseTable(dynamodb, names.watch),
    incidents: incidentTable(dynamodb, names.incident),
    mailboxes: mailboxTable(dynamodb, names.mailbox),
    plans: planTable(dynamodb, names.plan),
    recipes: recipeItems(dynamodb, names.plan),
    automatic: automaticRecipeItems(dynamodb, names.plan),
    subscribers: subscriberTable(dynamodb, names.plan),
    audit: auditTable(dynamodb, names.audit),
  };
}
