/** What the issuer answers to one request. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A document that a console of any origin may read: there are no cookies that it could misuse. */
export function json(status: number, body: object): Answer {
  const headers = {
    "content-type": "application/json",
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
  };
  return { status, headers, body: JSON.stringify(body) };
}

/** An error of OAuth: RFC 6749, section 5.2. */
export function oauthError(error: string): Answer {
  return json(400, { error });
}

/** A page that runs nothing and stands in no frame. */
export function html(status: number, body: string): Answer {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  };
  return { status, headers, body };
}

/** Sends the browser on, by GET. */
export function redirect(location: string): Answer {
  return { status: 303, headers: { location, "cache-control": "no-store" }, body: "" };
}

/** What a browser asks before it sends a form from another origin. */
export function preflight(): Answer {
  const headers = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "authorization, content-type",
  };
  return { status: 204, headers, body: "" };
}
