import { NAMED_KINDS } from "../../blueprints/part-kinds";
import { inWords } from "./outputs";
import { compare } from "../../text/names";
import { quote } from "../../problem";
import type { DataPath } from "../../problem";
import type { ModuleInput, ModuleInterface } from "./interface";
import { ownValue } from "../../text/own-value";

/** A difference between two versions of a module. */
export interface Change {
  readonly kind: "breaking" | "addition" | "other";
  /** What is different, as a sentence without its full stop. */
  readonly what: string;
  /** Of what breaks: who has to change something. */
  readonly who?: string;
  /** How not to break it. */
  readonly keep?: string;
  /** Where in the blueprint that is. */
  readonly path?: DataPath;
}

/** The resources that have a name in AWS which others use: what a reader calls them, and where they stand. */
const NAMED: Readonly<Record<string, readonly [word: string, key: string]>> = Object.fromEntries(
  NAMED_KINDS.map(({ resource, noun, file }) => [resource, [inWords(noun), file] as const]),
);

const FLEETS = "fleets.";

/** Everything that callers of a module can tell apart; `moves`: old address → new one. */
export function interfaceChanges(
  before: ModuleInterface,
  now: ModuleInterface,
  moves: ReadonlyMap<string, string>,
): Change[] {
  return [
    ...inputChanges(before.variables, now.variables),
    ...outputChanges(before, now),
    ...resourceChanges(before.resources, now.resources, moves),
  ];
}

type Inputs = Readonly<Record<string, ModuleInput>>;

function inputChanges(before: Inputs, now: Inputs): Change[] {
  // The settings of fleets come and go with the fleets.
  const fleets = [before, now].every((inputs) => Object.hasOwn(inputs, "fleets"));
  const counts = (name: string): boolean => fleets || !name.startsWith(FLEETS);
  const gone = namesOnlyIn(before, now).filter(counts);
  const came = namesOnlyIn(now, before).filter(counts);
  const kindOf = (name: string): string =>
    `${name.startsWith(FLEETS) ? FLEETS : ""} ${(ownValue(before, name) ?? ownValue(now, name))?.type ?? ""}`;
  const renamed = renames(gone, came, kindOf, baseName);
  const isNew = new Set(renamed.values());
  return [
    ...gone.map((name): Change => {
      const to = renamed.get(name);
      const path = to === undefined ? ["parameters"] : ["parameters", baseName(to)];
      const keep = to === undefined ? "keep it" : "keep the name";
      const what = `the ${called(name)} is ${to === undefined ? "gone" : `now the ${called(to)}`}`;
      return { kind: "breaking", what, who: setting(name), keep, path };
    }),
    ...came.filter((name) => !isNew.has(name)).map((name) => newInput(name, ownValue(now, name))),
    ...Object.keys(now).flatMap((name) => {
      const [old, next] = [ownValue(before, name), ownValue(now, name)];
      return old === undefined || next === undefined ? [] : inputChange(name, old, next);
    }),
  ];
}

function newInput(name: string, input: ModuleInput | undefined): Change {
  if (input?.required !== true) return { kind: "addition", what: `added the ${called(name)}` };
  const who = name.startsWith(FLEETS) ? "callers that have fleets" : "all callers";
  const what = `the ${called(name)} is new, and has no default`;
  return { kind: "breaking", what, who, keep: "give it a default", path: pathOf(name) };
}

/** What is different about an input that there was before. */
function inputChange(name: string, before: ModuleInput, now: ModuleInput): Change[] {
  const path = pathOf(name);
  const the = `the ${called(name)}`;
  const more = settingsAdded(before.type, now.type);
  if (more !== undefined && more.length > 0) {
    return [{ kind: "addition", what: `${the} takes ${more.map(quote).join(", ")}, too` }];
  }
  if (before.type !== now.type) {
    const what = `${the} is ${now.type} instead of ${before.type}`;
    return [{ kind: "breaking", what, who: setting(name), keep: "keep the type", path }];
  }
  const who = setting(name).replace(/ set /, " do not set ");
  const required: Change[] =
    before.required === now.required
      ? []
      : now.required
        ? [
            {
              kind: "breaking",
              what: `${the} has no default any more`,
              who,
              keep: "keep the default",
              path,
            },
          ]
        : [{ kind: "addition", what: `${the} has a default` }];
  return [
    ...required,
    ...defaultChange(name, before, now),
    ...valueChanges(name, before.values, now.values),
  ];
}

/** What can be left out and came to a type of an object; undefined where more is different. */
function settingsAdded(before: string, now: string): string[] | undefined {
  const lines = (type: string): string[] => type.split("\n").map((line) => line.trim());
  const old = lines(before);
  const added: string[] = [];
  let at = 0;
  for (const line of lines(now)) {
    const [, name] = /^(\w+)\s*=\s*optional\(.*\)$/.exec(line) ?? [];
    if (line === old[at]) at += 1;
    else if (name === undefined) return undefined;
    else added.push(name);
  }
  return at === old.length ? added : undefined;
}

/** A default is what callers get who leave an input out: another one changes what they have in AWS. */
function defaultChange(name: string, before: ModuleInput, now: ModuleInput): Change[] {
  if (before.default === undefined || now.default === undefined) return [];
  if (before.default === now.default) return [];
  const what = `the default of the ${called(name)} is ${now.default} instead of ${before.default}`;
  const who = setting(name).replace(/ set /, " do not set ");
  const path = [...pathOf(name), "default"];
  return [{ kind: "breaking", what, who, keep: "keep the default", path }];
}

function valueChanges(
  name: string,
  before: readonly string[] | undefined,
  now: readonly string[] | undefined,
): Change[] {
  const the = `the ${called(name)}`;
  if (now === undefined) {
    return before === undefined ? [] : [{ kind: "addition", what: `${the} takes any value` }];
  }
  const path = [...pathOf(name), "enum"];
  if (before === undefined) {
    const what = `${the} takes only ${now.map(quote).join(", ")}`;
    const who = `${setting(name)} to anything else`;
    return [{ kind: "breaking", what, who, keep: "leave the enum out", path }];
  }
  const gone = before.filter((value) => !now.includes(value)).map(quote);
  const came = now.filter((value) => !before.includes(value)).map(quote);
  return [
    ...gone.map((value): Change => {
      const what = `${the} does not take ${value} any more`;
      const who = `${setting(name)} to ${value}`;
      return { kind: "breaking", what, who, keep: "keep the value", path };
    }),
    ...came.map((value): Change => ({ kind: "addition", what: `${the} takes ${value}, too` })),
  ];
}

function outputChanges(before: ModuleInterface, now: ModuleInterface): Change[] {
  const gone = before.outputs.filter((name) => !now.outputs.includes(name));
  const came = now.outputs.filter((name) => !before.outputs.includes(name));
  const renamed = renames(gone, came, (name) => name.slice(name.lastIndexOf("_")));
  const isNew = new Set(renamed.values());
  return [
    ...gone.map((name): Change => {
      const to = renamed.get(name);
      const what = `the output ${quote(name)} is ${to === undefined ? "gone" : `now ${quote(to)}`}`;
      const keep = "keep the id that it is named after";
      const who = `callers that read ${name}`;
      return { kind: "breaking", what, who, keep, path: partOf(to ?? name, now) };
    }),
    ...came
      .filter((name) => !isNew.has(name))
      .map((name): Change => ({ kind: "addition", what: `added the output ${quote(name)}` })),
  ];
}

/** Where the part stands that an output is named after. */
function partOf(output: string, { resources }: ModuleInterface): DataPath {
  const id = output.slice(0, output.lastIndexOf("_"));
  const type = Object.keys(NAMED).find((name) => Object.hasOwn(resources, `${name}.${id}`));
  return type === undefined ? [] : [ownValue(NAMED, type)?.[1] ?? "", id];
}

type Resources = ModuleInterface["resources"];

function resourceChanges(
  before: Resources,
  now: Resources,
  moves: ReadonlyMap<string, string>,
): Change[] {
  const arrived = new Set(moves.values());
  return [
    ...namesOnlyIn(before, now).map((address): Change => {
      const to = moves.get(address);
      if (to !== undefined) return { kind: "other", what: `${address} is now ${to}` };
      const [word, key] = ownValue(NAMED, typeOf(address)) ?? [];
      if (key === undefined) {
        return {
          kind: "addition",
          what: `removed ${address} (${ownValue(before, address) ?? ""})`,
        };
      }
      const name = quote(ownValue(before, address));
      const what = `the ${String(word)} ${name} is gone`;
      return { kind: "breaking", what, who: "callers that use it", keep: "keep it", path: [key] };
    }),
    ...namesOnlyIn(now, before)
      .filter((address) => !arrived.has(address))
      .map((address): Change => {
        const [word] = ownValue(NAMED, typeOf(address)) ?? [];
        return word === undefined
          ? { kind: "addition", what: `added ${address} (${ownValue(now, address) ?? ""})` }
          : { kind: "addition", what: `added the ${word} ${quote(ownValue(now, address))}` };
      }),
    ...Object.keys(now)
      .filter(
        (address) =>
          Object.hasOwn(before, address) && ownValue(before, address) !== ownValue(now, address),
      )
      .map((address) =>
        identityChange(address, ownValue(before, address) ?? "", ownValue(now, address) ?? ""),
      ),
  ];
}

function identityChange(address: string, before: string, now: string): Change {
  const type = typeOf(address);
  const [word, key] = ownValue(NAMED, type) ?? [];
  if (key === undefined) return { kind: "other", what: `${address} is another one` };
  const what = `the ${String(word)} ${quote(before)} is now ${quote(now)}, another one in AWS`;
  const path = [key, address.slice(type.length + 1), "name"];
  return { kind: "breaking", what, who: `callers that name it`, keep: "keep the name", path };
}

/** `aws_iam_role` of `aws_iam_role.service` */
export function typeOf(address: string): string {
  return address.slice(0, address.indexOf("."));
}

/** The keys of a record that another one lacks, sorted. */
export function namesOnlyIn(one: object, other: object): string[] {
  return Object.keys(one)
    .filter((name) => !Object.hasOwn(other, name))
    .sort(compare);
}

/** Which name a name that is gone has become: one of the same base, or the only one of its kind. */
function renames(
  gone: readonly string[],
  came: readonly string[],
  kindOf: (name: string) => string,
  baseOf: (name: string) => string = (name) => name,
): Map<string, string> {
  const result = new Map<string, string>();
  for (const name of gone) {
    const same = came.find((other) => baseOf(other) === baseOf(name));
    const alike = came.filter((other) => kindOf(other) === kindOf(name));
    const alone = gone.filter((other) => kindOf(other) === kindOf(name)).length === 1;
    const to = same ?? (alone && alike.length === 1 ? alike[0] : undefined);
    if (to !== undefined) result.set(name, to);
  }
  return result;
}

function baseName(name: string): string {
  return name.startsWith(FLEETS) ? name.slice(FLEETS.length) : name;
}

function called(name: string): string {
  return `${name.startsWith(FLEETS) ? "setting of fleets" : "variable"} ${quote(baseName(name))}`;
}

function setting(name: string): string {
  const who = name.startsWith(FLEETS) ? "callers whose fleets" : "callers that";
  return `${who} set ${baseName(name)}`;
}

function pathOf(name: string): DataPath {
  return ["parameters", baseName(name)];
}
