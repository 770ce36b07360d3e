/** A value of a CloudFormation template: its functions worked out, as far as the template alone tells. */
import type { DataPath } from "../../problem";
import { ownValue } from "../../text/own-value";
import { fieldsOf } from "../fields";
import { UNKNOWN } from "./found";

/** A value, and where each part of it was written. */
export interface TemplateValue {
  readonly value: unknown;
  /** By JSON pointer into the value. */
  readonly paths: ReadonlyMap<string, DataPath>;
  /** What the template alone does not tell. */
  readonly unknown: readonly string[];
}

/** What any account, region and partition reads like: their form is known, and of no check more is asked. */
const PSEUDO: ReadonlyMap<string, string> = new Map([
  ["AWS::AccountId", "111111111111"],
  ["AWS::Partition", "aws"],
  ["AWS::Region", "us-east-1"],
  ["AWS::URLSuffix", "amazonaws.com"],
]);

/** The value without its functions. What a function gives that needs the deployed stack is `UNKNOWN`. */
export function templateValue(raw: unknown, path: DataPath): TemplateValue {
  const reader = new Reader();
  const value = reader.read(raw, path, "");
  return { value, paths: reader.paths, unknown: [...new Set(reader.unknown)].sort() };
}

class Reader {
  readonly paths = new Map<string, DataPath>();
  readonly unknown: string[] = [];

  read(raw: unknown, path: DataPath, pointer: string): unknown {
    this.paths.set(pointer, path);
    if (Array.isArray(raw)) return this.list(raw, path, pointer);
    if (typeof raw !== "object" || raw === null) return raw;
    const [[name, argument] = ["", undefined], ...more] = Object.entries(raw);
    if (more.length === 0 && isFunction(name)) return this.text(name, argument);
    const entries = Object.entries(raw).map(([key, value]) => [
      key,
      this.read(value, [...path, key], `${pointer}/${escaped(key)}`),
    ]);
    return Object.fromEntries(entries) as unknown;
  }

  /** An `Fn::If` stands for both of its sides: whichever comes about has to be right. */
  private list(raw: readonly unknown[], path: DataPath, pointer: string): unknown[] {
    const items = raw.flatMap((one, index) => sidesOf(one, [...path, index]));
    return items.map((item, index) =>
      this.read(item.value, item.path, `${pointer}/${String(index)}`),
    );
  }

  private text(name: string, argument: unknown): string {
    if (name === "Ref") return this.known(String(argument), `Ref ${String(argument)}`);
    if (name === "Fn::Sub") return this.substituted(argument);
    if (name === "Fn::Join") return this.joined(argument);
    return this.notKnown(`${name} ${JSON.stringify(argument)}`);
  }

  private known(name: string, words: string): string {
    return PSEUDO.get(name) ?? this.notKnown(words);
  }

  private notKnown(words: string): string {
    this.unknown.push(words);
    return UNKNOWN;
  }

  /** `${!Literal}` is `${Literal}`, a policy variable. */
  private substituted(argument: unknown): string {
    const [text, values] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
    if (typeof text !== "string") return this.notKnown("Fn::Sub");
    return text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
      if (name.startsWith("!")) return `\${${name.slice(1)}}`;
      const own = ownValue(fieldsOf(values), name);
      const value = own === undefined ? this.known(name, `\${${name}}`) : this.read(own, [], "/-");
      return typeof value === "string" ? value : this.notKnown(`\${${name}}`);
    });
  }

  private joined(argument: unknown): string {
    const [by, parts] = Array.isArray(argument) ? (argument as unknown[]) : [];
    if (typeof by !== "string" || !Array.isArray(parts)) return this.notKnown("Fn::Join");
    return parts.map((part: unknown) => String(this.read(part, [], "/-"))).join(by);
  }
}

function sidesOf(value: unknown, path: DataPath): { value: unknown; path: DataPath }[] {
  const { "Fn::If": condition, Ref: ref } = fieldsOf(value);
  if (ref === "AWS::NoValue") return [];
  if (!Array.isArray(condition)) return [{ value, path }];
  return [1, 2].flatMap((side) =>
    sidesOf((condition as unknown[])[side], [...path, "Fn::If", side]),
  );
}

function isFunction(name: string): boolean {
  return name === "Ref" || name.startsWith("Fn::");
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
