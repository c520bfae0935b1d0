import { Aws, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Says why a role may reach all that an ARN with a wildcard covers; without a reason, the tests refuse one. */
export function acknowledgeWildcard(role: IConstruct, arn: string, reason: string): void {
  const found = arn
    .replaceAll(Aws.PARTITION, "<AWS::Partition>")
    .replaceAll(Aws.REGION, "<AWS::Region>")
    .replaceAll(Aws.ACCOUNT_ID, "<AWS::AccountId>");
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${found}]`, reason });
}
