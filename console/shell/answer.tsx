import Box from "@cloudscape-design/components/box";
import Spinner from "@cloudscape-design/components/spinner";
import type { ReactNode } from "react";
import { useWording } from "../language/wording.ts";
import { Failure } from "./failure.tsx";
import { shellWording } from "./shell-wording.ts";

/** A query as far as it is shown. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Shows what was answered: that it loads, why it is not there, or itself. */
export function Answer<T>({
  asked: { data, error, refetch },
  children,
}: {
  readonly asked: Asked<T>;
  readonly children: (data: T) => ReactNode;
}) {
  const say = useWording(shellWording);
  if (data !== undefined) return children(data);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <Box textAlign="center" padding="xxl">
      <Spinner size="large" /> {say("loading")}
    </Box>
  );
}
