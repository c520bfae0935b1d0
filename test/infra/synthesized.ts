import { readFileSync } from "node:fs";
import { App, type IPolicyValidationPlugin, Stack, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Code } from "aws-cdk-lib/aws-lambda";
import * as z from "zod";
import { clientStacks } from "../../infra/client-stacks.ts";
import type { Handlers } from "../../infra/handler-bundle.ts";
import type { Client } from "../../schemas/client.ts";

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const { context } = CdkJson.parse(
  JSON.parse(readFileSync(new URL("../../cdk.json", import.meta.url), "utf8")),
);

/** Stands for the bundles, which these tests do not look into. */
const NO_CODE: Handlers = Object.assign(() => Code.fromInline("export const handler = () => {};"), {
  fingerprint: "none",
});

const Statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Resource: z.unknown().optional(),
  NotResource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
/** One statement of a policy, its actions always a list. */
export type Statement = z.infer<typeof Statement>;
const Document = z.object({ Statement: z.array(Statement) });

/** One resource of a template. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: unknown;
  readonly updateReplacePolicy: unknown;
  readonly dependsOn: readonly string[];
}

const TemplateResource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.unknown().optional(),
  UpdateReplacePolicy: z.unknown().optional(),
  DependsOn: z.array(z.string()).default([]),
});
const TemplateBody = z.object({
  Resources: z.record(z.string(), TemplateResource),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown().optional() })).default({}),
});

/** One synthesized stack. */
export interface SynthesizedStack {
  readonly name: string;
  readonly terminationProtection: boolean;
  readonly dependencies: readonly string[];
  readonly template: Template;
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, { readonly Value?: unknown }>>;
}

/** Synthesizes a client's stacks as `cdk synth` does, with the context of cdk.json. */
export function synthesized(
  client: Client,
  plugins: (app: App) => readonly IPolicyValidationPlugin[] = () => [],
): readonly SynthesizedStack[] {
  return synthesizedBy((app) => clientStacks(app, client, NO_CODE), plugins);
}

/** Synthesizes what is put into an app. */
export function synthesizedBy(
  put: (app: App) => void,
  plugins: (app: App) => readonly IPolicyValidationPlugin[] = () => [],
): readonly SynthesizedStack[] {
  const app = new App({ context });
  put(app);
  Validations.of(app).addPlugins(...plugins(app));
  app.synth();
  return app.node.children.filter((child) => Stack.isStack(child)).map(read);
}

function read(stack: Stack): SynthesizedStack {
  const template = Template.fromStack(stack);
  const body = TemplateBody.parse(template.toJSON());
  const resources = Object.entries(body.Resources).map(([id, resource]) => ({
    stack: stack.stackName,
    id,
    type: resource.Type,
    properties: resource.Properties,
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
    dependsOn: resource.DependsOn,
  }));
  return {
    name: stack.stackName,
    terminationProtection: stack.terminationProtection ?? false,
    dependencies: stack.dependencies.map(({ stackName }) => stackName),
    template,
    resources,
    outputs: body.Outputs,
  };
}

/** The resources of the given types, in all stacks. */
export function ofType(stacks: readonly SynthesizedStack[], ...types: readonly string[]): Resource[] {
  return stacks.flatMap(({ resources }) => resources).filter(({ type }) => types.includes(type));
}

/** The statements of a policy of whatever type. */
export function statementsOf({ properties }: Resource): readonly Statement[] {
  return Document.parse(properties["PolicyDocument"]).Statement;
}

/** Where the tests take the stacks to be deployed. */
const PSEUDO: Readonly<Record<string, string>> = {
  "AWS::Partition": "aws",
  "AWS::Region": "ap-southeast-1",
  "AWS::AccountId": "123456789012",
};

const Ref = z.strictObject({ Ref: z.string() });
const Join = z.strictObject({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) });

/** A value with its pseudo parameters filled in; references to resources stay as they are. */
export function deployed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deployed);
  if (typeof value !== "object" || value === null) return value;
  const ref = Ref.safeParse(value);
  if (ref.success) return PSEUDO[ref.data.Ref] ?? value;
  const join = Join.safeParse(value);
  if (join.success) {
    const [separator, parts] = join.data["Fn::Join"];
    const filled = parts.map(deployed);
    return filled.every((part) => typeof part === "string") ? filled.join(separator) : value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, deployed(part)]));
}
