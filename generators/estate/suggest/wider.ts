/** Verbs that give what a grant's actions do, and something beside them: nothing that is proposed, but worth a look. */
import type { GrantData } from "../../fleet-file/schema";
import type { GrantContext } from "../../model/grants/types";
import { cutList } from "../../text/lists";
import { draftsOf } from "../draft/grant-atoms";
import { verbsFor } from "../draft/resource-names";

/** `access: [read] would give beyond that dynamodb:Scan`, of the verb that gives the least beyond; undefined where none gives all. */
export function widerWords(
  { to, access, actions, conditions }: GrantData,
  context: GrantContext,
): string | undefined {
  const wanted = [actions ?? []].flat();
  if (access !== undefined || typeof to !== "string" || wanted.length === 0) return undefined;
  const more = conditions === undefined ? {} : { conditions };
  const own = draftsOf([{ to, actions: wanted, ...more }], context);
  const known = new Set(own.flatMap(({ resources = [] }) => resources));
  const found = verbsFor(to, context).flatMap((verb) => {
    const drafts = draftsOf([{ to, access: verb, ...more }], context);
    const given = new Set(drafts.flatMap((one) => one.actions ?? []));
    const resources = new Set(drafts.flatMap((one) => one.resources ?? []));
    const beyond = [...given].filter((one) => !wanted.includes(one));
    const also = [...resources].filter((one) => !known.has(one));
    return wanted.every((one) => given.has(one)) ? [{ verb, beyond, also }] : [];
  });
  const [least] = found.sort((a, b) => a.beyond.length - b.beyond.length);
  if (least === undefined) return undefined;
  const { verb, beyond, also } = least;
  const what = [
    ...(beyond.length === 0 ? [] : [cutList(beyond, 5)]),
    ...(also.length === 0 ? [] : [`some of it on ${cutList(also, 3)}`]),
  ].join(", ");
  return what === "" ? undefined : `access: [${verb}] would give beyond that ${what}`;
}
