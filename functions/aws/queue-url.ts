import { queueAddress } from "../../schemas/queue-arn.ts";

const DOMAINS: Readonly<Record<string, string>> = { "aws-cn": "amazonaws.com.cn" };

/**
 * The URL of a queue, made from its ARN, so that no function needs a URL per flow in its environment.
 *
 * @param endpoint the SQS endpoint where it is not AWS's own, as in AWS_ENDPOINT_URL_SQS
 * @throws {TypeError} where the ARN names no queue
 */
export function queueUrl(arn: string, endpoint?: string): string {
  const address = queueAddress(arn);
  if (!address) throw new TypeError(`${arn} is no ARN of an SQS queue`);
  const { partition, region, account, name } = address;
  const base = endpoint ?? `https://sqs.${region}.${DOMAINS[partition] ?? "amazonaws.com"}`;
  return `${base.replace(/\/$/, "")}/${account}/${name}`;
}
