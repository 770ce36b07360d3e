/** What a mistyped name of an action is mended to, in whatever kind of policy it stands. */
import type { Edit } from "../../problem-parts";
import { onlyEdit } from "../../text/meant";

/**
 * The edit of an action's name, without its prefix, to the one that is nearest; none where it could as well be another.
 *
 * @param names all actions of the service
 */
export function actionEdit(
  name: string,
  near: string,
  names: readonly string[],
): { readonly edit?: Edit } {
  return isSame(name, near, names) ? onlyEdit(name, near, names) : {};
}

/**
 * Whether a name can be meant as another without a choice: it does not have another verb of the service (PutPolicy is nothing like GetPolicy), and there is
 * more to it than one of many (ListBuckets is s3:ListAllMyBuckets, and no ListBucket). A pattern, and what is left of another text, are neither.
 */
function isSame(name: string, near: string, names: readonly string[]): boolean {
  if (!/^[A-Za-z0-9]+$/.test(name)) return false;
  const [written, known] = [name, near].map((one) => one.toLowerCase());
  const verb = verbOf(name);
  const isChosen = verb !== verbOf(near) && names.some((one) => verbOf(one) === verb);
  return !isChosen && written !== `${String(known)}s` && `${String(written)}s` !== known;
}

function verbOf(name: string): string {
  return /^[A-Z]?[a-z]*/.exec(name)?.[0].toLowerCase() ?? "";
}
