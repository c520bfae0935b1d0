import { mt940 } from "../functions/gate/formats/mt940.ts";
import { Mt940, type Mt940Statement } from "../schemas/mt940.ts";

function statementKey({ account, number }: Mt940Statement): readonly string[] {
  return [account, number];
}

/**
 * Bank statements in MT940. A file is known by its first statement: account, number, closing day and reference;
 * it is found by account and number of each.
 */
export const mt940Statement = {
  format: mt940(),
  schema: Mt940,
  identify({ statements: [first, ...others] }: Mt940) {
    return {
      exchangeId: first ? [...statementKey(first), first.closing.date, first.reference] : [],
      businessKey: first ? statementKey(first) : [],
      furtherKeys: others.slice(0, 100).map(statementKey),
    };
  },
};
