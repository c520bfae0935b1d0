import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { z } from "zod";
import {
  calledOrigins,
  CONSOLE_CONFIGURATION_PATH,
  type ConsoleConfiguration,
} from "../../schemas/console-configuration.ts";
import {
  CONSOLE_ASSETS_PATH,
  CONSOLE_HEADERS,
  consoleCaching,
  consolePage,
} from "../../schemas/console-headers.ts";

const PAGE_PATH = "/index.html";

const address = z.object({ port: z.number() });

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** What a console shows: its built files, once they are there, and the clients. */
export interface Shown {
  readonly folder: Promise<string>;
  readonly configuration: ConsoleConfiguration;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const plain = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  body,
});

/** The console on loopback, served as the content network does: an unknown path is the one page. */
export class ConsoleServer {
  /** Its origin. */
  readonly endpoint: string;
  readonly #server: Server;
  readonly #shown = Promise.withResolvers<Shown>();

  private constructor(server: Server) {
    this.#server = server;
    this.endpoint = `http://127.0.0.1:${address.parse(server.address()).port}`;
    server.on("request", (request, response) => {
      void this.#guarded(request).then(({ status, headers, body }) =>
        response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body),
      );
    });
  }

  /** Listens on a port, a free one where it is not said; requests wait until there is something to show. */
  static async listen(port = 0): Promise<ConsoleServer> {
    const server = createServer();
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return new ConsoleServer(server);
  }

  /** Lets requests in. */
  show(shown: Shown): void {
    this.#shown.resolve(shown);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #guarded(request: IncomingMessage): Promise<Answer> {
    try {
      return await this.#answer(request);
    } catch (error) {
      return plain(500, String(error));
    }
  }

  /** What stands at a path; what is no built file is an address within the console, whose page is the one page. */
  async #file(
    folder: string,
    pathname: string,
    origins: readonly string[],
  ): Promise<{ type: string; body: Buffer | string } | undefined> {
    const path = normalize(pathname);
    const found =
      path !== PAGE_PATH &&
      MEDIA_TYPES[extname(path)] &&
      (await readFile(join(folder, path)).catch(() => undefined));
    if (found) return { type: MEDIA_TYPES[extname(path)] ?? "", body: found };
    if (path.startsWith(CONSOLE_ASSETS_PATH)) return undefined;
    const page = await readFile(join(folder, PAGE_PATH), "utf8");
    return { type: MEDIA_TYPES[".html"] ?? "", body: consolePage(page, origins) };
  }

  async #answer({ method, url }: IncomingMessage): Promise<Answer> {
    if (method !== "GET" && method !== "HEAD") return plain(405, "there is only something to get");
    const { folder, configuration } = await this.#shown.promise;
    const { pathname } = new URL(url ?? "/", this.endpoint);
    const headers = { ...CONSOLE_HEADERS, "cache-control": consoleCaching(pathname) };
    if (pathname === CONSOLE_CONFIGURATION_PATH) {
      const body = JSON.stringify(configuration);
      return { status: 200, headers: { ...headers, "content-type": "application/json" }, body };
    }
    const file = await this.#file(await folder, decodeURIComponent(pathname), calledOrigins(configuration));
    if (!file) return plain(404, "not found");
    return { status: 200, headers: { ...headers, "content-type": file.type }, body: file.body };
  }
}
