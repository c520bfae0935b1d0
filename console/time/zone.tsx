import { createContext, useContext } from "react";

/** The time zone of the client that is looked at. */
const Zone = createContext("UTC");

export const ZoneProvider = Zone;

/** The time zone in which a client's times are told. */
export function useZone(): string {
  return useContext(Zone);
}
