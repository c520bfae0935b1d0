import { CONSOLE_ASSETS_PATH } from "../schemas/console-headers.ts";

/**
 * The code of a CloudFront function that answers what is no file of the console with its one page, since it is an
 * address within the console. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 *
 * @param files the paths of the files that stand beside the page
 */
export function pageAddressCode(files: readonly string[]): string {
  return [
    `const files = ${JSON.stringify(files)};`,
    "function handler(event) {",
    "  const request = event.request;",
    `  const isFile = request.uri.startsWith(${JSON.stringify(CONSOLE_ASSETS_PATH)}) || files.includes(request.uri);`,
    '  if (!isFile) request.uri = "/index.html";',
    "  return request;",
    "}",
  ].join("\n");
}
