/** Why SNS refuses a request, as its error's code and message. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** The refusal of a parameter. */
export function invalid(reason: string): { readonly refusal: Refusal } {
  return { refusal: { code: "InvalidParameter", message: `Invalid parameter: ${reason}` } };
}
