/** The path of an incident's page in the console. */
export function incidentPath(client: string, number: number): string {
  return `/clients/${encodeURIComponent(client)}/incidents/${number}`;
}
