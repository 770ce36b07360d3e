/** What is suggested, resolved by the program itself: as if it stood in a fleet file. */
import { join } from "node:path";
import { checkFile } from "../../generators";
import { stackHolders } from "../../generators/access/from-model";
import type { Suggestion } from "../../generators/estate/suggest/types";
import { compareAccess } from "../../generators/iam/proof/compare-access";

/** A blueprint whose one role has nothing but what its fleet is granted. */
const BLUEPRINT = {
  ...{ id: "bare", title: "Bare", description: "A role with grants alone." },
  sources: ["https://example.com/bare"],
  roles: {
    device: {
      ...{ name: "Bare-{{environment}}-{{fleet}}", scope: "fleet", description: "A device." },
      trust: [{ Principal: { Service: ["credentials.iot.amazonaws.com"] } }],
      grants: true,
    },
  },
};

/** The identity policies of a role that has what is suggested, and the errors that nobody could have pasted it without. */
export async function resolved(
  { grants, statements, facts }: Suggestion,
  folder: string,
): Promise<{ readonly documents: readonly object[]; readonly errors: readonly string[] }> {
  const { account, region } = facts;
  const fleets = {
    version: 1,
    blueprints: "./own",
    environments: { prod: { account, region } },
    fleets: {
      dock: {
        blueprint: "bare",
        grants: grants.map(({ value }) => value),
        statements: statements.map(({ value }) => value),
      },
    },
  };
  const file = join(folder, "fleets.yaml");
  const texts = new Map([
    [file, JSON.stringify(fleets)],
    [join(folder, "own", "bare.yaml"), JSON.stringify(BLUEPRINT)],
  ]);
  const { model, problems } = await checkFile(file, { unwritten: texts });
  const holders = (model?.stacks ?? []).flatMap((stack) =>
    stackHolders(stack, model?.managed ?? {}),
  );
  const documents = holders
    .filter(({ kind }) => kind === "role")
    .flatMap(({ policies }) =>
      policies.flatMap(({ kind, document }) => (kind === "trust" ? [] : (document ?? []))),
    );
  const errors = problems.filter(({ severity }) => severity === "error");
  return { documents, errors: errors.map(({ id, message }) => `${id}: ${message}`) };
}

/** How many requests tell the documents apart. */
export function differences(before: readonly object[], after: readonly object[]): number {
  const { gained, lost, unknown } = compareAccess(before, after);
  return gained.length + lost.length + unknown.length;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a policy gives once it is known where it is used, without what names no resource: by text, so that it is another way
 * than the program's.
 */
export function placed(document: object, place: boolean): object[] {
  const text = JSON.stringify(document);
  const filled = place
    ? text
        .replaceAll("${Partition}", "aws")
        .replaceAll("${Region}", "us-east-1")
        .replaceAll("${Account}", "222222222222")
        .replaceAll("<region>:<account-id>", "us-east-1:222222222222")
        .replaceAll("YOUR_ACCOUNT_ID", "222222222222")
        .replaceAll("arn:*:", "arn:aws:")
        .replace(/(arn:aws:[a-z0-9-]+:)\*(?=:)/g, "$1us-east-1")
        .replace(/(arn:aws:[a-z0-9-]+:[a-z0-9-]*:)\*(?=:)/g, "$1222222222222")
    : text;
  const { Statement } = JSON.parse(filled) as { Statement: Fields[] };
  const closed = Statement.flatMap((one): Fields[] => {
    const { Resource, ...rest } = one;
    if (isOpen(rest)) return [];
    if (Resource === undefined) return [one];
    const known = [Resource].flat().filter((arn) => !isOpen(arn));
    return known.length === 0 ? [] : [{ ...one, Resource: known }];
  });
  return closed.length === 0 ? [] : [{ Version: "2012-10-17", Statement: closed }];
}

const OPEN =
  /\$\{[A-Za-z]+\}|\{\{|<|\bYOUR[_-]|\bREPLACE[_-]?ME|\bREPLACE_WITH|\bCHANGE_ME|:::amzn-s3-demo|DOC-EXAMPLE/;

function isOpen(value: unknown): boolean {
  return OPEN.test(JSON.stringify(value));
}
