/** What a fleet file accepts, taken out of what was found. */
import { isLike } from "../../iam/wildcards";
import { fill } from "../../model/placements";
import type { Facts } from "../../model/placements";
import type { Allow, Model } from "../../model/types";
import { quote } from "../../problem";
import type { About, AboutField, DataPath, Place, Problem, Severity } from "../../problem";
import { grouped } from "../../text/grouped";
import { sentenceList } from "../../text/lists";
import type { KnownKinds } from "../check";
import { fleetAt } from "./about";
import { graveness, refusalOf } from "./acceptable";
import { forNothing } from "./for-nothing";

/** Takes problems, one lot after the other, and remembers what was accepted. */
export class Acceptance {
  readonly accepted: Problem[] = [];
  private readonly used = new Set<Allow>();
  private readonly left: Problem[] = [];
  private readonly byId: ReadonlyMap<string, readonly Allow[]>;
  private readonly facts: ReadonlyMap<string, Facts>;

  constructor(
    private readonly model: Pick<Model, "stacks" | "allows" | "project">,
    private readonly kinds: KnownKinds,
  ) {
    const valid = (model.allows ?? []).filter((one) => {
      const kind = kinds.get(one.problem);
      return (
        kind !== undefined && refusalOf(one.problem, kind) === undefined && isNarrow(one, kind)
      );
    });
    this.byId = grouped(valid, (one) => one.problem);
    this.facts = factsOf(model);
  }

  /** Those that nothing accepts. */
  open(problems: readonly Problem[]): Problem[] {
    if (this.byId.size === 0) return [...problems];
    return problems.filter((one) => {
      const by = this.acceptedBy(one);
      for (const allow of by) this.used.add(allow);
      const [first] = by;
      if (first === undefined) this.left.push(one);
      else this.accepted.push({ ...one, accepted: { reason: first.reason, path: first.path } });
      return first === undefined;
    });
  }

  private acceptedBy(one: Problem): Allow[] {
    const allows = this.byId.get(one.id);
    const kind = this.kinds.get(one.id);
    const most = kind && graveness(kind);
    if (allows === undefined || most === undefined) return [];
    if (!isWithin(one.severity, most)) return [];
    return allows.filter((allow) => this.openFields(allow, one).length === 0);
  }

  /** What of a problem an entry does not name. */
  private openFields(allow: Allow, one: Problem): (readonly [string, readonly string[]])[] {
    const about = aboutOf(one);
    const facts = this.facts.get(about.stack?.[0] ?? "") ?? {};
    const fields = Object.entries(allow.on).flatMap(([field, patterns]) => {
      const texts = about[field as AboutField] ?? [];
      const open = texts.filter((text) => !isNamed(field, text, patterns, facts));
      return texts.length > 0 && open.length === 0 ? [] : [[field, open] as const];
    });
    return isOutside(one, allow) ? [...fields, ["grant or statement", []]] : fields;
  }

  /**
   * Entries that accepted nothing: what they are about was mended, or is more than they say. `keyOf`: where an entry
   * was written, which several fleets can have it from.
   */
  unused(keyOf: (path: DataPath) => string): Problem[] {
    const used = new Set([...this.used].map(({ path }) => keyOf(path)));
    const idle = [...this.byId.values()].flat().filter(({ path }) => !used.has(keyOf(path)));
    return idle.map((allow) => {
      const { problem: id, path } = allow;
      const near = this.nearest(allow);
      const is = near === undefined ? "no such problem is there" : `what is there is ${near}`;
      return forNothing.problem("accepted-for-nothing", {
        message: `${quote(id)} is accepted here, and ${is}`,
        fix:
          near === undefined
            ? "remove the entry"
            : "see what became of it: mend it, or accept that",
        path,
      });
    });
  }

  /** What comes nearest to an entry that accepts nothing. */
  private nearest(allow: Allow): string | undefined {
    const all = this.left.filter(({ id }) => id === allow.problem);
    const open = all.map((one) => this.openFields(allow, one));
    const [first] = open.sort((a, b) => a.length - b.length);
    if (first === undefined) return undefined;
    const lacks = first.map(([field, texts]) =>
      texts.length === 0
        ? `of another ${field}`
        : `of the ${field} ${sentenceList(texts.map(quote))}`,
    );
    return lacks.length === 0 ? "graver than that" : lacks.join(", ");
  }
}

function isNarrow(
  allow: Allow,
  { narrow = [] }: { readonly narrow?: readonly AboutField[] },
): boolean {
  return narrow.every((field) => allow.on[field] !== undefined);
}

function isWithin(severity: Severity, most: Severity): boolean {
  return severity === most || (severity === "warning" && most === "error");
}

/** Outside of checks, the place is all that is known. */
function aboutOf({ about, path = [], file }: Problem): About {
  if (about !== undefined) return about;
  const fleet = file === undefined ? fleetAt(path) : undefined;
  const [kind, name] = path;
  return {
    ...(fleet !== undefined && { fleet: [fleet] }),
    ...(kind === "environments" && name !== undefined && { environment: [String(name)] }),
    ...(kind !== undefined &&
      path[2] === "roles" &&
      path[3] !== undefined && { role: [String(path[3])] }),
  };
}

/** Names of actions are the same in any case (AWS IAM User Guide, reference_policies_elements_action). */
function isNamed(field: string, text: string, patterns: readonly string[], facts: Facts): boolean {
  const same =
    field === "action" ? (one: string): string => one.toLowerCase() : (one: string) => one;
  return patterns.some((pattern) => isLike(same(text), same(fill(pattern, facts))));
}

/** What decides it besides its own place has to be named as well. */
function isOutside(one: Problem, { places }: Allow): boolean {
  if (places === undefined) return false;
  const all = [one, ...(one.related ?? []).filter(({ path }) => path !== undefined)];
  return all.some((part) => !places.some((place) => isUnder(part, place)));
}

function isUnder({ path, file }: Partial<Place>, place: DataPath): boolean {
  return (
    file === undefined && path !== undefined && place.every((step, index) => path[index] === step)
  );
}

function factsOf({
  stacks,
  project,
}: Pick<Model, "stacks" | "project">): ReadonlyMap<string, Facts> {
  const all = stacks.map(({ name, subject, environment }) => {
    const { account, region, partition } = environment;
    const facts = { account, region, partition, environment: environment.name };
    const fleet = "name" in subject ? { fleet: subject.name } : {};
    return [name, { ...facts, ...fleet, ...(project !== undefined && { project }) }] as const;
  });
  return new Map(all);
}
