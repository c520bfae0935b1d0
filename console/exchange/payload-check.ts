import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { checkPayload } from "../../schemas/api/quarantine-operations.ts";
import { useDesk } from "../desk/desks.tsx";

const QUIET_MS = 400;

/** A value once it has not changed for a while. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The contract's verdict on a text, once nobody types any more; nothing is saved. */
export function usePayloadCheck(id: string, text: string) {
  const desk = useDesk();
  const body = useSettled(text);
  const { data, error } = useQuery({
    queryKey: ["check", desk.client.id, id, body],
    queryFn: async () => {
      const asked = { parameters: { id }, query: {}, body: { body } };
      return (await desk.call(checkPayload, asked)).answer;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isSettled = body === text;
  return { verdict: isSettled ? data : undefined, error: isSettled ? error : null };
}
