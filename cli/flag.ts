/** Yes or no, as a query of the API says it. */
export function flag(isSo: boolean | undefined): "true" | "false" {
  return isSo === true ? "true" : "false";
}
