import { z } from "zod";
import { arn } from "../arn.ts";
import { LambdaFunction } from "../lambda/lambda-function.ts";
import { count, noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const properties = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.object({ S3Key: z.string() }),
  Environment: z
    .object({
      Variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
    })
    .optional(),
  Handler: z.string(),
  MemorySize: count.default(128),
  Runtime: z.string().startsWith("nodejs"),
  Timeout: count.default(3),
  Architectures: noEffect,
  Description: noEffect,
  EphemeralStorage: noEffect,
  LoggingConfig: noEffect,
  RecursiveLoop: noEffect,
  // No function here is invoked by anything that it could throttle.
  ReservedConcurrentExecutions: noEffect,
  Role: noEffect,
  Tags: noEffect,
  TracingConfig: noEffect,
  // Everything on the host reaches everything else.
  VpcConfig: noEffect,
});

/** `AWS::Lambda::Function` from a bundled asset. */
export const createFunction: Create = (request, substrate) => {
  const wanted = properties.parse(request.properties);
  const name = wanted.FunctionName ?? generatedName(request, 64);
  const functionArn = arn("lambda", substrate.region, `function:${name}`);
  const codeFolder = substrate.assets.get(wanted.Code.S3Key);
  if (codeFolder === undefined) throw new Error(`the assembly has no asset ${wanted.Code.S3Key}`);
  const settings = {
    codeFolder,
    handler: wanted.Handler,
    clock: substrate.clock.shared,
    functionName: name,
    functionArn,
    memoryMb: wanted.MemorySize,
    timeoutMs: wanted.Timeout * 1000,
    // As on Lambda, the template may not redefine what Lambda itself sets.
    variables: {
      ...wanted.Environment?.Variables,
      ...substrate.variables,
      AWS_EXECUTION_ENV: `AWS_Lambda_${wanted.Runtime}`,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(wanted.MemorySize),
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      _HANDLER: wanted.Handler,
    },
  };
  substrate.functions.set(
    name,
    new LambdaFunction(settings, substrate.environmentsPerFunction, substrate.log),
  );
  return { ref: name, attributes: { Arn: functionArn } };
};
