/** What a blueprint's strings and conditions are evaluated over. */
import { testsOf } from "../../blueprints/parts";
import type { When, WhenCondition } from "../../blueprints/schema";
import type { Value } from "../../blueprints/values";
import { isLike } from "../../iam/wildcards";
import type { DataPath } from "../../problem";
import { expandTemplate, isFault, parseTemplate, placeholders } from "../../source/template";
import { sortedUnique } from "../../text/names";
import { ownValue } from "../../text/own-value";

/** What a blueprint's strings and `when`s are evaluated over. */
export interface Scope {
  /** Facts; one that is a list yields one string per element. */
  readonly facts: Readonly<Record<string, string | readonly string[]>>;
  readonly parameters: ReadonlyMap<string, Value>;
  /** The names and paths of the roles of the same scope. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Where the fleet file sets parameters, by name. */
  readonly explicit?: ReadonlyMap<string, DataPath>;
}

type OneOrMany = string | readonly string[];

/** Whether a `when` is met: all its tests hold. */
export function holds(when: When | undefined, { parameters }: Scope): boolean {
  return testsOf(when).every((test) => passes(test, parameters));
}

function passes(test: WhenCondition, parameters: Scope["parameters"]): boolean {
  if (typeof test === "string") {
    const value = parameters.get(test);
    return typeof value === "boolean" ? value : value !== undefined && !isEmpty(value);
  }
  const value = parameters.get(test.parameter);
  if (value === undefined) return false;
  if (test.equals !== undefined) return value === test.equals;
  if (test.empty) return isEmpty(value);
  const text = String(value);
  if (test.like) return test.like.some((pattern) => isLike(text, pattern));
  return !(test.unlike ?? []).some((pattern) => isLike(text, pattern));
}

function isEmpty(value: Value): boolean {
  return (typeof value === "string" || typeof value === "object") && value.length === 0;
}

/** The strings a blueprint string stands for: one per element of a list, in the order of the elements. */
export function expand(text: string, scope: Scope): string[] {
  if (!text.includes("{{")) return [text];
  const template = parseTemplate(text);
  if (isFault(template)) return [text];
  return expandTemplate(template, (name) => {
    const value = valueOf(name, scope);
    return typeof value === "object" ? sortedUnique(value) : String(value);
  });
}

function valueOf(name: string, { facts, parameters, roles = {} }: Scope): Value | undefined {
  return parameters.get(name) ?? ownValue(facts, name) ?? ownValue(roles, name);
}

/** The one string that a name, path or description is. */
export function expandOne(text: string, scope: Scope): string {
  return expand(text, scope).join("");
}

/**
 * All strings that some blueprint strings stand for, each once: those with a list after the others, and
 * else by what the blueprint says, not by what comes of it. A Terraform module, which knows only that,
 * gives the same order.
 */
export function expandAll(texts: OneOrMany, scope: Scope): string[] {
  const sorted = sortedUnique([texts].flat());
  const hasList = (text: string): boolean => {
    const template = parseTemplate(text);
    if (isFault(template)) return false;
    return placeholders(template).some((name) => typeof valueOf(name, scope) === "object");
  };
  const inOrder = [...sorted.filter((text) => !hasList(text)), ...sorted.filter(hasList)];
  return [...new Set(inOrder.flatMap((text) => expand(text, scope)))];
}

/** A number of seconds, or that of a parameter. */
export function seconds(
  value: number | { readonly parameter: string } | undefined,
  { parameters }: Scope,
): number | undefined {
  return typeof value === "object" ? Number(parameters.get(value.parameter)) : value;
}
