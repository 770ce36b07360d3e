import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import type { Condition } from "../../../generators/iam/document";
import { ServiceReference, servicesMentioned } from "../../../generators/iam/reference";
import { statementRules } from "../../../generators/iam/statement";
import { expandGrant, type GrantRequest } from "../../../generators/model/grants";
import type { GrantDraft } from "../../../generators/model/grants/types";
import { placedDraft } from "../../../generators/model/grants/policy";
import { asWritten, placeIn } from "../../../generators/model/statements/placed";
import { distinct, problem } from "../../../generators/problem";
import { shippedIntents } from "./all-services";
import { inWords } from "../../support/problems";

interface GrantCase {
  readonly name: string;
  readonly grant: {
    readonly to: readonly string[];
    readonly access?: readonly string[];
    readonly actions?: readonly string[];
    readonly conditions?: unknown;
    readonly why?: string;
  };
  readonly facts?: {
    readonly partition: string;
    readonly region: string;
    readonly account: string;
  };
  readonly drafts?: readonly unknown[];
  readonly problems?: readonly unknown[];
}

const HERE = { partition: "aws", region: "us-east-1", account: "111111111111" };
const folder = path.join(__dirname, "../../cases/grants");

describe("grants", () => {
  for (const file of readdirSync(folder).filter((name) => /^grant-.*\.json$/.test(name))) {
    describe(file.replace(/^grant-|\.json$/g, ""), () => {
      for (const one of JSON.parse(readFileSync(path.join(folder, file), "utf8")) as GrantCase[]) {
        it(one.name, () => check(one));
      }
    });
  }
});

async function check({ grant, facts, drafts = [], problems = [] }: GrantCase): Promise<void> {
  const reference = await ServiceReference.load(servicesMentioned(grant));
  const got = expandGrant(request(grant), facts ?? HERE, reference, shippedIntents);
  const { partition } = facts ?? HERE;
  const judged = got.drafts
    .map((draft) => placedDraft(draft))
    .flatMap((placed) => {
      const context = { kind: placed.kind, partition, reference };
      return Object.values(statementRules).flatMap((rule) =>
        rule(placed.text, context).map(({ id, message, fix, at }) =>
          problem(id, { message, fix, ...placeIn(placed, at) }),
        ),
      );
    });
  const said = got.drafts.map(withoutPlaces);
  const found = inWords(distinct([...got.problems, ...judged]));
  expect({ drafts: said, problems: found }).to.deep.equal({
    drafts: drafts.map((draft) => ({ effect: "Allow", ...(draft as object) })),
    problems: problems.map((problem) => ({ severity: "error", ...(problem as object) })),
  });
}

/** What a draft says, without where it was written. */
function withoutPlaces(draft: GrantDraft): object {
  const places = new Set(["actionsAt", "resourcesAt", "from", "companion"]);
  return Object.fromEntries(Object.entries(draft).filter(([key]) => !places.has(key)));
}

function request(grant: GrantCase["grant"]): GrantRequest {
  const located = (key: string, values: readonly string[]) =>
    values.map((value, index) => ({ value, path: [key, index] }));
  return {
    to: located("to", grant.to),
    ...(grant.access && { access: located("access", grant.access) }),
    ...(grant.actions && { actions: located("actions", grant.actions) }),
    ...(grant.conditions !== undefined && { conditions: asWritten(grant.conditions as Condition) }),
    ...(grant.why !== undefined && { why: grant.why }),
    path: [],
  };
}
