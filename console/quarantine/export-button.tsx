import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { exportHeld } from "../../schemas/api/export-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import type { Desk } from "../desk/desk.ts";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { useZone } from "../time/zone.tsx";
import { type HeldFilter, queryOf } from "./held-filter.ts";
import { quarantineWording } from "./quarantine-wording.ts";

/** A spreadsheet takes a text with this mark as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** All that match a filter as one table, put together of its parts. */
async function tableOf(desk: Desk, filter: ReturnType<typeof queryOf>): Promise<string> {
  let text = "";
  let cursor: string | undefined;
  do {
    const query = { ...filter, ...(cursor === undefined ? {} : { cursor }) };
    const { answer, next } = await desk.call(exportHeld, { parameters: {}, query, body: undefined });
    text += answer;
    cursor = next;
  } while (cursor !== undefined);
  return text;
}

function download(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Takes all that match away as CSV, without payloads, for whoever may. */
export function ExportButton({ filter }: { readonly filter: HeldFilter }) {
  const say = useWording(quarantineWording);
  const desk = useDesk();
  const tell = useTell();
  const zone = useZone();
  const [isRunning, setRunning] = useState(false);
  if (!desk.may(exportHeld)) return null;
  const take = async () => {
    setRunning(true);
    try {
      download(await tableOf(desk, queryOf(filter, zone)), `${desk.client.id}-quarantine.csv`);
    } catch (error) {
      tell({ type: "error", text: error instanceof Error ? error.message : String(error) });
    }
    setRunning(false);
  };
  return (
    <Button iconName="download" loading={isRunning} onClick={() => void take()}>
      {say("takeAway")}
    </Button>
  );
}
