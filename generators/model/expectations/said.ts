/** Expectations as a file says them, each taken apart into single ones. */
import { EXPECTATION_KINDS, isAboutTrust } from "../../fleet-file/expectations";
import type { ExpectationData } from "../../fleet-file/schema";
import type { DataPath, Place, Problem } from "../../problem";
import type { Expectation } from "../types";
import type { Holder, Named } from "./holders";

/** A resource of an expectation: the forms of its ARN, and whether it was written with wildcards. */
export interface Resource {
  readonly forms: readonly string[];
  readonly isPattern: boolean;
}

/** What a text under `on` names, or what is wrong with it; nothing for every resource. */
export type ReadResource = (on: Named) => Resource | Problem | undefined;

/** An expectation of somebody. */
export interface TakenExpectation {
  readonly holder: Holder;
  readonly expectation: Omit<Expectation, "of">;
}

/** The texts of an element that is a text or a list, with their places. */
export function namesIn(value: string | readonly string[] | undefined, path: DataPath): Named[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [{ text: value, path }];
  return value.map((text, index) => ({ text, path: [...path, index] }));
}

/**
 * The single expectations that one entry stands for: of each text, on each resource, of each holder. `file` is that of
 * the places, `read` reads `on`.
 */
export function singleExpectations(
  entry: ExpectationData,
  { path, file }: Place,
  holders: readonly Holder[],
  read: ReadResource,
): { readonly taken: readonly TakenExpectation[]; readonly problems: readonly Problem[] } {
  const kind = EXPECTATION_KINDS.find((key) => entry[key] !== undefined);
  if (kind === undefined) return { taken: [], problems: [] };
  const isTrust = isAboutTrust(kind);
  const resources: (Resource | undefined)[] = [];
  const problems: Problem[] = [];
  for (const on of namesIn(entry.on, [...path, "on"])) {
    const found = read(on);
    if (found !== undefined && "id" in found) problems.push(found);
    else resources.push(found);
  }
  const place = (at: DataPath): Place => ({ path: at, ...(file !== undefined && { file }) });
  const ofTexts = namesIn(entry[kind], [...path, kind]).flatMap((one) =>
    choices(kind, resources).map((choice) => ({
      ...{ kind, texts: [one.text] as const, ...choice },
      context: contextOf(entry),
      place: place(one.path),
    })),
  );
  const concerned = holders.filter(({ isRole }) => isRole || !isTrust);
  const taken = concerned.flatMap((holder) =>
    ofTexts.map((one) => ({
      holder,
      expectation: { ...one, ...(holder.ofAll && { ofAll: holder.ofAll }) },
    })),
  );
  return { taken: problems.length > 0 ? [] : taken, problems };
}

type Choice = Pick<Expectation, "resources" | "every">;

/** `can` is about each resource by itself; `cannot` about all at once, and any of them if one is "*". */
function choices(
  kind: Expectation["kind"],
  resources: readonly (Resource | undefined)[],
): Choice[] {
  if (resources.length === 0) return [{}];
  if (kind === "can") {
    return resources.map((one) => ({
      resources: one?.forms ?? ["*"],
      ...(one?.isPattern === true && { every: true as const }),
    }));
  }
  const forms = resources.flatMap((one) => one?.forms ?? []);
  return [resources.includes(undefined) ? {} : { resources: forms }];
}

function contextOf({ when = {} }: ExpectationData): Expectation["context"] {
  return Object.fromEntries(
    Object.entries(when).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );
}
