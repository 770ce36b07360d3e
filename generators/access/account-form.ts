/** The form of an account's listing: what reading it would drop is no difference to anybody, so it has to be told. */
import { isDeepStrictEqual } from "node:util";
import { quote } from "../problem";
import { ownValue } from "../text/own-value";
import { fieldsOf, listOf, textOf, type Fields } from "./fields";

/** What a list of the listing holds: texts, or mappings. */
interface Form {
  /** Keys that each mapping has, with a text; the first one names it. None where the list is of texts. */
  readonly keys: readonly string[];
  /** Keys that each has, with a text that may be empty. */
  readonly texts?: readonly string[];
  /** Lists in each mapping. */
  readonly lists?: Readonly<Record<string, Form>>;
}

const INLINE: Form = { keys: ["PolicyName"] };
const ATTACHED: Form = { keys: ["PolicyArn"] };
const TAGS: Form = { keys: ["Key"], texts: ["Value"] };

/** As far as it is read. */
const FORMS: Readonly<Record<string, Form>> = {
  UserDetailList: {
    keys: ["UserName", "Arn"],
    lists: {
      ...{ UserPolicyList: INLINE, AttachedManagedPolicies: ATTACHED },
      ...{ GroupList: { keys: [] }, Tags: TAGS },
    },
  },
  GroupDetailList: {
    keys: ["GroupName", "Arn"],
    lists: { GroupPolicyList: INLINE, AttachedManagedPolicies: ATTACHED },
  },
  RoleDetailList: {
    keys: ["RoleName", "Arn"],
    lists: {
      ...{ RolePolicyList: INLINE, AttachedManagedPolicies: ATTACHED, Tags: TAGS },
      InstanceProfileList: { keys: ["InstanceProfileName", "Arn"] },
    },
  },
  Policies: { keys: ["Arn"], lists: { PolicyVersionList: { keys: ["VersionId"] } } },
};

/** What in a page is not as AWS prints it, in words that begin with the path to it; undefined for nothing. */
export function formFault(page: Fields): string | undefined {
  return faultInLists(page, "", FORMS);
}

function faultInLists(
  value: Fields,
  path: string,
  forms: Readonly<Record<string, Form>>,
): string | undefined {
  return first(Object.entries(forms), ([key, form]) => {
    const list = ownValue(value, key);
    // What is left out is dealt with where it is asked for.
    return list === undefined ? undefined : faultInList(list, path + key, form);
  });
}

function faultInList(list: unknown, path: string, form: Form): string | undefined {
  if (!Array.isArray(list)) return `${path} is ${quote(list)}, and no list`;
  const fault = first([...list.entries()], ([index, one]: [number, unknown]) =>
    faultInEntry(one, `${path}[${String(index)}]`, form),
  );
  return fault ?? twiceIn(listOf(list), path, form);
}

function faultInEntry(one: unknown, path: string, form: Form): string | undefined {
  const { keys, texts = [], lists = {} } = form;
  if (keys.length === 0) {
    return textOf(one) === undefined ? `${path} is ${quote(one)}, and no name` : undefined;
  }
  if (typeof one !== "object" || one === null || Array.isArray(one)) {
    return `${path} is ${quote(one)}, and no mapping with ${keys.join(" and ")}`;
  }
  const entry = fieldsOf(one);
  const fault =
    first(keys, (key) => textFault(entry, path, key, textOf(ownValue(entry, key)) !== undefined)) ??
    first(texts, (key) => textFault(entry, path, key, typeof ownValue(entry, key) === "string"));
  return fault ?? boundaryFault(entry, path) ?? faultInLists(entry, `${path}.`, lists);
}

function textFault(entry: Fields, path: string, key: string, isFine: boolean): string | undefined {
  const value = ownValue(entry, key);
  if (isFine) return undefined;
  return value === undefined
    ? `${path} has no ${key}`
    : `${path}.${key} is ${quote(value)}, and no ${value === "" ? "name" : "text"}`;
}

/** A boundary that is not read would be none. */
function boundaryFault(
  { PermissionsBoundary: boundary }: Fields,
  path: string,
): string | undefined {
  if (boundary === undefined || boundary === null) return undefined;
  return textOf(fieldsOf(boundary).PermissionsBoundaryArn) === undefined
    ? `${path}.PermissionsBoundary is ${quote(boundary)}, and no mapping with PermissionsBoundaryArn`
    : undefined;
}

/** Lists in which an entry is attached or not have nothing to contradict; roles and policies can be on several pages. */
function twiceIn(list: readonly Fields[], path: string, { keys, lists }: Form): string | undefined {
  const [key = ""] = keys;
  if (lists !== undefined || keys.length === 0 || key === "PolicyArn") return undefined;
  const { twice } = eachOnce(list, (one) => textOf(ownValue(one, key)) ?? "");
  return twice === undefined
    ? undefined
    : `${path} has the ${key} ${quote(ownValue(twice, key))} twice, with different contents`;
}

/** Each entry once, as pages may overlap; and one that is there in two ways, of which nobody knows which is true. */
export function eachOnce(
  list: readonly Fields[],
  keyOf: (one: Fields) => string,
): { readonly entries: readonly Fields[]; readonly twice: Fields | undefined } {
  const known = new Map<string, Fields>();
  let twice: Fields | undefined;
  for (const one of list) {
    const key = keyOf(one);
    const other = known.get(key);
    if (other === undefined) known.set(key, one);
    else if (!isDeepStrictEqual(lasting(one), lasting(other))) twice ??= one;
  }
  return { entries: [...known.values()], twice };
}

/** Without what changes between two pages, and gives nobody anything. */
function lasting(one: Fields): Fields {
  return { ...one, RoleLastUsed: undefined, PasswordLastUsed: undefined };
}

function first<T>(all: readonly T[], faultOf: (one: T) => string | undefined): string | undefined {
  for (const one of all) {
    const fault = faultOf(one);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
