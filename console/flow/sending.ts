/** Where a flow's messages are sent. */
export interface Inbound {
  readonly url: string;
  readonly region: string;
}

/** A FIFO queue keeps the order of each message group: it is to be the business key. */
const isFifo = (url: string) => url.endsWith(".fifo");

/** How to send a file to a flow with the AWS command line. */
export function cliSnippet({ url, region }: Inbound): string {
  return [
    "aws sqs send-message \\",
    `  --region ${region} \\`,
    `  --queue-url '${url}' \\`,
    ...(isFifo(url)
      ? ["  --message-group-id 'the-business-key' \\", '  --message-deduplication-id "$(uuidgen)" \\']
      : []),
    "  --message-body file://message.json",
  ].join("\n");
}

/** How a source application posts a file to a flow by HTTPS, with a token of its own; as bytes, which suits every format. */
export function postSnippet(api: string, flow: string): string {
  return [
    `curl '${new URL(`exchanges/${encodeURIComponent(flow)}`, api.endsWith("/") ? api : `${api}/`).href}' \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    "  -H 'Content-Type: application/octet-stream' \\",
    '  -H "Idempotency-Key: \\"$(uuidgen)\\"" \\',
    "  --data-binary @message.json",
  ].join("\n");
}

/** How to send a text to a flow with the AWS SDK for JavaScript. */
export function sdkSnippet({ url, region }: Inbound): string {
  return [
    "import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';",
    "",
    `const sqs = new SQSClient({ region: ${JSON.stringify(region)} });`,
    "await sqs.send(",
    "  new SendMessageCommand({",
    `    QueueUrl: ${JSON.stringify(url)},`,
    ...(isFifo(url) ? ["    MessageGroupId: businessKey,", "    MessageDeduplicationId: id,"] : []),
    "    MessageBody: body,",
    "  }),",
    ");",
  ].join("\n");
}
