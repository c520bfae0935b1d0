import Button from "@cloudscape-design/components/button";
import { reportMonthAsCsv } from "../../schemas/api/monthly-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { reportWording } from "./report-wording.ts";

/** Hands a text to the browser as a file. */
function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Downloads a month as CSV. */
export function DownloadCsv({ month }: { readonly month: string }) {
  const say = useWording(reportWording);
  const { client } = useDesk();
  const tell = useTell();
  const csv = useAction(reportMonthAsCsv);
  return (
    <Button
      iconName="download"
      loading={csv.isPending}
      onClick={() =>
        csv.mutate(
          { parameters: {}, query: { month }, body: undefined },
          {
            onSuccess: ({ answer }) => saveAs(`${client.id}-${month}.csv`, answer),
            onError: (error) => tell({ type: "error", text: error.message }),
          },
        )
      }
    >
      {say("csv")}
    </Button>
  );
}
