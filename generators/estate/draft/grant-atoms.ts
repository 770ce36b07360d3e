/** What a grant comes to, cut small. */
import type { GrantData } from "../../fleet-file/schema";
import { expandGrant } from "../../model/grants";
import type { GrantContext } from "../../model/grants/types";
import { atomsOf } from "./statement";

/** What the grants come to; none at all if one of them has an error. */
export function draftsOf(
  grants: readonly GrantData[],
  context: GrantContext,
): ReturnType<typeof expandGrant>["drafts"] {
  const all = grants.map((grant) => expandedBy(grant, context));
  const isWrong = all.some(({ problems }) =>
    problems.some(({ severity }) => severity !== "notice"),
  );
  return isWrong ? [] : all.flatMap(({ drafts }) => drafts);
}

/** What is wrong with a grant, in words; undefined where nothing is. */
export function grantFault(grant: GrantData, context: GrantContext): string | undefined {
  const { problems } = expandedBy(grant, context);
  return problems.find(({ severity }) => severity !== "notice")?.message;
}

function expandedBy(grant: GrantData, context: GrantContext): ReturnType<typeof expandGrant> {
  const list = (texts: GrantData["to"] | undefined): { value: string; path: string[] }[] =>
    [texts ?? []].flat().map((value) => ({ value, path: [] }));
  const { access, actions, conditions, why } = grant;
  const request = {
    to: list(grant.to),
    ...(access !== undefined && { access: list(access) }),
    ...(actions !== undefined && { actions: list(actions) }),
    ...(conditions !== undefined && { conditions: conditions as never }),
    ...(why !== undefined && { why }),
    path: [],
  };
  return expandGrant(request, context.facts, context.reference, context.intents);
}

/** The atoms of what a grant comes to. */
export function atomsOfGrant(grant: GrantData, context: GrantContext): string[] {
  return draftsOf([grant], context).flatMap(({ effect, actions, resources, condition }) =>
    atomsOf([
      {
        Effect: effect,
        Action: actions ?? [],
        Resource: resources ?? [],
        ...(condition !== undefined && { Condition: condition }),
      },
    ]),
  );
}
