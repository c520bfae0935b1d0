import { Duration } from "aws-cdk-lib";
import { type Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type ILogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";

/**
 * How often a function has written a line, a minute. In JSON the runtime puts an object that is logged under
 * `message`, and the line is the `message` of that.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function countedLine(
  scope: Construct,
  metricName: string,
  client: Client,
  log: ILogGroup,
  line: string,
): Metric {
  const filter = new MetricFilter(scope, metricName, {
    logGroup: log,
    filterPattern: FilterPattern.stringValue("$.message.message", "=", line),
    metricNamespace: `Watchdog/${client.id}`,
    metricName,
    metricValue: "1",
  });
  return filter.metric({ period: Duration.minutes(1), statistic: Stats.SUM });
}
