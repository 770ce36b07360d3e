import { normaliseCondition } from "../condition";
import type { Condition, Effect, PolicyDocument, PolicyStatement } from "../document";
import { append, mergeBlocks, type Block } from "./merge";
import type { Place } from "../../problem";
import { asSortedUnique, compare } from "../../text/names";
import { nameStatements } from "./statement-names";

/**
 * A statement to be: exactly one of `actions` and `notActions`, and one of `resources` and
 * `notResources`, none of them empty.
 */
export interface DraftStatement {
  readonly effect: Effect;
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly condition?: Condition;
  /** What the Sid starts with where there is neither `why` nor `sid`: `DynamodbTable`. */
  readonly label: string;
  /** What the Sid goes on with: `Read`, `Write`; none for actions that were named one by one. */
  readonly verbs: readonly string[];
  /** The author's reason: becomes the Sid, and a comment. Drafts of different reasons never merge. */
  readonly why?: string;
  /** What the Sid ends with for a secondary resource: `Index`. */
  readonly part?: string;
  /** A Sid that the user wrote: kept, and the draft never merged. It must be valid. */
  readonly sid?: string;
  /** Where it was written: kept through merging, and of no influence on it. */
  readonly from?: readonly Place[];
}

/**
 * The drafts of one policy as its minimal document, the reasons by Sid, and for each statement the places
 * of all drafts in it, and the Sids that drafts came with; undefined for no drafts.
 *
 * Drafts merge where they say the same about the same: of equal effect, condition, reason (or, with
 * none, label) and part, those of equal actions pool their resources, those of equal resources their
 * actions. What another draft of such a group allows already is dropped. Lists are sorted, statements
 * stand in the order of their Sids, so the order of the drafts does not matter, except where Sids
 * from one reason meet. Throws for a draft without actions or resources: that is a fault of the
 * program.
 */
export function toDocument(
  drafts: readonly DraftStatement[],
):
  | { document: PolicyDocument; why: Record<string, string>; from: Place[][]; kept: string[] }
  | undefined {
  if (drafts.length === 0) return undefined;
  const groups = new Map<string, [Block, ...Block[]]>();
  for (const [order, draft] of drafts.entries()) {
    const block = toBlock(draft, order);
    append(groups, groupKey(block), block);
  }
  const blocks = [...groups.values()].flatMap(mergeBlocks);
  const named = nameStatements(blocks.map((block) => ({ ...block, statement: statement(block) })));
  named.sort((a, b) => compare(a.sid, b.sid));
  return {
    document: {
      Version: "2012-10-17",
      Statement: named.map(({ sid, statement }) => ({ Sid: sid, ...statement })),
    },
    why: Object.fromEntries(
      named.flatMap(({ sid, why }): [string, string][] => (why === undefined ? [] : [[sid, why]])),
    ),
    from: named.map(({ from }) => [...from]),
    kept: named.flatMap(({ sid, isOwn }) => (isOwn ? [sid] : [])),
  };
}

function toBlock(draft: DraftStatement, order: number): Block {
  const { effect, label, verbs, why, part, sid, from = [] } = draft;
  const action = element(draft.actions, draft.notActions, label);
  const resource = element(draft.resources, draft.notResources, label);
  const condition = draft.condition && normaliseCondition(draft.condition);
  const everywhere = !resource.negated && resource.items.includes("*");
  return {
    effect,
    actions: action.items,
    resources: everywhere ? ["*"] : resource.items,
    negated: { action: action.negated, resource: resource.negated },
    ...(condition && Object.keys(condition).length > 0 && { condition }),
    labels: [label],
    verbs: asSortedUnique(verbs),
    ...(why !== undefined && { why }),
    ...(part !== undefined && { part }),
    ...(sid !== undefined && { sid }),
    order,
    from,
  };
}

/** An element of a statement: what it lists, or leaves out. */
function element(
  plain: readonly string[] | undefined,
  inverse: readonly string[] | undefined,
  label: string,
): { items: readonly string[]; negated: boolean } {
  const items = asSortedUnique(plain ?? inverse ?? []);
  if (items.length === 0 || (plain !== undefined && inverse !== undefined)) {
    throw new Error(`a draft needs one list of actions and one of resources: ${label}`);
  }
  return { items, negated: plain === undefined };
}

/** Blocks of different keys never merge; those with a Sid or a negated element only with their twins. */
function groupKey(block: Block): string {
  const { effect, condition, why, part, sid, labels, negated, actions, resources } = block;
  const alone = sid !== undefined || negated.action || negated.resource;
  const owner = why === undefined ? ["label", ...labels] : ["why", why];
  return JSON.stringify([
    [effect, condition ?? {}, owner, part ?? ""],
    alone ? [sid ?? "", negated.action, negated.resource, actions, resources] : [],
  ]);
}

function statement(block: Block): PolicyStatement {
  const { effect, actions, resources, condition, negated } = block;
  return {
    Effect: effect,
    ...(negated.action ? { NotAction: actions } : { Action: actions }),
    ...(negated.resource ? { NotResource: resources } : { Resource: resources }),
    ...(condition !== undefined && { Condition: condition }),
  };
}
