/** What policies reach: services and resources, with AWS's access levels and what is sensitive of them. */
import { parseArn } from "../../iam/arn";
import { findRequest } from "../../iam/proof/find-request";
import { PolicyError, readPolicy } from "../../iam/proof/policy";
import type { PolicyDocumentInput, ReadStatement } from "../../iam/proof/policy";
import { isOfClass, ServiceReference, type ActionInfo } from "../../iam/reference";
import { sensitiveActions } from "../../sensitive-actions";
import type { PolicyHolder } from "../holder";
import { LEVELS, byService, type Level } from "../levels";
import { identityOf } from "../prove";
import type { Mark } from "./types";

/** Stands for every service, and for every resource. */
export const EVERY = "*";

/** Some access to one resource, or to a pattern of them. */
export interface Reached {
  /** A prefix; `*`: of statements about all actions, or all but some. */
  readonly service: string;
  /** As it was written: an ARN, `*`; `but arn:…` for all others. */
  readonly resource: string;
  readonly levels: ReadonlySet<Level>;
  readonly marks: ReadonlySet<Mark>;
}

/** Looks at policies, and remembers what statements give: fleets share most of them. */
export class Reach {
  private readonly known = new Map<string, readonly Reached[]>();

  /** What some documents give of which no Deny takes away: each is looked at by itself. */
  of(documents: readonly PolicyDocumentInput[]): Reached[] {
    return joined(documents.flatMap((document) => this.ofDocument(document)));
  }

  /** What a holder's own documents give, less what its other policies and its boundary keep from it. */
  within(documents: readonly PolicyDocumentInput[], holder: PolicyHolder): Reached[] {
    return this.of(documents).flatMap((one) => {
      const levels = [...one.levels].filter((level) => isLeft(one, level, holder));
      return levels.length === 0 ? [] : [{ ...one, levels: new Set(levels) }];
    });
  }

  private ofDocument(document: PolicyDocumentInput): readonly Reached[] {
    const id = JSON.stringify(document);
    const known = this.known.get(id) ?? joined(statementsOf(document).flatMap(ofStatement));
    this.known.set(id, known);
    return known;
  }
}

/** Those of a document; none where it is no policy, which checks say in their own words. */
export function statementsOf(document: PolicyDocumentInput): readonly ReadStatement[] {
  try {
    return readPolicy(document).statements;
  } catch (error) {
    if (error instanceof PolicyError) return [];
    throw error;
  }
}

function ofStatement({ effect, actions, resources, notResources }: ReadStatement): Reached[] {
  if (effect === "Deny") return [];
  const targets = resources ?? (notResources ?? []).map((text) => `but ${text}`);
  return [...byService(actions ?? [EVERY])].flatMap(([service, patterns]) => {
    if (service === EVERY) return targets.map((resource) => everyService(resource));
    const reference = ServiceReference.loadSync([service]);
    const infos = patterns.flatMap((pattern) => reference.matchActions(pattern));
    return targets.flatMap((resource) => {
      const own = infos.filter((info) => applies(info, resource, reference));
      if (own.length === 0) return [];
      return [{ service, resource, levels: levelsOf(own), marks: marksOf(own) }];
    });
  });
}

function everyService(resource: string): Reached {
  const marks = ["passes-roles", "escalation", "permissions", "secrets", "deletion"] as const;
  return { service: EVERY, resource, levels: new Set(LEVELS), marks: new Set(marks) };
}

/** Whether a request of the action can name the resource; of an ARN that AWS's data does not know, any can. */
function applies(info: ActionInfo, resource: string, reference: ServiceReference): boolean {
  if (resource === EVERY || resource.startsWith("but ")) return true;
  const types = reference.typesOfArn(resource).map(({ type }) => type);
  if (types.length === 0) return true;
  if (info.resourceTypes.length === 0) return parseArn(resource)?.resource === EVERY;
  return types.some(({ service, name }) => {
    return service === info.service && info.resourceTypes.includes(name);
  });
}

function levelsOf(infos: readonly ActionInfo[]): Set<Level> {
  const all = new Set(infos.flatMap(({ accessLevel }) => accessLevel.split(", ")));
  return new Set(LEVELS.filter((level) => all.has(level)));
}

function marksOf(infos: readonly ActionInfo[]): Set<Mark> {
  const classes = sensitiveActions().filter(({ gained }) => gained);
  return new Set(
    infos.flatMap((info): Mark[] => {
      if (`${info.service}:${info.name}` === "iam:PassRole") return ["passes-roles"];
      // The classes have the gravest first.
      const own = classes.find((one) => isOfClass(info, one));
      return own === undefined || own.id === "contents" ? [] : [own.id];
    }),
  );
}

/** All in a resource: objects of a bucket, indexes of a table, streams of a log group. */
const ALL_IN_IT = /(?:[/:](?:index|stream|log-stream))?[/:]\*$/;

/** Where it was said twice, together; a resource and all in it (`bucket`, `bucket/*`) are one. */
function joined(all: readonly Reached[]): Reached[] {
  const whole = new Set(all.map(({ service, resource }) => `${service} ${resource}`));
  const byKey = new Map<string, Reached>();
  for (const one of all) {
    const outer = one.resource.replace(ALL_IN_IT, "");
    const resource = whole.has(`${one.service} ${outer}`) ? outer : one.resource;
    const key = `${one.service} ${resource}`;
    const known = byKey.get(key);
    const levels = new Set([...(known?.levels ?? []), ...one.levels]);
    const marks = new Set([...(known?.marks ?? []), ...one.marks]);
    byKey.set(key, { service: one.service, resource, levels, marks });
  }
  return [...byKey.values()];
}

/** Whether the holder's policies together let through some request of it; what is not decided may be. */
function isLeft({ service, resource }: Reached, level: Level, holder: PolicyHolder): boolean {
  if (service === EVERY) return true;
  const infos = ServiceReference.loadSync([service]).actions(service);
  const actions = infos
    .filter(({ accessLevel }) => accessLevel.split(", ").includes(level))
    .map(({ name }) => `${service}:${name}`);
  const isNamed = resource !== EVERY && !resource.startsWith("but ");
  const resources = isNamed ? { resources: [resource, `${resource}/*`, `${resource}:*`] } : {};
  try {
    return findRequest({ allowedBy: identityOf(holder), actions, ...resources }).found !== false;
  } catch (error) {
    if (error instanceof PolicyError) return true;
    throw error;
  }
}
