import { isAboutTrust } from "../../model/expectations";
import { exceptionsTo, Prover } from "../../access/expectations";
import { policyHolder, stackHolders } from "../../access/from-model";
import { unknownOf } from "../../access/holder";
import type { PolicyHolder } from "../../access/holder";
import { unknownWords } from "../../access/words";
import { PolicyError } from "../../iam/proof/policy";
import type { Expectation, Model, Stack } from "../../model/types";
import { problem, quote } from "../../problem";
import type { Problem } from "../../problem";
import { problemKinds } from "../../problem-kinds";
import { partId } from "../acceptance/about";
import { defineCheck, findings } from "../check";
import type { CheckContext } from "../check";
import { faultOf } from "./faults";
import { blamed, failureWords } from "./words";
import type { Failure } from "./words";

const found = findings({
  "expectation-failed": {
    severity: "error",
    summary: "A role can do what it must not, or cannot do what it must.",
  },
  "expectation-undecided": {
    severity: "error",
    summary: "An expectation is neither proved nor refuted.",
  },
  "boundary-unknown": {
    severity: "notice",
    summary:
      "A role can do something as far as its permissions boundary, which is not known, lets it.",
  },
  "existing-role": {
    severity: "notice",
    summary: "Nothing is proved of a role that is somebody else's.",
  },
  "unprovable-role": {
    severity: "error",
    acceptable: "warning",
    narrow: ["role"],
    summary: "Nothing can be proved of a role: one of its policies is not known.",
  },
});

const prover = new Prover();

/** What is expected of roles is proved, of all their policies together: inline, customer managed, AWS managed, boundary. */
export const expectations = defineCheck({
  name: "expectations",
  scope: "stack",
  ofSound: true,
  finds: {
    ...found.kinds,
    "no-role-to-prove": problemKinds["no-role-to-prove"],
  },
  run: (stack, { managed, reference }) => {
    const notices = existingRoles(stack);
    if (stack.expectations.length === 0) return notices;
    const foreign = new Map(stack.references.map((role) => [role.id, role]));
    const holders = holdersById(stack, managed);
    const rules = { reference, partition: stack.environment.partition };
    const problems = stack.expectations.flatMap((expectation) => {
      // What is wrong with it by itself, another check says.
      if (faultOf(expectation, rules)?.severity === "error") return [];
      const other = foreign.get(expectation.of);
      if (other !== undefined) return unknownRole(expectation, other);
      const holder = holders.get(expectation.of);
      if (holder === undefined) return expectation.ofAll ? [] : [noHolder(expectation)];
      return proved(expectation, holder, stack);
    });
    return [...notices, ...problems];
  },
});

/**
 * Of stacks with errors in statements, what roles can do already and never must: to mend an Allow takes none of it away. A Deny that is
 * mended may, so that nothing is said where there is one.
 */
export function provedAnyhow(model: Model, context: CheckContext): Problem[] {
  const stacks = model.stacks
    .filter(({ statements }) => statements.every(({ text }) => text.Effect !== "Deny"))
    .map((stack) => ({
      ...stack,
      expectations: stack.expectations.filter(({ kind }) => kind === "cannot"),
    }));
  const all = expectations.run({ ...model, stacks }, context);
  return all.filter(({ id }) => id === "expectation-failed");
}

/** Roles that the fleet file says are there and somebody else's. */
function existingRoles({ references, name: stack }: Stack): Problem[] {
  return references.flatMap(({ id, arn, existing }) =>
    existing === undefined
      ? []
      : [
          found.problem("existing-role", {
            message: `nothing is proved of the ${whose({ id, existing }, stack)}: ${arn} is somebody else's, and what it can do is not in this file`,
            fix: "nothing to do, if that is all right; verify looks at the account itself",
            path: existing,
            atKey: true,
          }),
        ],
  );
}

/** What an environment says of all its fleets is told once. */
function whose(
  { id, existing }: Pick<Stack["references"][number], "id" | "existing">,
  stack: string,
): string {
  return existing?.[0] === "environments"
    ? `account-wide role ${quote(id)}`
    : `role ${quote(id)} of stack ${stack}`;
}

/** What is expected of a role that is somebody else's is an error where it was asked for; the blueprint's promise is not. */
function unknownRole(
  { promise, ofAll, texts, place }: Expectation,
  { arn }: Stack["references"][number],
): Problem[] {
  if (promise || ofAll) return [];
  return [
    found.problem("unprovable-role", {
      message: `${texts.join(", ")} cannot be decided of ${arn}: the role is somebody else's, and what it can do is not in this file`,
      fix: "remove the expectation, or what says that the role is somebody else's",
      ...place,
    }),
  ];
}

/** Who can be spoken of: what is created, and each policy by itself. */
function holdersById(stack: Stack, managed: Model["managed"]): Map<string, PolicyHolder> {
  const alone = stack.policies.map((policy) => policyHolder(policy, stack));
  return new Map([...alone, ...stackHolders(stack, managed)].map((one) => [one.label, one]));
}

function noHolder({ of, place }: Expectation): Problem {
  return problem("no-role-to-prove", {
    message: `the expectation is about ${quote(of)}, which is not in this stack`,
    fix: "name a role that is there",
    ...place,
  });
}

function proved(expectation: Expectation, holder: PolicyHolder, stack: Stack): Problem[] {
  const isTrust = isAboutTrust(expectation.kind);
  const open = isTrust ? [] : unknownOf(holder);
  // What nothing allows, a boundary does not: a proof without it is one.
  const [unknown] = open.filter(({ kind }) => kind !== "boundary");
  const [bound] = expectation.kind === "can" && !expectation.promise ? open : [];
  if (unknown !== undefined) {
    return expectation.promise
      ? [unprovedPromise(stack, holder, unknown)]
      : [unprovable(expectation, holder, unknown)];
  }
  const except = exceptionsTo(expectation, stack.expectations);
  try {
    const proof = prover.prove(expectation, holder, except);
    if (proof.outcome === "holds") return bound ? [boundedAnyhow(expectation, holder, bound)] : [];
    if (proof.outcome === "unknown") return [undecided(expectation, proof.why)];
    const problem = failed(expectation, holder, proof);
    return [expectation.kind === "cannot" ? withBoundary(problem, open) : problem];
  } catch (error) {
    // Statements that are no policy are other checks' to say.
    if (error instanceof PolicyError) return [undecided(expectation, error.message)];
    throw error;
  }
}

/** A promise of the blueprint is broken where the fleet file breaks it. */
function failed(expectation: Expectation, holder: PolicyHolder, failure: Failure): Problem {
  const { place, promise } = expectation;
  const blame = blamed(expectation, holder, failure);
  const own = promise ? blame.find(({ path, file }) => path !== undefined && !file) : undefined;
  const said = { message: "the blueprint promises that it never can", ...place };
  const related = own === undefined ? blame : [...blame.filter((one) => one !== own), said];
  return found.problem("expectation-failed", {
    ...failureWords(expectation, holder, failure),
    ...(own?.path === undefined ? place : { path: own.path }),
    ...(related.length > 0 && { related }),
  });
}

type Unknown = ReturnType<typeof unknownOf>[number];

/** A request that policies allow, where a boundary might forbid it that nobody knows here. */
function withBoundary(problem: Problem, open: readonly Unknown[]): Problem {
  const bound = open.find(({ kind }) => kind === "boundary");
  if (bound === undefined) return problem;
  const message = `${problem.message}, unless its permissions boundary ${bound.name}, which is not known here, forbids it`;
  return { ...problem, message };
}

/** What policies allow may still be more than a boundary does that nobody knows here. */
function boundedAnyhow(
  { place, texts }: Expectation,
  holder: PolicyHolder,
  { name }: Unknown,
): Problem {
  return found.problem("boundary-unknown", {
    message: `the policies of ${nameOf(holder)} allow ${texts.join(", ")}; whether its permissions boundary ${name} does is not known here`,
    fix: name.startsWith("arn:aws:iam::aws:")
      ? SNAPSHOT
      : "see that the boundary allows it: its document is not in this file",
    ...place,
  });
}

function unprovable(
  { place, texts }: Expectation,
  holder: PolicyHolder,
  unknown: Unknown,
): Problem {
  return found.problem("unprovable-role", {
    message: `${texts.join(", ")} cannot be proved of ${nameOf(holder)}: ${unknownWords(unknown)}`,
    fix: isInSnapshots(unknown)
      ? SNAPSHOT
      : "say what it allows here, as a blueprint's policy or under statements, or take the expectation back",
    ...place,
  });
}

/**
 * A promise was not made for what somebody attaches: it is said once of a role, or of an environment in whose partition
 * nothing is known, and holds nobody up.
 */
function unprovedPromise(stack: Stack, holder: PolicyHolder, unknown: Unknown): Problem {
  const { name, partition } = stack.environment;
  if (unknown.kind === "aws-managed" && !isInSnapshots(unknown)) {
    return found.problem("unprovable-role", {
      message: `what blueprints promise is not proved of roles with AWS managed policies in ${quote(name)}: the snapshot knows none of the partition ${quote(partition)}`,
      fix: "nothing, where that is meant; else attach policies whose documents are known here",
      severity: "notice",
      ...{ path: ["environments", name], atKey: true },
    });
  }
  const parts = [...stack.roles, ...stack.attachments, ...stack.policies];
  const part = parts.find(({ id }) => id === holder.label);
  const { origin: path = [] } = part ?? {};
  return found.problem("unprovable-role", {
    message: `what its blueprint promises of ${nameOf(holder)} is not proved: ${unknownWords(unknown)}`,
    fix: isInSnapshots(unknown)
      ? SNAPSHOT
      : "nothing, where that is meant; else attach a policy whose document is known here",
    severity: "warning",
    ...(part && { about: { role: [partId(part, stack)] } }),
    ...{ path, atKey: true },
  });
}

const SNAPSHOT = "bring the snapshot up to date: fleetroles snapshot";

function nameOf({ name, label }: PolicyHolder): string {
  return quote(name ?? label);
}

/** Snapshots have AWS's policies of the partition aws alone. */
function isInSnapshots({ kind, name }: Unknown): boolean {
  return kind === "aws-managed" && name.startsWith("arn:aws:");
}

function undecided({ texts, place }: Expectation, why: string): Problem {
  const message = `whether ${texts.join(", ")} is as expected was not decided: ${why}`;
  return found.problem("expectation-undecided", {
    ...{ message, fix: "expect less at once: fewer actions, or one resource", ...place },
  });
}
