/** Where resources are, as the policies' own ARNs have it. */
import { parseArn } from "../../iam/arn";
import { partitionOf } from "../../iam/partitions";
import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import type { LiveStatement } from "../draft/statement";
import type { Remark, SuggestedFacts } from "./types";

/** No ARN of an account has it, so that what is in an account is named by its whole ARN. */
const NO_ACCOUNT = "000000000000";

/** The one account and region that ARNs name; none where there are several, which is said. */
export function factsIn(statements: readonly LiveStatement[]): {
  readonly facts: SuggestedFacts;
  readonly remarks: readonly Remark[];
} {
  const arns = statements.flatMap(({ Resource = [] }) =>
    Resource.flatMap((one) => parseArn(one) ?? []),
  );
  const accounts = sortedUnique(
    arns.map(({ account }) => account).filter((one) => /^\d{12}$/.test(one)),
  );
  const regions = sortedUnique(
    arns.map(({ region }) => region).filter((one) => partitionOf(one) !== undefined),
  );
  const [account = NO_ACCOUNT, ...others] = accounts;
  const [region = "us-east-1", ...elsewhere] = regions;
  const partition = partitionOf(region) ?? "aws";
  const isOne = others.length === 0 && elsewhere.length === 0;
  if (isOne) return { facts: { partition, region, account }, remarks: [] };
  const several = others.length > 0 ? accounts : regions;
  const what = `short names: the policies name ${cutList(several, 4)}`;
  const why = "which of them is the fleet's, --environment says";
  return { facts: { partition, region, account: NO_ACCOUNT }, remarks: [{ what, why }] };
}
