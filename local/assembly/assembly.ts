import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const STACK = "aws:cloudformation:stack";

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      dependencies: z.array(z.string()).optional(),
      properties: z
        .object({ templateFile: z.string().optional(), stackName: z.string().optional() })
        .optional(),
    }),
  ),
});

const template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
      Condition: z.string().optional(),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.object({
        Value: z.unknown(),
        Condition: z.string().optional(),
        Export: z.object({ Name: z.unknown() }).optional(),
      }),
    )
    .default({}),
});

const assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** A stack's template, as far as the host reads it. */
export type Template = z.infer<typeof template>;

/** One stack of a synthesized app. */
export interface Stack {
  readonly name: string;
  readonly template: Template;
}

/** A synthesized app: its stacks, each after those on which it depends, and its assets. */
export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Where an asset lies on disk, by the key it would have in the bucket. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads what a CDK app has synthesized into a directory. */
export async function readAssembly(directory: string): Promise<Assembly> {
  const { artifacts } = await readJson(directory, "manifest.json", manifest);
  const stacks: Stack[] = [];
  const paths = new Map<string, string>();
  const visited = new Set<string>();

  async function visit(id: string): Promise<void> {
    const artifact = artifacts[id];
    if (!artifact || visited.has(id)) return;
    visited.add(id);
    for (const dependency of artifact.dependencies ?? []) await visit(dependency);
    if (artifact.type === "cdk:cloud-assembly")
      throw new Error(`${id}: stages are not read by the local host`);
    const file = artifact.properties?.templateFile;
    if (artifact.type !== STACK || file === undefined) return;
    const name = artifact.properties?.stackName ?? id;
    stacks.push({ name, template: await readJson(directory, file, template) });
    const { files } = await readJson(directory, `${id}.assets.json`, assets);
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations)) {
        if (source.path !== undefined) paths.set(objectKey, join(directory, source.path));
      }
    }
  }

  for (const id of Object.keys(artifacts)) await visit(id);
  return { stacks, assets: paths };
}

async function readJson<T>(directory: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(JSON.parse(await readFile(join(directory, file), "utf8")));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data;
}
