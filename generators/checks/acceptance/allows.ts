import type { Allow } from "../../model/types";
import { quote } from "../../problem";
import type { AboutField, DataPath, Problem } from "../../problem";
import { sentenceList } from "../../text/lists";
import { meant } from "../../text/meant";
import { defineCheck, findings } from "../check";
import { refusalOf } from "./acceptable";

const found = findings({
  "unknown-problem": { severity: "error", summary: "A problem is accepted that there is not." },
  "not-acceptable": {
    severity: "error",
    summary: "A problem is accepted that nobody can accept.",
  },
  "accepted-too-widely": {
    severity: "error",
    summary: "A problem is accepted with all that may be added to it.",
  },
});

/** What a fleet file accepts must be there to be accepted, and no more than somebody has looked at. */
export const allows = defineCheck({
  name: "allows",
  scope: "allow",
  finds: found.kinds,
  run: (allow, { kinds }) => {
    const { problem: id, path } = allow;
    const kind = kinds.get(id);
    if (kind === undefined) return [unknown(id, [...path, "problem"], [...kinds.keys()])];
    const refusal = refusalOf(id, kind);
    if (refusal !== undefined) {
      const message = `${quote(id)} cannot be accepted: ${refusal}`;
      const at = [...path, "problem"];
      return [found.problem("not-acceptable", { message, fix: "remove the entry", path: at })];
    }
    const open = (kind.narrow ?? []).filter((field) => allow.on[field] === undefined);
    return open.length === 0 ? [] : [tooWide(allow, open)];
  },
});

function unknown(id: string, path: DataPath, known: readonly string[]): Problem {
  const take = "take the id that check prints; docs/reference/problems.md has all of them";
  return found.problem("unknown-problem", {
    message: `there is no problem ${quote(id)}`,
    ...meant(id, known, take),
    path,
  });
}

function tooWide({ problem: id, path }: Allow, open: readonly AboutField[]): Problem {
  const said = sentenceList(open.map((field) => `its ${field}`));
  return found.problem("accepted-too-widely", {
    message: `${quote(id)} is accepted whatever ${said}, today and later`,
    fix: `say it, as in on: { ${open.map((field) => EXAMPLES[field]).join(", ")} }`,
    path,
    atKey: true,
  });
}

const EXAMPLES: Readonly<Record<AboutField, string>> = {
  environment: "environment: dev",
  fleet: "fleet: warehouse",
  stack: "stack: dev-warehouse",
  role: "role: greengrass_group",
  action: "action: [iot:Publish]",
  resource: 'resource: "arn:aws:iot:*:*:topic/dock/*"',
  principal: "principal: new-service.amazonaws.com",
  escalation: "escalation: [lambda-001]",
};
