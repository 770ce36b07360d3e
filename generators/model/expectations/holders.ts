/** Whom an expectation is about. */
import { whenText } from "../../blueprints/describe-facts";
import { parameterOf, partsOf, testsOf } from "../../blueprints/parts";
import type { BlueprintData, Scope as PartScope, When } from "../../blueprints/schema";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { meantAnd } from "../../text/meant";
import { grantsRole } from "../grants/takers";
import { onceAlike } from "../parts/alike";
import { holds } from "../parts/scope";
import type { Scope } from "../parts/scope";

/** A role, or policies that people get: together as they are attached, or one by itself. */
export interface Holder {
  readonly id: string;
  readonly scope: PartScope;
  /** People's policies are nobody's to assume. */
  readonly isRole: boolean;
  /** It was not named, but meant by `*`. */
  readonly ofAll?: true;
}

/** A text with its place in the file that it is of. */
export interface Named {
  readonly text: string;
  readonly path: DataPath;
}

type Found = { readonly holders: readonly Holder[] } | { readonly problem: Problem };

/** The roles, attachments and customer managed policies of a blueprint that exist with these parameters. */
export const holdersOf = onceAlike(
  (blueprint: BlueprintData, scope): readonly Holder[] =>
    (["fleet", "account"] as const).flatMap((parts) => {
      const { roles, attachments, policies } = partsOf(blueprint, parts);
      const of = (list: readonly (readonly [string, Conditional])[], isRole: boolean): Holder[] =>
        list.flatMap(([id, { when }]) =>
          holds(when, scope) ? [{ id, scope: parts, isRole }] : [],
        );
      return [...of(roles, true), ...of(attachments, false), ...of(policies, false)];
    }),
  { names: conditionsOfHolders },
);

interface Conditional {
  readonly when?: When | undefined;
}

/** The names of the parameters that decide which of them there are. */
export function conditionsOfHolders({
  roles,
  attachments,
  policies,
}: BlueprintData): Iterable<string> {
  const all = [roles, attachments, policies].flatMap((parts) =>
    Object.values<Conditional>(parts ?? {}),
  );
  return all.flatMap(({ when }) => testsOf(when).map(parameterOf));
}

/** Those that `as` names: `*` for all, nothing for the role that takes grants. */
export function holdersNamed(
  as: readonly Named[] | undefined,
  blueprint: BlueprintData,
  scope: Scope,
  path: DataPath,
): Found[] {
  const all = holdersOf(blueprint, scope);
  if (as === undefined) {
    const taker = all.filter(({ id }) => id === grantsRole(blueprint));
    return [taker.length > 0 ? { holders: taker } : { problem: noTaker(blueprint, path) }];
  }
  return as.map(({ text, path: at }) => {
    if (text === "*") return { holders: all.map((one) => ({ ...one, ofAll: true as const })) };
    const named = all.filter(({ id }) => id === text);
    return named.length > 0 ? { holders: named } : { problem: missing(text, at, blueprint) };
  });
}

function partsNamed({ roles, attachments, policies }: BlueprintData): Map<string, string> {
  const parts = Object.entries({ ...roles, ...attachments, ...policies });
  return new Map(parts.map(([id, { when }]) => [id, whenText(when)]));
}

function noTaker(blueprint: BlueprintData, path: DataPath): Problem {
  const known = [...partsNamed(blueprint).keys()].join(", ");
  const message = `the blueprint ${quote(blueprint.id)} has no role that takes grants here, and the expectation names none`;
  return problemAt("no-role-to-prove", path, message, `add as: with one or some of ${known}`);
}

function missing(id: string, path: DataPath, blueprint: BlueprintData): Problem {
  const known = partsNamed(blueprint);
  const when = known.get(id);
  if (when === undefined) {
    const names = [...known.keys()];
    const message = `the blueprint ${quote(blueprint.id)} has no role ${quote(id)}`;
    const fix = meantAnd(id, names, `it has ${names.join(", ")}`);
    return problemAt("unknown-role", path, message, fix);
  }
  const message = `the blueprint ${quote(blueprint.id)} has no ${quote(id)} here`;
  return problemAt(
    "no-role-to-prove",
    path,
    message,
    `it has it if ${when}: set that under with, or remove the expectation`,
  );
}
