/**
 * What Lambda sets in every environment, the emulators' addresses, which the SDK reads by itself, and the console of
 * this machine, to which calls point.
 */
export function lambdaVariables(
  region: string,
  endpoints: Readonly<Record<"host" | "dynamodb" | "s3" | "sns" | "sqs", string>>,
  console?: string,
): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    // A service that is not emulated is answered by the host, which knows it not; nothing leaves the machine.
    AWS_ENDPOINT_URL: endpoints.host,
    AWS_ENDPOINT_URL_LAMBDA: endpoints.host,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SNS: endpoints.sns,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    ...(console === undefined ? {} : { CONSOLE_URL: console }),
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
  };
}
