import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { BlueprintTrust } from "../schema";

/** A trust statement names someone, and lets them do nothing but assume the role. */
export function trustProblems({ Principal, Action }: BlueprintTrust, path: DataPath): Problem[] {
  const foreign = [Action ?? []].flat().filter((action) => !/^sts:[A-Z]\w+$/.test(action));
  return [
    ...(Object.values(Principal).some((names) => names !== undefined)
      ? []
      : [
          problemAt(
            "bad-trust",
            path,
            "the Principal names nobody",
            "add, for example, Service: lambda.amazonaws.com",
          ),
        ]),
    ...foreign.map((action) =>
      problemAt(
        "bad-trust",
        path,
        `${quote(action)} in a trust policy does nothing`,
        "use sts:AssumeRole, or leave Action out",
      ),
    ),
  ];
}
