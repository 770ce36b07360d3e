import type { AwsCode } from "../../iam/lint/aws-codes";
import type { FindingKind } from "../../iam/lint";
import { template } from "../../render";
import { markdownText } from "../../text/markdown";
import { compare } from "../../text/names";

/** The page about what `fleetroles lint` finds, and about AWS's codes, as Markdown. */
export function checkDocs(
  finds: ReadonlyMap<string, FindingKind>,
  codes: readonly AwsCode[],
): string {
  const checks = [...finds]
    .sort(([a], [b]) => compare(a, b))
    .map(([id, kind]) => ({
      id,
      ...kind,
      codes: codes
        .filter(({ by }) => by.includes(id))
        .map(({ code }) => code)
        .join(", "),
    }));
  const rows = codes.map(({ code, type, by, reason }) => {
    return { code, type, by: by.join(", "), reason: reason ?? "" };
  });
  const totals = {
    checks: checks.length,
    codes: codes.length,
    covered: codes.filter(({ by }) => by.length > 0).length,
  };
  const render = template<object>("docs/checks.md.hbs", { text: markdownText });
  return render({ checks, codes: rows, totals });
}
