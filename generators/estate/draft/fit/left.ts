/** What roles have beside their blueprint. */
import { atomsOf, type LiveStatement } from "../statement";
import type { Claim } from "./claims";
import type { Gap } from "./score";

/** What a role has, and its blueprint does not give. */
export interface Left {
  /** The blueprint's id of the role. */
  readonly role: string;
  /** Statements, with the inline policy that has them in the account. */
  readonly statements: readonly { readonly policy: string; readonly statement: LiveStatement }[];
  /** ARNs of managed policies. */
  readonly managed: readonly string[];
}

/** By role; undefined where something is left that only the blueprint could say: a name, or whom a role trusts. */
export function leftOf({ roles }: Claim, { less }: Gap): Left[] | undefined {
  const missing = new Set(less);
  const sayable = less.every((one) => one.startsWith("gives\n") || one.startsWith("managed\n"));
  if (!sayable) return undefined;
  return [...roles].flatMap(([id, { inline, attached }]): Left[] => {
    const isLeft = (statement: LiveStatement): boolean =>
      atomsOf([statement]).some((one) => missing.has(`gives\n${id}\n${one}`));
    const statements = [...inline].flatMap(([policy, all]) =>
      all.filter(isLeft).map((statement) => ({ policy, statement })),
    );
    const managed = attached.filter((arn) => missing.has(`managed\n${id}\n${arn}`));
    return statements.length + managed.length === 0 ? [] : [{ role: id, statements, managed }];
  });
}
