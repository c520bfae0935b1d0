import { type buildApp, S3Error, type S3Store } from "./fauxqs.ts";

/**
 * The parts of S3's interface that the emulator takes for the object itself: it would overwrite an object with its
 * tags, or answer 200 and change nothing.
 */
const UNKNOWN_TO_THE_EMULATOR = [
  "acl",
  "cors",
  "encryption",
  "legal-hold",
  "notification",
  "object-lock",
  "policy",
  "replication",
  "retention",
  "tagging",
  "versionId",
  "versioning",
  "versions",
] as const;

/** Refuses what the emulator would do wrongly, and keeps the promise of `If-None-Match: *`. */
export function guardObjects(app: ReturnType<typeof buildApp>, objects: S3Store): void {
  app.addHook("onRequest", async (request, reply) => {
    const url = new URL(request.url, "http://localhost");
    const refuse = (error: S3Error): typeof reply =>
      reply.status(error.statusCode).header("content-type", "application/xml").send(error.toXml());

    const unknown = UNKNOWN_TO_THE_EMULATOR.find((part) => url.searchParams.has(part));
    if (unknown) {
      return refuse(new S3Error("NotImplemented", `The local host does not emulate ?${unknown}.`, 501));
    }
    if (request.method === "PUT" && request.headers["if-match"]) {
      return refuse(new S3Error("NotImplemented", "The local host does not emulate If-Match.", 501));
    }
    if (request.method === "PUT" && request.headers["if-none-match"] === "*") {
      const [, bucket = "", ...key] = url.pathname.split("/").map(decodeURIComponent);
      if (exists(objects, bucket, key.join("/"))) {
        return refuse(
          new S3Error(
            "PreconditionFailed",
            "At least one of the pre-conditions you specified did not hold",
            412,
          ),
        );
      }
    }
    return undefined;
  });
}

function exists(objects: S3Store, bucket: string, key: string): boolean {
  try {
    objects.headObject(bucket, key);
    return true;
  } catch (error) {
    if (error instanceof S3Error) return false;
    throw error;
  }
}
