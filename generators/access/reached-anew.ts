/** What policies say of roles and users by their ARNs and tags: another name or tag gives what no document that changes says. */
import { isLike } from "../iam/wildcards";
import { fieldsOf, textsOf, type Fields } from "./fields";
import { documentsOf, type HeldPolicy, type PolicyHolder } from "./holder";
import { askedTag, changedTags, tagsBetween } from "./own-keys";

/**
 * Those of whom a policy speaks now that did not, or another tag of whom one asks for, though it is the same before and after: others
 * may pass or assume them, or they others. By the id that each has now, as what is not decided. What a policy says newly itself, its own
 * comparison tells.
 *
 * @param idOf the id that each of before has now
 */
export function reachedAnew(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
  idOf: (one: PolicyHolder) => string,
): ReadonlyMap<string, readonly HeldPolicy[]> {
  const now = new Map(after.map((one) => [one.id, one]));
  const pairs = before.flatMap((was): [PolicyHolder, PolicyHolder][] => {
    const is = now.get(idOf(was));
    return is !== undefined && is.account === was.account ? [[was, is]] : [];
  });
  const other = pairs.filter(([was, is]) => was.arn !== is.arn || changedTags(was, is).length > 0);
  if (other.length === 0) return new Map();
  const [old, said] = [saidBy(before), saidBy(after)];
  const names = [...said.names].flatMap(([key, one]) => (old.names.has(key) ? [one] : []));
  const found = other.map(([was, is]): [string, readonly HeldPolicy[]] => [
    is.id,
    [...namedAnew(was, is, names), ...askedOf(was, is, [said.tags, old.tags])],
  ]);
  return new Map(found.filter(([, held]) => held.length > 0));
}

/** Whom policies speak of. */
interface Said {
  /** Patterns of ARNs. */
  readonly names: Map<string, Named>;
  /** Keys of tags in small letters, each with who asks for it. */
  readonly tags: Map<string, string>;
}

interface Named {
  /** With a wildcard for each variable. */
  readonly pattern: string;
  /** What it begins with before any wildcard. */
  readonly start: string;
  /** Whether more is allowed of whom it names, and not less. */
  readonly gives: boolean;
  readonly who: string;
}

function namedAnew(
  { arn: old = "" }: PolicyHolder,
  { arn = "" }: PolicyHolder,
  names: readonly Named[],
): HeldPolicy[] {
  if (old === "" || arn === "" || old === arn) return [];
  const isOf = (text: string, { start, pattern }: Named): boolean =>
    text.startsWith(start) && isLike(text, pattern);
  const found = names.find(
    (one) => isOf(arn, one) !== isOf(old, one) && isOf(arn, one) === one.gives,
  );
  if (found === undefined) return [];
  const why = `${found.who} ${found.gives ? "names it so" : "does not except it so"}, as it did not by ${old}`;
  return [{ kind: "carrier", name: `name ${arn}`, document: undefined, why }];
}

function askedOf(
  was: PolicyHolder,
  is: PolicyHolder,
  asked: readonly ReadonlyMap<string, string>[],
): HeldPolicy[] {
  const own = new Set(tagsBetween(was, is).map(({ name }) => name));
  return changedTags(was, is).flatMap(({ key, words }): HeldPolicy[] => {
    const who = asked.map((one) => one.get(key.toLowerCase())).find((one) => one !== undefined);
    const tag = askedTag(key, `${who ?? ""} asks for it, and it ${words}`);
    return who === undefined || own.has(tag.name) ? [] : [tag];
  });
}

function saidBy(holders: readonly PolicyHolder[]): Said {
  const said: Said = { names: new Map(), tags: new Map() };
  for (const one of holders) {
    const of = `of ${[one.label, one.stack].filter((part) => part !== "").join(" of ")}`;
    const documents = [...documentsOf(one), one.boundary?.document];
    const isOfResource = one.kind === "resource";
    for (const statement of documents.flatMap(statementsOf)) {
      if (isOfResource || isOfRoles(statement)) {
        add(said, statement, `a policy ${of}`, isOfResource);
      }
    }
    for (const statement of statementsOf(one.trust?.document)) {
      add(said, statement, `the trust policy ${of}`, true);
    }
  }
  return said;
}

function statementsOf(document: unknown): Fields[] {
  return [fieldsOf(document).Statement].flat().map(fieldsOf);
}

/** Whether a role or user can be what an action of it is on. */
function isOfRoles({ Action, NotAction }: Fields): boolean {
  return (
    NotAction !== undefined || textsOf(Action).some((one) => /^(iam|sts):|^[^:]*[*?]/i.test(one))
  );
}

/** Keys are condition keys in quotation marks, or variables in braces, with a default or without. */
const OF_RESOURCE = /(?:aws|iam):resourcetag\/([^"},]+)/gi;
const OF_ANYBODY = /(?:aws|iam):(?:resource|principal)tag\/([^"},]+)/gi;

/** @param asksWho whether it says who may ask, as policies of trust and of resources do */
function add({ names, tags }: Said, statement: Fields, who: string, asksWho: boolean): void {
  for (const [, key = ""] of JSON.stringify(statement).matchAll(
    asksWho ? OF_ANYBODY : OF_RESOURCE,
  )) {
    tags.set(key.trim().toLowerCase(), who);
  }
  const { Effect, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  const isAllow = Effect === "Allow";
  const [those, others] = asksWho
    ? [[...principalsIn(Principal), ...callersIn(Condition)], principalsIn(NotPrincipal)]
    : [textsOf(Resource), textsOf(NotResource)];
  for (const text of those) addName(names, text, isAllow, who);
  for (const text of others) addName(names, text, !isAllow, who);
}

function addName(names: Said["names"], text: string, gives: boolean, who: string): void {
  const pattern = text.replace(/\$\{[^}]*\}/g, "*");
  const start = pattern.split(/[*?]/, 1).join("");
  names.set(`${String(gives)} ${pattern}`, { pattern, start, gives, who });
}

function principalsIn(element: unknown): string[] {
  return typeof element === "string" ? [element] : textsOf(fieldsOf(element).AWS);
}

/** Of whom a condition on the caller's ARN is; one that is negated is about all others. */
function callersIn(condition: unknown): string[] {
  return Object.entries(fieldsOf(condition)).flatMap(([operator, keys]) =>
    Object.entries(fieldsOf(keys)).flatMap(([key, values]) =>
      key.toLowerCase() === "aws:principalarn" && !/Not/i.test(operator) ? textsOf(values) : [],
    ),
  );
}
