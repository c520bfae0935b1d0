import { expect, test } from "vitest";
import { noAnswer } from "../../../functions/network/no-answer.ts";

const unlimited = new AbortController().signal;

/** An error as Node.js throws it. */
const thrown = (code: string) => Object.assign(new Error("of which nothing is told"), { code });

test.each([
  ["ENOTFOUND", "unknown-host"],
  ["EAI_AGAIN", "unknown-host"],
  ["ECONNREFUSED", "refused"],
  ["ECONNRESET", "connection"],
  ["EHOSTUNREACH", "connection"],
  ["ETIMEDOUT", "timeout"],
  ["EPROTO", "connection"],
  ["CERT_HAS_EXPIRED", "certificate"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "certificate"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate"],
])("%s is told as %s", (code, why) => {
  expect(noAnswer(thrown(code), unlimited)).toEqual({ answered: "nothing", why, code });
});

test("of several addresses that all failed, the first says why", () => {
  const error = new AggregateError([thrown("ECONNREFUSED"), thrown("EHOSTUNREACH")]);
  expect(noAnswer(error, unlimited)).toMatchObject({ why: "refused" });
});

test("whatever fails once the time is up is a timeout", () => {
  expect(noAnswer(thrown("ABORT_ERR"), AbortSignal.abort())).toMatchObject({
    why: "timeout",
    code: "ETIMEDOUT",
  });
});

test("what is no error of the network is a failure of the connection", () => {
  expect(noAnswer("?", unlimited)).toMatchObject({ why: "connection", code: "UNKNOWN" });
});
