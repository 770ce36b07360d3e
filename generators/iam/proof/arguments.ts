/**
 * The arguments of the library's functions, as callers without types pass them. What is wrong with a document is for `policy.ts`
 * to say. `evaluate` is called very often: good arguments make no object here, and each key is looked at once.
 */
import { ServiceReference } from "../reference";
import { add, notA, refuse, type Found } from "./argument-error";
import {
  contextFields,
  documents,
  inFields,
  levels,
  name,
  oneOf,
  onlyKeys,
  texts,
} from "./argument-fields";
import type { Fields } from "./argument-fields";

const REQUEST = ["principal", "action", "resource", "resourceAccount", "context"];
const POLICIES = ["identity", "boundary", "resource", "trust", "scp", "rcp"];
const QUESTION = [
  ...["allowedBy", "notAllowedBy", "kind", "principal", "actions", "resources", "context"],
  ...["anyRequest", "reading", "reference", "limit"],
];
const COMPARISON = ["kind", "boundary", "anyRequest", "reference", "services", "limit"];
const BOUNDARY = ["before", "after"];
const OPTIONS = ["reading"];

/**
 * The arguments of `evaluate`.
 *
 * @throws ArgumentError for what it would stumble over, or ignore
 */
export function checkEvaluation(request: unknown, policies: unknown, options: unknown): void {
  let found = inFields(undefined, "request", request, requestFields);
  found = inFields(found, "policies", policies, policiesFields);
  if (options !== undefined) found = inFields(found, "options", options, readingFields);
  refuse(found);
}

/**
 * The question of `findRequest`.
 *
 * @throws ArgumentError for what it would stumble over, or ignore
 */
export function checkQuestion(question: unknown): void {
  refuse(inFields(undefined, "question", question, questionFields));
}

/**
 * The arguments of `compareAccess`.
 *
 * @throws ArgumentError for what it would stumble over, or ignore
 */
export function checkComparison(before: unknown, after: unknown, options: unknown): void {
  let found = documents(undefined, "", "before", before);
  found = documents(found, "", "after", after);
  if (options !== undefined) found = inFields(found, "options", options, comparisonFields);
  refuse(found);
}

function requestFields(before: Found, at: string, request: Fields): Found {
  let found = onlyKeys(before, at, request, REQUEST);
  const { action, resourceAccount, context } = request;
  found = name(found, at, request, "principal");
  if (typeof action !== "string" || !ACTION.test(action)) {
    const fix = 'name one action, as "s3:GetObject"';
    found = add(found, notA(`${at}.action`, action, "service:name", fix));
  }
  found = name(found, at, request, "resource");
  if (resourceAccount !== undefined && !isAccount(resourceAccount)) {
    const fix = 'write its twelve digits as a text, "111122223333"';
    found = add(found, notA(`${at}.resourceAccount`, resourceAccount, "an account's id", fix));
  }
  return context === undefined ? found : inFields(found, "request.context", context, contextFields);
}

/** A request has one action: for patterns there is `findRequest`. */
const ACTION = /^[^\s:,*?]+:[^\s,*?]+$/;

/** Of the search's own requests some have another text there: where nothing asks for an account, any will do. */
function isAccount(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function policiesFields(before: Found, at: string, policies: Fields): Found {
  let found = onlyKeys(before, at, policies, POLICIES);
  const { identity, scp, rcp } = policies;
  if (identity !== undefined) found = documents(found, at, "identity", identity);
  if (scp !== undefined) found = levels(found, at, "scp", scp);
  return rcp === undefined ? found : levels(found, at, "rcp", rcp);
}

function readingFields(found: Found, at: string, options: Fields): Found {
  return oneOf(onlyKeys(found, at, options, OPTIONS), at, options, "reading");
}

function questionFields(before: Found, at: string, question: Fields): Found {
  const { allowedBy, notAllowedBy, principal, context } = question;
  let found = onlyKeys(before, at, question, QUESTION);
  found = inFields(found, "question.allowedBy", allowedBy, policiesFields);
  if (notAllowedBy !== undefined) {
    found = inFields(found, "question.notAllowedBy", notAllowedBy, policiesFields);
  }
  if (principal !== undefined) found = name(found, at, question, "principal");
  found = texts(found, at, question, "actions");
  found = texts(found, at, question, "resources");
  if (context !== undefined) found = inFields(found, "question.context", context, contextFields);
  return searchFields(oneOf(found, at, question, "reading"), at, question);
}

function comparisonFields(before: Found, at: string, options: Fields): Found {
  const { kind = "identity", boundary } = options;
  let found = texts(onlyKeys(before, at, options, COMPARISON), at, options, "services");
  if (boundary !== undefined) {
    const check = kind === "identity" ? boundaryFields : noBoundary;
    found = inFields(found, "options.boundary", boundary, check);
  }
  return searchFields(found, at, options);
}

function boundaryFields(found: Found, at: string, boundary: Fields): Found {
  return onlyKeys(found, at, boundary, BOUNDARY);
}

/** Boundaries that are undefined on both sides are none. */
function noBoundary(before: Found, at: string, boundary: Fields): Found {
  const found = boundaryFields(before, at, boundary);
  if (boundary.before === undefined && boundary.after === undefined) return found;
  return add(found, `${at} narrows policies of a principal only: leave it out, or the kind`);
}

/** What questions and comparisons have alike. */
function searchFields(before: Found, at: string, fields: Fields): Found {
  const { anyRequest, reference, limit } = fields;
  let found = oneOf(before, at, fields, "kind");
  if (anyRequest !== undefined && typeof anyRequest !== "boolean") {
    found = add(found, notA(`${at}.anyRequest`, anyRequest, "a boolean", "write true or false"));
  }
  if (reference !== undefined && !(reference instanceof ServiceReference)) {
    const fix = "leave it out, so that it is read";
    found = add(found, notA(`${at}.reference`, reference, "a ServiceReference", fix));
  }
  if (limit !== undefined && !(typeof limit === "number" && limit > 0)) {
    const fix = "give the most steps of search to take";
    found = add(found, notA(`${at}.limit`, limit, "a positive number", fix));
  }
  return found;
}
