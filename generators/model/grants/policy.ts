/** All that a fleet file says of access: each grant and raw statement, and who it is meant for. */
import type { DraftStatement } from "../../iam/policy/minimise";
import { isWhole } from "../../iam/statement";
import type { GrantData, StatementData } from "../../fleet-file/schema";
import { hasErrors } from "../../problem";
import type { DataPath, Place, Problem } from "../../problem";
import type { ModelContext } from "../context";
import { fillDeep } from "../placements";
import type { Placement } from "../placements";
import { asWritten, placedRaw, rawDraft } from "../statements/placed";
import type { PlacedStatement } from "../types";
import { expandGrant } from ".";
import type { GrantDraft, GrantRequest, Located } from "./types";

/** A statement that a fleet is to have. */
export interface SaidStatement {
  readonly placed: PlacedStatement;
  /** As it is merged with others; absent where it is not whole, which checks say. */
  readonly draft?: DraftStatement;
  /** The id of the role that it is for; without one, the role that takes grants. */
  readonly role?: Located;
  /** Whether a role is to have it, or the device's certificate; the blueprint decides where it is not said. */
  readonly by?: { readonly value: "role" | "certificate"; readonly path: DataPath };
  /** Whether it came of a grant, whose meaning a blueprint knows. */
  readonly granted: boolean;
}

/** What a fleet's grants and statements come to, in the order of the file. */
export interface SaidAccess {
  readonly statements: readonly SaidStatement[];
  readonly problems: readonly Problem[];
  /** Whether a policy can be made of it: no statement lacks anything, and no grant is wrong. */
  readonly whole: boolean;
}

/** A fleet's grants, each as the statements that it stands for, and its raw statements. */
export function saidAccess(placement: Placement, context: ModelContext): SaidAccess {
  const { data, path, facts } = placement;
  const problems: Problem[] = [];
  const granted = (data.grants ?? []).flatMap((written, index) => {
    const grant = fillDeep(written, facts);
    const at = [...path, "grants", index];
    const expanded = expandGrant(
      grantRequest(grant, at),
      placement.site,
      context.reference,
      context.intents,
    );
    problems.push(...expanded.problems);
    const whose = addressOf(grant, at);
    const place = placesFor();
    return expanded.drafts.map((draft): SaidStatement => ({
      placed: placedDraft(draft, place),
      draft,
      granted: true,
      ...whose,
    }));
  });
  const raw = (data.statements ?? []).map((written, index): SaidStatement => {
    const statement = fillDeep(written, facts);
    const at = [...path, "statements", index];
    const placed = placedRaw(statement, { path: at });
    const draft = isWhole(placed.text, placed.kind) ? rawDraft(placed) : undefined;
    return { placed, ...(draft && { draft }), granted: false, ...addressOf(statement, at) };
  });
  const whole = raw.every(({ draft }) => draft !== undefined) && !hasErrors(problems);
  return { statements: [...granted, ...raw], problems, whole };
}

/** Who a grant or statement is for, as it says. */
function addressOf(
  { for: role, by }: Pick<GrantData | StatementData, "for" | "by">,
  path: DataPath,
): Pick<SaidStatement, "role" | "by"> {
  return {
    ...(role !== undefined && { role: { value: role, path: [...path, "for"] } }),
    ...(by !== undefined && { by: { value: by, path: [...path, "by"] } }),
  };
}

/** The place of a path, the same one each time: every action of every statement of a verb is at one. */
function placesFor(): (path: DataPath) => Place {
  const known = new Map<DataPath, Place>();
  return (path) => {
    const place = known.get(path) ?? { path };
    known.set(path, place);
    return place;
  };
}

/**
 * A grant's statement before it is merged with others.
 *
 * @param placeOf of a path: statements of one grant can share it
 */
export function placedDraft(draft: GrantDraft, placeOf = placesFor()): PlacedStatement {
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
      Action: actionsAt.map(placeOf),
      Resource: resources.map(() => placeOf(resourcesAt)),
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
