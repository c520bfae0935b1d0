/** The path of an incident's page in the console. */
export function incidentPath(client: string, number: number): string {
  return `/clients/${encodeURIComponent(client)}/incidents/${number}`;
}

/** The path of a replay job's page in the console. */
export function jobPath(client: string, id: string): string {
  return `/clients/${encodeURIComponent(client)}/jobs/${encodeURIComponent(id)}`;
}
