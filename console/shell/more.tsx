import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useWording } from "../language/wording.ts";
import { shellWording } from "./shell-wording.ts";

/** What comes page by page, and how to ask for the next. */
interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Asks for the next page of a list; nothing where there is none. */
export function More({
  pages: { hasNextPage, isFetchingNextPage, fetchNextPage },
}: {
  readonly pages: Pages;
}) {
  const say = useWording(shellWording);
  if (!hasNextPage) return null;
  return (
    <Box textAlign="center">
      <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {say("more")}
      </Button>
    </Box>
  );
}
