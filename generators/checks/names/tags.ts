import { tagFaults } from "../../iam/policy/quotas";
import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { PlacedTag, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "bad-tags": { severity: "error", summary: "Tags are more, or longer, than IAM takes." },
  "tag-collision": {
    severity: "error",
    summary: "Two tags differ in the case of their keys only.",
  },
  "reserved-tag": {
    severity: "error",
    summary: "A tag's key begins with what AWS keeps for itself.",
  },
});

/**
 * Tags, as defaults, environment and fleet together make them. IAM compares their keys without regard to
 * case, and keeps `aws:` for itself. Source: AWS IAM User Guide, id_tags.
 */
export const tags = defineCheck({
  name: "tags",
  scope: "stack",
  finds: found.kinds,
  run: (stack) => {
    const common = faultsOf(stack.tagsSaid, stack);
    // Of a role with tags of its own, what the others have as well is told once.
    const own = stack.roles.flatMap(({ tagsSaid }) =>
      tagsSaid === undefined ? [] : faultsOf([...stack.tagsSaid, ...tagsSaid], stack),
    );
    return [...common, ...own];
  },
});

function faultsOf(said: readonly PlacedTag[], stack: Stack): Problem[] {
  const effective = [...new Map(said.map((tag) => [tag.key, tag])).values()];
  return [
    ...effective.filter(isReserved).map(reserved),
    ...collisions(effective),
    ...limits(effective, stack),
  ];
}

function isReserved({ key }: PlacedTag): boolean {
  return key.toLowerCase().startsWith("aws:");
}

function reserved({ key, place }: PlacedTag): Problem {
  return found.problem("reserved-tag", {
    message: `the tag ${quote(key)} begins with aws:, which AWS keeps for itself, in any case`,
    fix: "rename it, without aws: at its start",
    ...place,
    atKey: true,
  });
}

/** The nearer one is told: it is where the other was not known. */
function collisions(all: readonly PlacedTag[]): Problem[] {
  const first = new Map<string, PlacedTag>();
  return all.flatMap((tag): Problem[] => {
    const other = first.get(tag.key.toLowerCase());
    if (other === undefined) {
      first.set(tag.key.toLowerCase(), tag);
      return [];
    }
    const from = other.place.path.slice(0, -1).join(".");
    return [
      found.problem("tag-collision", {
        message: `the tag ${quote(tag.key)} differs from ${quote(other.key)} (of ${from}) in case only, and IAM takes one of them`,
        fix: `write ${quote(other.key)} here, too: then this value stands in place of the other`,
        ...tag.place,
        atKey: true,
      }),
    ];
  });
}

/** Faults of one tag are at it; that they are too many is at the last. */
function limits(all: readonly PlacedTag[], { name }: Stack): Problem[] {
  const single = all.flatMap((tag) =>
    tagFaults({ [tag.key]: tag.value }).map(({ message, fix }) =>
      found.problem("bad-tags", { message, fix, ...tag.place, atKey: true }),
    ),
  );
  const last = all.at(-1);
  if (single.length > 0 || last === undefined) return single;
  const together = Object.fromEntries(all.map(({ key, value }) => [key, value]));
  return tagFaults(together).map(({ message, fix }) =>
    found.problem("bad-tags", {
      message: `${message} (stack ${name})`,
      fix,
      path: last.place.path.slice(0, -1),
      atKey: true,
    }),
  );
}
