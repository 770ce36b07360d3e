import { PIECES } from "../support/hostile";
import { smallProject, soundProject } from "./bases";
import type { Json, Project } from "./bases";
import { mutated, nodes, withKey, withValue } from "./mutate";
import type { Path } from "./mutate";
import { outcomeOf, outcomeOfTexts, shapeOf } from "./properties";
import type { Outcome } from "./properties";
import type { Random } from "./random";

/** One input, as a failure shows it, and what was wrong. */
export interface Trial {
  readonly input: unknown;
  readonly faults: readonly string[];
  /** Whether the input was sound to the program, so that it generated something. */
  readonly generated: boolean;
}

/** Makes an input by chance, and says what the program made of it. */
export interface Fuzzer {
  readonly name: string;
  /** How many of a hundred inputs are its own. */
  readonly share: number;
  readonly run: (random: Random, folder: string) => Promise<Trial>;
}

/** The large project now and then: it takes several times as long. */
function project(random: Random): Project {
  return random.chance(16) ? soundProject() : smallProject();
}

function trial(input: unknown, { faults, files }: Outcome, more: readonly string[] = []): Trial {
  return { input, faults: [...faults, ...more], generated: files.length > 0 };
}

const mutatedFleets: Fuzzer = {
  name: "mutated fleet files",
  share: 30,
  run: async (random, folder) => {
    const { fleets, blueprint } = project(random);
    const input = { fleets: mutated(fleets, random), blueprint };
    return trial(input, await outcomeOf(input, folder));
  },
};

const mutatedBlueprints: Fuzzer = {
  name: "mutated blueprints",
  share: 25,
  run: async (random, folder) => {
    const { fleets, blueprint } = project(random);
    const input = { fleets, blueprint: mutated(blueprint, random) };
    return trial(input, await outcomeOf(input, folder));
  },
};

/** Text below YAML's grammar: bytes are dropped, doubled and swapped. */
const mutatedTexts: Fuzzer = {
  name: "mutated texts",
  share: 10,
  run: async (random, folder) => {
    const { fleets, blueprint } = smallProject();
    const texts = [JSON.stringify(fleets, null, random.below(3)), JSON.stringify(blueprint)];
    const which = random.below(2);
    let bytes = Buffer.from(texts[which] ?? "", "utf8");
    for (let changes = 1 + random.below(4); changes > 0; changes--) {
      const at = random.below(bytes.length);
      const inserted = random.chance(2)
        ? Buffer.from(random.pick(PIECES), "utf8")
        : Buffer.from([random.below(256)]);
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        inserted,
        bytes.subarray(at + random.below(4)),
      ]);
    }
    const [a, b] = which === 0 ? [bytes, texts[1] ?? ""] : [texts[0] ?? "", bytes];
    const input = { which, bytes: bytes.toString("base64") };
    return trial(input, await outcomeOfTexts(a, b, folder));
  },
};

/** Places whose text is only carried through: whatever it is, what is made keeps its form. */
const FREE_TEXTS =
  /^(fleets\/(fleets|workloads)\/[^/]+\/(description|tags\/[^/]+)|fleets\/(defaults|environments\/[^/]+)\/tags\/[^/]+|blueprint\/(title|description|notes\/\d+|unverified\/\d+|roles\/[^/]+\/description|policies\/[^/]+\/description|parameters\/[^/]+\/description|lifecycle\/(event|successor)))$/;

interface Field {
  readonly part: keyof Project;
  readonly path: Path;
  readonly isKey: boolean;
}

export function fieldsOf(base: Project): Field[] {
  return (["fleets", "blueprint"] as const).flatMap((part) =>
    [...nodes(base[part])].flatMap(({ path, value }): Field[] => [
      ...(typeof value === "string" ? [{ part, path, isKey: false }] : []),
      ...(typeof path.at(-1) === "string" ? [{ part, path, isKey: true }] : []),
    ]),
  );
}

export function injected(base: Project, { part, path, isKey }: Field, text: string): Project {
  const put = isKey ? withKey : (data: Json, at: Path, value: string) => withValue(data, at, value);
  return { ...base, [part]: put(base[part], path, text) };
}

const baseShapes = new Map<string, Promise<string>>();

/** What the sound project gives with a harmless text in the field. */
function shapeWithout(base: Project, field: Field, key: string, folder: string): Promise<string> {
  const known = baseShapes.get(key);
  if (known !== undefined) return known;
  const shape = outcomeOf(injected(base, field, "harmless"), folder).then(({ files }) =>
    shapeOf(files),
  );
  baseShapes.set(key, shape);
  return shape;
}

/** A hostile text in each field of both schemas, alone and inside what stood there. */
const injections: Fuzzer = {
  name: "injections",
  share: 35,
  run: async (random, folder) => {
    const large = random.chance(16);
    const base = large ? soundProject() : smallProject();
    const field = random.pick(fieldsOf(base));
    const texts = Array.from({ length: 1 + random.below(3) }, () => random.pick(PIECES));
    const text = texts.join("");
    const outcome = await outcomeOf(injected(base, field, text), folder);
    const place = [field.part, ...field.path].join("/");
    const input = { place, isKey: field.isKey, text, large };
    const free = !field.isKey && FREE_TEXTS.test(place) && text.trim() !== "";
    if (!free || outcome.files.length === 0) return trial(input, outcome);
    const expected = await shapeWithout(base, field, `${place} ${String(large)}`, folder);
    const same = shapeOf(outcome.files) === expected;
    return trial(input, outcome, same ? [] : ["the text changes the form of what is generated"]);
  },
};

/** Those of what is read; those of what is written stand in `folders.ts`. */
export const fuzzers: readonly Fuzzer[] = [
  mutatedFleets,
  mutatedBlueprints,
  mutatedTexts,
  injections,
];
