/** All that a fleet's code may do: its grants and raw statements, as one policy. */
import { toDocument } from "../../iam/policy/minimise";
import type { DraftStatement } from "../../iam/policy/minimise";
import { isWhole } from "../../iam/statement";
import type { GrantData } from "../../fleet-file/schema";
import { hasErrors } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { ModelContext } from "../context";
import { fillDeep } from "../placements";
import type { Placement } from "../placements";
import { asWritten, placedRaw, rawDraft } from "../statements/placed";
import type { InlinePolicy, PlacedStatement } from "../types";
import { expandGrant } from ".";
import type { GrantDraft, GrantRequest } from "./types";

/** The name of the inline policy that holds them. */
export const GRANTS = "grants";

/** What a fleet's grants and statements come to. */
export interface FleetAccess {
  /** Absent where there are none, and where something is wrong with them. */
  readonly policy?: InlinePolicy;
  readonly statements: readonly PlacedStatement[];
  readonly problems: readonly Problem[];
}

/** A fleet's grants and raw statements as one minimal policy, and as they were said. */
export function fleetAccess(placement: Placement, context: ModelContext): FleetAccess {
  const { data, path, facts } = placement;
  const problems: Problem[] = [];
  const granted = (data.grants ?? []).flatMap((grant, index) => {
    const request = grantRequest(fillDeep(grant, facts), [...path, "grants", index]);
    const expanded = expandGrant(request, placement.site, context.reference, context.intents);
    problems.push(...expanded.problems);
    return expanded.drafts;
  });
  const raw = (data.statements ?? []).map((statement, index) =>
    placedRaw(fillDeep(statement, facts), { path: [...path, "statements", index] }),
  );
  const statements = [...granted.map(placedDraft), ...raw];
  // What is not whole cannot be merged; checks say what it lacks.
  const sound = raw.filter(({ text, kind }) => isWhole(text, kind));
  const whole = sound.length === raw.length && !hasErrors(problems);
  const policy = whole ? policyOf([...granted, ...sound.map(rawDraft)]) : undefined;
  return { ...(policy && { policy }), statements, problems };
}

function policyOf(drafts: readonly DraftStatement[]): InlinePolicy | undefined {
  const built = toDocument(drafts);
  return built && { name: GRANTS, ...built };
}

/** A grant's statement before it is merged with others. */
export function placedDraft(draft: GrantDraft): PlacedStatement {
  const { effect, actions = [], resources = [], condition, actionsAt, resourcesAt, from } = draft;
  const [place = { path: [] }] = from ?? [];
  return {
    kind: "identity",
    place,
    text: {
      Effect: effect,
      Action: actions,
      Resource: resources,
      ...(condition !== undefined && { Condition: condition }),
    },
    elements: {
      Action: actionsAt.map((path) => ({ path })),
      Resource: resources.map(() => ({ path: resourcesAt })),
      Condition: { path: [...place.path, "conditions"] },
    },
  };
}

function grantRequest(grant: GrantData, path: DataPath): GrantRequest {
  const list = (key: "to" | "access" | "actions"): { value: string; path: DataPath }[] => {
    const value = grant[key];
    if (value === undefined) return [];
    return typeof value === "string"
      ? [{ value, path: [...path, key] }]
      : value.map((item, index) => ({ value: item, path: [...path, key, index] }));
  };
  return {
    to: list("to"),
    ...(grant.access !== undefined && { access: list("access") }),
    ...(grant.actions !== undefined && { actions: list("actions") }),
    ...(grant.conditions !== undefined && { conditions: asWritten(grant.conditions) }),
    ...(grant.why !== undefined && { why: grant.why }),
    path,
  };
}
