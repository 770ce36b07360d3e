const HEAD = 'version: 1\nenvironments:\n  dev: { account: "111111111111", region: us-east-1 }\n';

function fleets(count: number, fleet: (index: number) => string): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `  f${String(index)}: ${fleet(index)}\n`,
  );
  return `${HEAD}fleets:\n${lines.join("")}`;
}

/** What the first fleet says in full, the others repeat. */
function shared(index: number, anchor: string, value: string): string {
  return index === 0 ? `&${anchor} ${value}` : `*${anchor}`;
}

const GRANTS = '[{ to: "dynamodb:table/Stock", access: [read], why: stock }]';

/** One fleet file, or `fleets.yaml` and what it names. */
type Made = string | Readonly<Record<string, string>>;

function rows(size: number, row: (index: number) => string): string {
  return `name,bucket\n${Array.from({ length: size }, (_, index) => row(index)).join("")}`;
}

const SITES = `${HEAD}fleets:
  "dock-{{site.name}}":
    for_each: { file: sites.csv, as: site }
    blueprint: deeplens
    tags: { site: "{{site.name}}", missing: "{{site.wrong}}" }
    grants: [{ to: "s3:object/{{site.bucket}}/*", access: [read] }]
`;

/** Fleet files that can be made of any size; their time must grow as they do. */
export const shapes: Readonly<Record<string, (size: number) => Made>> = {
  "fleets of rows": (size) => ({
    "fleets.yaml": SITES.replace(', missing: "{{site.wrong}}"', ""),
    "sites.csv": rows(size, (index) => `s${String(index)},photos-${String(index)}\n`),
  }),
  "rows that give names which cannot be": (size) => ({
    "fleets.yaml": SITES.replace(', missing: "{{site.wrong}}"', ""),
    "sites.csv": rows(size, (index) => `s ${String(index)},\n`),
  }),
  "rows of one name, with what is no resource": (size) => ({
    "fleets.yaml": SITES.replace("{{site.wrong}}", "{{wrong}}"),
    "sites.csv": rows(size, (index) => `s${String(index >> 1)},\n`),
  }),
  "fleets that extend one template": (size) =>
    `templates: { base: { blueprint: deeplens, grants: ${GRANTS} } }\n${fleets(
      size,
      (index) => `{ extends: base, tags: { a: "{{x${String(index)}}}" } }`,
    )}`,
  "templates that extend one another": (size) => {
    const names = Array.from({ length: 20 }, (_, index) => index);
    const chain = names.map(
      (index) =>
        `  t${String(index)}: { extends: [${index > 0 ? `t${String(index - 1)}` : "last"}] }\n`,
    );
    const last = "  last: { blueprint: deeplens }\n";
    return `templates:\n${chain.join("")}${last}${fleets(size, () => "{ extends: [t19] }")}`;
  },
  "fleets that share tags and grants by aliases": (size) =>
    fleets(size, (index) => {
      const tags = shared(index, "t", "{ site: kiel, team: dock }");
      return `{ blueprint: deeplens, tags: ${tags}, grants: ${shared(index, "g", GRANTS)} }`;
    }),
  "an anchor that is defined again and again": (size) =>
    fleets(
      size,
      (index) => `{ blueprint: deeplens, tags: &t { n: "${String(index)}" }, with: *t }`,
    ),
  "a key that is not known in every fleet": (size) =>
    fleets(size, () => "{ blueprint: deeplens, bogus: 1 }"),
  "a value of the wrong type in every fleet": (size) => fleets(size, () => "{ blueprint: 7 }"),
  "an unknown placeholder in every fleet": (size) =>
    fleets(size, (index) => `{ blueprint: deeplens, tags: { a: "{{x${String(index)}}}" } }`),
  "an environment that is not there in every fleet": (size) =>
    fleets(size, (index) => `{ blueprint: deeplens, environments: [e${String(index)}] }`),
  "names that cannot be": (size) =>
    `${HEAD}fleets:\n${Array.from({ length: size }, (_, index) => `  "f ${String(index)}": { blueprint: deeplens }\n`).join("")}`,
  "keys that stand twice": (size) =>
    fleets(size, () => "{ blueprint: deeplens, blueprint: deeplens }"),
  "environments with an account that is no text": (size) =>
    `version: 1\nenvironments:\n${Array.from({ length: size }, (_, index) => `  e${String(index)}: { account: 123, region: us-east-1 }\n`).join("")}fleets: { f: { blueprint: deeplens } }\n`,
  "environments and fleets whose stacks could meet": (size) => {
    const names = Array.from({ length: size }, (_, index) => String(index));
    const environments = names.map(
      (name) =>
        `  e${name}: { account: "111111111111", region: us-east-1 }\n` +
        `  e${name}-x: { account: "111111111111", region: us-east-1 }\n`,
    );
    const list = names.map(
      (name) =>
        `  f${name}: { blueprint: deeplens, environments: [e${name}] }\n` +
        `  x-f${name}: { blueprint: deeplens, environments: [e${name}] }\n`,
    );
    return `version: 1\nenvironments:\n${environments.join("")}fleets:\n${list.join("")}`;
  },
  "statements of the wrong form in one fleet": (size) =>
    fleets(1, () => `{ blueprint: deeplens, statements: [${"{ Effect: 7 }, ".repeat(size)}] }`),
  "unknown placeholders in one text": (size) =>
    fleets(1, () => `{ blueprint: deeplens, description: "${"{{a}} {{b}} ".repeat(size)}" }`),
};
