import { describe, expect, test } from "vitest";
import { corsHeaders, preflightAnswer } from "../../../local/http-api/cors.ts";

const CORS = {
  origins: ["https://desk.example.com"],
  methods: ["GET", "POST"],
  headers: ["authorization"],
  exposed: ["etag"],
  maxAgeSeconds: 60,
};

describe("a preflight", () => {
  test("of an origin that is allowed is told all that is", () => {
    expect(preflightAnswer(CORS, "https://desk.example.com")).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": "https://desk.example.com",
        "access-control-allow-methods": "GET,POST",
        "access-control-allow-headers": "authorization",
        "access-control-max-age": "60",
      },
    });
  });

  test.each([["https://evil.example.com"], ["https://desk.example.com.evil.example.com"], [undefined]])(
    "of %s is told nothing",
    (origin) => {
      expect(preflightAnswer(CORS, origin)).toMatchObject({ status: 204, headers: {} });
    },
  );
});

test("an answer names the origin that may read it, and its headers that may be read", () => {
  expect(corsHeaders(CORS, "https://desk.example.com")).toEqual({
    "access-control-allow-origin": "https://desk.example.com",
    "access-control-expose-headers": "etag",
    vary: "origin",
  });
  expect(corsHeaders(undefined, "https://desk.example.com")).toEqual({});
});
