import { type DynamoDBClient, GetItemCommand, paginateQuery, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { ProbeState } from "../../schemas/probe-state.ts";
import type { ProbeStates } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";
import { fromItem, readableItems, toItem } from "./stored-item.ts";

const TYPE = { S: "probe" };

/** The probe is new, or nobody wrote since this revision was read. */
const UNCHANGED = "attribute_not_exists(revision) OR revision = :seen";

/** The last results of probes, beside what the sweep remembers: partition = "probe", sort = application/probe. */
export function probeTable(dynamodb: DynamoDBClient, table: string): ProbeStates {
  return {
    async all() {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "#type = :type",
          ExpressionAttributeNames: { "#type": "type" },
          ExpressionAttributeValues: { ":type": TYPE },
        },
      );
      const states: ProbeState[] = [];
      for await (const { Items = [] } of pages) states.push(...readableItems(ProbeState, Items, "probe"));
      return states;
    },
    async find(id) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: { type: TYPE, id: { S: id } }, ConsistentRead: true }),
      );
      return Item && fromItem(ProbeState, Item);
    },
    save(state) {
      return unlessLost(
        dynamodb.send(
          new PutItemCommand({
            TableName: table,
            Item: toItem(ProbeState, { ...state, revision: state.revision + 1 }),
            ConditionExpression: UNCHANGED,
            ExpressionAttributeValues: { ":seen": { N: String(state.revision) } },
          }),
        ),
      );
    },
  };
}
