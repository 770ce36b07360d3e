import { OPERATORS } from "../../../generators/iam/condition/operators";
import type { Draw } from "./draw";

/**
 * Where iam-simulate errs for certain: each is a rewriting of the question into one that it answers as it should, so that
 * a difference is explained by the answer to that, and not by how the question looks.
 */
export const REWRITINGS: Readonly<Record<string, (drawn: Draw) => Draw>> = {
  "no-version-check": (drawn) => mapDocuments(drawn, withoutVariables),
  "epoch-milliseconds": (drawn) =>
    mapValues(drawn, (text) => (/^\d{5,}$|^0$/.test(text) ? iso(text) : text), "Date"),
  "address-as-text": (drawn) => mapValues(drawn, plainAddress, "IpAddress"),
  "half-a-number": (drawn) =>
    mapValues(drawn, (text) => (/^-?\d+(\.\d+)?$/.test(text) ? text : "none"), "Numeric"),
  "number-as-float": (drawn) =>
    mapValues(drawn, (text) => text.replace(/^900719925474099(\d)$/, "100$1"), "Numeric"),
  "range-of-everything": (drawn) =>
    mapDocuments(drawn, (document) =>
      mapLists(document, (text) => (text === "0.0.0.0/0" ? ["0.0.0.0/1", "128.0.0.0/1"] : [text])),
    ),
  "variable-in-type": (drawn) => mapDocuments(drawn, (document) => filledTypes(drawn, document)),
  "signs-in-equals": (drawn) =>
    mapDocuments(drawn, (document) =>
      hasVariables(document)
        ? mapConditions(document, (operator, values) =>
            /String(Not)?Equals/.test(operator)
              ? mapTexts(values, (text) => text.replace(/\$\{([*?$])\}/g, "$1"))
              : values,
          )
        : document,
    ),
  // An action without a resource is on none of those that NotResource names.
  "star-beside-not-resource": (drawn) =>
    drawn.request.resource === "*" ? mapDocuments(drawn, withResource) : drawn,
  "binary-as-text": (drawn) => mapValues(drawn, canonical, "Binary"),
};

/** All of them, one after the other. */
export function rewritten(drawn: Draw): Draw {
  return Object.values(REWRITINGS).reduce((before, rewrite) => rewrite(before), drawn);
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A document in whose texts no `${` begins a variable, unless its Version gives them a meaning. */
function withoutVariables(document: Json): Json {
  return hasVariables(document)
    ? document
    : mapTexts(document, (text) => text.replaceAll("${", "${$}{"));
}

/** The same with `Resource: "*"` for each NotResource that does not name `*`. */
function withResource(document: Json): Json {
  if (Array.isArray(document)) return document.map(withResource);
  if (typeof document !== "object" || document === null) return document;
  const { NotResource, ...others } = document;
  if (NotResource !== undefined && !JSON.stringify(NotResource).includes('"*"')) {
    return { ...others, Resource: "*" };
  }
  return Object.fromEntries(
    Object.entries(document).map(([key, one]) => [
      key,
      key === "Statement" ? withResource(one) : one,
    ]),
  );
}

function hasVariables(document: Json): boolean {
  return (document as { Version?: string }).Version === "2012-10-17";
}

function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)]));
}

/** The same where a text may become several: in a list. */
function mapLists(value: Json, map: (text: string) => string[]): Json {
  if (typeof value === "string") {
    const texts = map(value);
    return texts.length === 1 ? (texts[0] ?? "") : texts;
  }
  if (Array.isArray(value)) return value.map((one) => mapLists(one, map)).flat();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapLists(one, map)]));
}

/** A variable in what iam-simulate takes for the type of a resource, whose texts it does not fill in. */
const IN_TYPE = /^(arn:[^:]*:(?!s3:)[^:]*:[^:]*:[^:]*:[^/:${]*)\$\{([^},*?$]+)(?:, '([^']*)')?\}/;

function filledTypes({ request }: Draw, document: Json): Json {
  if (!hasVariables(document)) return document;
  const context = new Map(
    Object.entries(request.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
  );
  return mapTexts(document, (text) => {
    const [found, before, key = "", standIn] = IN_TYPE.exec(text) ?? [];
    const value = context.get(key.toLowerCase()) ?? standIn;
    return found === undefined ||
      before === undefined ||
      typeof value !== "string" ||
      /[*?$]/.test(value)
      ? text
      : before + value + text.slice(found.length);
  });
}

function mapDocuments(drawn: Draw, map: (document: Json) => Json): Draw {
  const inside = (value: Json): Json => (Array.isArray(value) ? value.map(inside) : map(value));
  const policies = Object.entries(drawn.policies).map(([kind, value]) => [
    kind,
    inside(value as Json),
  ]);
  return { ...drawn, policies: Object.fromEntries(policies) as Draw["policies"] };
}

const KEYS = new Map<string, (key: string) => boolean>([
  ["Date", (key) => /time$/i.test(key)],
  ["IpAddress", (key) => /ip$/i.test(key)],
  ["Numeric", (key) => /age$/i.test(key)],
  ["Binary", (key) => /bytes$/i.test(key)],
]);

/** Values under operators of that name in every document, and of the keys that are drawn for them. */
function mapValues(drawn: Draw, map: (text: string) => string, operators: string): Draw {
  const ofKind = (key: string): boolean => KEYS.get(operators)?.(key) ?? false;
  const context = Object.entries(drawn.request.context ?? {}).map(([key, value]) => [
    key,
    ofKind(key) ? mapTexts(value as Json, map) : value,
  ]);
  const request = { ...drawn.request, context: Object.fromEntries(context) as object };
  return mapDocuments({ ...drawn, request } as Draw, (document) =>
    mapConditions(document, (operator, values) =>
      operator.includes(operators) ? mapTexts(values, map) : values,
    ),
  );
}

function mapConditions(value: Json, map: (operator: string, values: Json) => Json): Json {
  if (Array.isArray(value)) return value.map((one) => mapConditions(one, map));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, one]): [string, Json] => [
    key,
    isOperator(key) ? map(key, one) : mapConditions(one, map),
  ]);
  return Object.fromEntries(entries);
}

function isOperator(key: string): boolean {
  const base = key.replace(/^For\w+:/, "").replace(/IfExists$/, "");
  return Object.values(OPERATORS).some((names) => names.includes(base));
}

function iso(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString();
}

/** An IPv6 address in one spelling, a range where there was none. */
function plainAddress(text: string): string {
  const [address = "", prefix] = text.split("/");
  if (!address.includes(":")) return text;
  const short = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  return prefix === undefined ? short : `${short}/${prefix}`;
}

function canonical(text: string): string {
  return /^[A-Za-z\d+/]+=*$/.test(text) ? Buffer.from(text, "base64").toString("base64") : text;
}
