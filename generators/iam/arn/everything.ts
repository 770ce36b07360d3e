/** Patterns that name everything of a kind. */
import { isLike } from "../wildcards";

/** A name that nobody thought of; it ends as those of secrets do (AWS Secrets Manager User Guide, whats-in-a-secret). */
const ANY = "any-9c31xy";

/**
 * Whether a pattern of ARNs names everything that an ARN format can be of, in the partition, region and account that it names: `*`,
 * `arn:aws:s3:::*`, `arn:aws:s3:::*\/*`, and not `arn:aws:s3:::reports-*`.
 */
export function isEverythingOf(pattern: string, format: string): boolean {
  const named = pattern.split(":");
  // What has no wildcard there, is named: some services have one resource of a kind, whose name everybody knows.
  if (named.length > 5 && !/[*?]/.test(named.slice(5).join(":"))) return false;
  const parts = format.split(":").map((part, index) => {
    const own = named[index] ?? "";
    const isPlace = index === 1 || index === 3 || index === 4;
    return isPlace && part.startsWith("${") && /^[^*?$]+$/.test(own) ? own : filled(part);
  });
  return isLike(parts.join(":"), pattern);
}

/** Whether it names all that any service has, in a partition. */
export function isEverything(pattern: string, partition: string): boolean {
  return isLike(`arn:${partition}:${[ANY, ANY, ANY, ANY].join(":")}`, pattern);
}

function filled(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, ANY);
}
