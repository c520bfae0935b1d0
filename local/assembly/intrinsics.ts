import { z } from "zod";

/** What a template's expressions may refer to while a stack is created. */
export interface Scope {
  /** The value of a parameter, a pseudo parameter or a created resource. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): string;
  condition(name: string): unknown;
  importedValue(name: string): string;
  stackOutput(stack: string, output: string): string;
}

/** What `Ref: AWS::NoValue` gives: the property or element that holds it is left out. */
export const NO_VALUE = Symbol("AWS::NoValue");

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const textList = z.array(text);
const attributeName = z.union([
  z.tuple([z.string(), z.string()]),
  z.string().transform((dotted): [string, string] => {
    const dot = dotted.indexOf(".");
    return [dotted.slice(0, dot), dotted.slice(dot + 1)];
  }),
]);
const substitution = z.union([
  z.tuple([z.string(), z.record(z.string(), z.unknown())]),
  z.string().transform((pattern): [string, Record<string, unknown>] => [pattern, {}]),
]);
const PLACEHOLDER = /\$\{([^}]+)\}/g;

/** The intrinsic functions by name; each takes its unresolved argument. */
const FUNCTIONS: Readonly<Record<string, (argument: unknown, scope: Scope) => unknown>> = {
  Ref: (argument, scope) => scope.ref(z.string().parse(argument)),
  "Fn::GetAtt": (argument, scope) => scope.attribute(...attributeName.parse(argument)),
  "Fn::Join": (argument, scope) => {
    const [separator, parts] = z.tuple([z.string(), textList]).parse(resolve(argument, scope));
    return parts.join(separator);
  },
  "Fn::Sub": (argument, scope) => {
    const [pattern, variables] = substitution.parse(argument);
    return pattern.replaceAll(PLACEHOLDER, (_placeholder, name: string) => {
      if (name.startsWith("!")) return `\${${name.slice(1)}}`;
      if (name in variables) return text.parse(resolve(variables[name], scope));
      if (name.includes(".")) return scope.attribute(...attributeName.parse(name));
      return text.parse(scope.ref(name));
    });
  },
  "Fn::Select": (argument, scope) => {
    const [index, list] = z.tuple([z.coerce.number(), z.array(z.unknown())]).parse(resolve(argument, scope));
    if (!(index in list)) throw new Error(`Fn::Select: no element ${index}`);
    return list[index];
  },
  "Fn::Split": (argument, scope) => {
    const [separator, joined] = z.tuple([z.string(), text]).parse(resolve(argument, scope));
    return joined.split(separator);
  },
  "Fn::If": (argument, scope) => {
    const [condition, then, otherwise] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
    return resolve(scope.condition(condition) === true ? then : otherwise, scope);
  },
  "Fn::Equals": (argument, scope) => {
    const [left, right] = z.tuple([text, text]).parse(resolve(argument, scope));
    return left === right;
  },
  "Fn::And": (argument, scope) => conditions(argument, scope).every((holds) => holds),
  "Fn::Or": (argument, scope) => conditions(argument, scope).some((holds) => holds),
  "Fn::Not": (argument, scope) => !z.tuple([z.boolean()]).parse(conditions(argument, scope))[0],
  Condition: (argument, scope) => scope.condition(z.string().parse(argument)),
  "Fn::ImportValue": (argument, scope) => scope.importedValue(text.parse(resolve(argument, scope))),
  "Fn::GetStackOutput": (argument, scope) => {
    const named = z.object({ StackName: text, OutputName: text }).parse(resolve(argument, scope));
    return scope.stackOutput(named.StackName, named.OutputName);
  },
};

function conditions(argument: unknown, scope: Scope): boolean[] {
  return z.array(z.boolean()).parse(resolve(argument, scope));
}

/** A value with its expressions replaced by what they stand for. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => resolve(element, scope)).filter((element) => element !== NO_VALUE);
  }
  if (typeof value !== "object" || value === null) return value;
  const call = intrinsic(value);
  if (call) {
    const apply = FUNCTIONS[call.name];
    if (!apply) throw new Error(`the local host does not resolve ${call.name}`);
    return apply(call.argument, scope);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, resolve(part, scope)] as const)
      .filter(([, part]) => part !== NO_VALUE),
  );
}

/** The logical ids to which a value refers. */
export function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== "object" || value === null) return [];
  const call = intrinsic(value);
  if (call?.name === "Ref" && typeof call.argument === "string") return [call.argument];
  if (call?.name === "Fn::GetAtt") return [attributeName.parse(call.argument)[0]];
  if (call?.name === "Fn::Sub") {
    const [pattern, variables] = substitution.parse(call.argument);
    const names = [...pattern.matchAll(PLACEHOLDER)].map(([, name = ""]) => name.split(".")[0] ?? "");
    return [...names, ...references(variables)];
  }
  return Object.values(value).flatMap(references);
}

/** A policy statement's `Condition` is no expression, so that name counts only beside a string. */
function intrinsic(value: object): { name: string; argument: unknown } | undefined {
  const entries: Array<[string, unknown]> = Object.entries(value);
  const [entry] = entries;
  if (!entry || entries.length > 1) return undefined;
  const [name, argument] = entry;
  if (name === "Condition") return typeof argument === "string" ? { name, argument } : undefined;
  return name === "Ref" || name.startsWith("Fn::") ? { name, argument } : undefined;
}
