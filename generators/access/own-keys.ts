/** What is known of who asks: the keys that each of its requests has, and the tags that policies ask for. */
import type { Asked } from "./ask";
import { fieldsOf, textsOf } from "./fields";
import { documentsOf, type HeldPolicy, type PolicyHolder } from "./holder";

/**
 * The keys of a question, with those that each request of the holder has, where its policies ask for them: what does not ask for
 * them is the same question for all.
 *
 * @param names whether one of the holder's documents has a key
 * @param context what the question says itself, whatever the case of its keys
 */
export function withOwnKeys(
  { kind, arn = "" }: Pick<PolicyHolder, "kind" | "arn">,
  names: (key: string) => boolean,
  context: Asked["context"],
): Asked["context"] {
  if ((kind !== "role" && kind !== "user") || arn === "") return context;
  const said = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const account = arn.split(":")[4] ?? "";
  const own = Object.entries({ "aws:PrincipalArn": arn, "aws:PrincipalAccount": account });
  const asked = own.filter(([key, value]) => {
    return value !== "" && !said.has(key.toLowerCase()) && names(key);
  });
  return { ...Object.fromEntries(asked), ...context };
}

/** A role's tags as the AWS provider sets them: with its `default_tags`, and without those that it is told to ignore. */
export function tagsInAws(
  tags: Readonly<Record<string, string>>,
  { default_tags: defaults, ignore_tags: ignored }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const [given, left] = [defaults, ignored].map((block) => fieldsOf([block].flat()[0]));
  const own = { ...fieldsOf(given?.tags), ...tags };
  const [keys, prefixes] = [textsOf(left?.keys), textsOf(left?.key_prefixes)];
  const isLeft = (key: string): boolean =>
    keys.includes(key) || prefixes.some((one) => key.startsWith(one));
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, value]) => (isLeft(key) ? [] : [[key, String(value)]])),
  );
}

/**
 * The tags of a holder that change, and that its policies ask for before or after (`aws:PrincipalTag/site`), each as what is not
 * decided: keys are free where access is compared, so that a tag that is set or taken off makes no row.
 */
export function tagsBetween(before: PolicyHolder, after: PolicyHolder): HeldPolicy[] {
  const changed = changedTags(before, after);
  if (changed.length === 0) return [];
  const boundaries = [before, after].map(({ boundary }) => boundary?.document);
  const documents = [...documentsOf(before), ...documentsOf(after), ...boundaries];
  const texts = JSON.stringify(documents).toLowerCase();
  return changed.flatMap(({ key, words }): HeldPolicy[] => {
    const name = `aws:principaltag/${key.toLowerCase()}`;
    if (!['"', "}", ",", " "].some((end) => texts.includes(name + end))) return [];
    return [askedTag(key, `a policy asks for it, and it ${words}`)];
  });
}

/** A tag as what is not decided. */
export function askedTag(key: string, why: string): HeldPolicy {
  return { kind: "tag", name: `tag ${key}`, document: undefined, why };
}

/** The tags of a holder that change, in order, each with how: `is now "y" in place of "x"`. */
export function changedTags(
  { tags: old = {} }: Pick<PolicyHolder, "tags">,
  { tags: now = {} }: Pick<PolicyHolder, "tags">,
): { readonly key: string; readonly words: string }[] {
  const [was, is] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .sort()
    .map((key) => ({ key, words: changeWords(was.get(key), is.get(key)) }));
}

function changeWords(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `is now ${JSON.stringify(after)}`;
  if (after === undefined) return `is ${JSON.stringify(before)} no more`;
  return `is now ${JSON.stringify(after)} in place of ${JSON.stringify(before)}`;
}
