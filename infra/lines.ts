import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Flow } from "../schemas/flow.ts";
import { lineTableName } from "../schemas/resource-names.ts";
import { allow, tableArn } from "./watchdog-function.ts";

/** Whether the order of exchanges is kept on any of these flows. */
export function keepsOrder(flows: readonly Flow[]): boolean {
  return flows.some(({ ordered }) => ordered);
}

/** What letting held exchanges go in their turn asks for, and letting them leave their line. */
export function lineRights(client: string): PolicyStatement {
  const actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query"];
  return allow(actions, [tableArn(lineTableName(client))]);
}
