import { z } from "zod";
import { ACCOUNT_ID, arn } from "../arn.ts";
import type { Assembly, Stack } from "./assembly.ts";
import { creationOrder } from "./creation-order.ts";
import { NO_VALUE, resolve, type Scope } from "./intrinsics.ts";

/** A resource that is to be created, its expressions resolved. */
export interface ResourceRequest {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What other resources may know of a created one. */
export interface CreatedResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The outputs of each stack, as `cdk deploy --outputs-file` writes them. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Creates the resources of all stacks in the order of their references, and gives the stacks' outputs. */
export async function deploy(
  assembly: Assembly,
  region: string,
  create: (request: ResourceRequest) => Promise<CreatedResource>,
): Promise<StackOutputs> {
  const outputs: Record<string, Record<string, string>> = {};
  const exports = new Map<string, string>();
  for (const stack of assembly.stacks) {
    const created = new Map<string, CreatedResource>();
    const scope = scopeOf(stack, region, created, outputs, exports);
    const holds = (condition: string | undefined): boolean =>
      condition === undefined || scope.condition(condition) === true;

    for (const logicalId of creationOrder(stack.template)) {
      const resource = stack.template.Resources[logicalId];
      if (!resource || !holds(resource.Condition)) continue;
      try {
        const properties = Object.fromEntries(
          Object.entries(resource.Properties)
            .map(([name, value]) => [name, resolve(value, scope)] as const)
            .filter(([, value]) => value !== NO_VALUE),
        );
        const request = { stack: stack.name, logicalId, type: resource.Type, properties };
        created.set(logicalId, await create(request));
      } catch (error) {
        const reason =
          error instanceof z.ZodError
            ? z.prettifyError(error)
            : error instanceof Error
              ? error.message
              : String(error);
        throw new Error(`${stack.name}/${logicalId} (${resource.Type}): ${reason}`, { cause: error });
      }
    }

    const ofStack: Record<string, string> = {};
    for (const [name, output] of Object.entries(stack.template.Outputs)) {
      if (!holds(output.Condition)) continue;
      const value = String(resolve(output.Value, scope));
      ofStack[name] = value;
      if (output.Export) exports.set(String(resolve(output.Export.Name, scope)), value);
    }
    outputs[stack.name] = ofStack;
  }
  return outputs;
}

function scopeOf(
  stack: Stack,
  region: string,
  created: ReadonlyMap<string, CreatedResource>,
  outputs: StackOutputs,
  exports: ReadonlyMap<string, string>,
): Scope {
  const pseudo: Readonly<Record<string, unknown>> = {
    "AWS::AccountId": ACCOUNT_ID,
    "AWS::NoValue": NO_VALUE,
    "AWS::Partition": "aws",
    "AWS::Region": region,
    "AWS::StackId": arn("cloudformation", region, `stack/${stack.name}/local`),
    "AWS::StackName": stack.name,
    "AWS::URLSuffix": "amazonaws.com",
  };
  const scope: Scope = {
    ref(name) {
      if (name in pseudo) return pseudo[name];
      const parameter = stack.template.Parameters[name];
      if (parameter) return known(parameter.Default, `parameter ${name} has no default`);
      return known(created.get(name), `Ref: there is no ${name}`).ref;
    },
    attribute(logicalId, name) {
      const resource = known(created.get(logicalId), `Fn::GetAtt: there is no ${logicalId}`);
      return known(resource.attributes[name], `Fn::GetAtt: ${logicalId} has no ${name} on the local host`);
    },
    condition(name) {
      return resolve(known(stack.template.Conditions[name], `there is no condition ${name}`), scope);
    },
    importedValue: (name) => known(exports.get(name), `Fn::ImportValue: nothing exports ${name}`),
    stackOutput: (name, output) =>
      known(outputs[name]?.[output], `Fn::GetStackOutput: ${name} has no output ${output}`),
  };
  return scope;
}

function known<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
