import { Fn } from "aws-cdk-lib";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import type { Client } from "../schemas/client.ts";
import { pairs } from "./pairs.ts";
import { SIGN_IN_OUTPUTS } from "./sign-in.ts";

/**
 * Lets in the access tokens of a client's issuer alone. One of them serves all routes of an API, each of which also
 * asks for `DESK_SCOPE`.
 *
 * The pool is named by the outputs of the data stack, not by exports, so that a client can move to another issuer.
 */
export function deskAuthorizer(client: Client): HttpJwtAuthorizer {
  const { signIn } = client;
  if (!("pool" in signIn)) {
    return new HttpJwtAuthorizer("Desk", signIn.issuer, { jwtAudience: [signIn.audience] });
  }
  const [first] = pairs(client);
  if (!first) throw new Error(`client ${client.id} has no stacks`);
  const output = (name: string) => Fn.getStackOutput(first.data, name);
  return new HttpJwtAuthorizer("Desk", output(SIGN_IN_OUTPUTS.issuer), {
    jwtAudience: [output(SIGN_IN_OUTPUTS.clientId)],
  });
}
