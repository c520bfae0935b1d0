import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

/** Carries a conditional write out; a condition that does not hold is an outcome, not an error. */
export async function unlessLost<T>(write: Promise<T>): Promise<"written" | "lost"> {
  try {
    await write;
    return "written";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "lost";
    throw error;
  }
}
