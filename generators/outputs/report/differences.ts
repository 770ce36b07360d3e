/** What a fleet can do in one environment and not in another, as if both were called alike. */
import { HolderComparer } from "../../access/compare";
import type { HolderChange } from "../../access/compare";
import type { PolicyHolder } from "../../access/holder";
import { identityOf } from "../../access/prove";
import {
  contextWords,
  placesOf,
  requestWords,
  statementWords,
  unknownWords,
} from "../../access/words";
import { evaluate } from "../../iam/proof/evaluate";
import type { Access } from "../../iam/proof/compare-access";
import type { Policies as AskedPolicies } from "../../iam/proof/request";
import { PolicyError } from "../../iam/proof/policy";
import type { Stack } from "../../model/types";
import { grouped } from "../../text/grouped";
import type { ReportAccess, ReportChange, ReportDifference } from "./data";
import type { Places } from "./places";
import { asIn } from "./same-names";
import type { Table } from "./table";

/** With more environments than this, each is compared with the next alone. */
const MOST_ENVIRONMENTS = 4;

/** A stack and who holds policies in it. */
export interface Held {
  readonly stack: Stack;
  readonly holders: readonly PolicyHolder[];
}

/** Compares fleets over their environments. */
export class Differences {
  private readonly comparer = new HolderComparer();

  constructor(
    private readonly places: Places,
    private readonly lists: Table<readonly string[]>,
  ) {}

  /** For each fleet, and for what accounts have once, each pair of environments in their order. */
  of(all: readonly Held[], environments: readonly string[]): ReportDifference[] {
    const fleets = grouped(all, ({ stack: { subject } }) =>
      "name" in subject ? `${subject.kind} ${subject.name}` : "shared",
    );
    return [...fleets.values()].flatMap((own) => {
      const stacks = environments.flatMap((name) =>
        own.filter(({ stack }) => stack.environment.name === name),
      );
      return pairs(stacks).map(([before, after]) => this.between(before, after));
    });
  }

  private between(before: Held, after: Held): ReportDifference {
    const { subject } = after.stack;
    return {
      ...("name" in subject && { fleet: subject.name }),
      before: before.stack.environment.name,
      after: after.stack.environment.name,
      stacks: [before.stack.name, after.stack.name],
      holders: this.changes(before, after),
    };
  }

  private changes(before: Held, after: Held): ReportChange[] {
    const alike = before.holders.map((one) => asIn(one, before.stack, after.stack));
    try {
      return this.comparer
        .compare(alike, after.holders)
        .map((change) => this.shown(change, alike))
        .filter(isTold);
    } catch (error) {
      // What is no policy, checks say in their own words.
      if (error instanceof PolicyError) return [];
      throw error;
    }
  }

  private shown(change: HolderChange, before: readonly PolicyHolder[]): ReportChange {
    const { holder, access, trust, attached, detached, open, lessened } = change;
    const was = before.find(({ id }) => id === holder.id) ?? holder;
    const undecided = [...access.unknown, ...trust.unknown].map(
      ({ actions, resource, why }) => `${actions.join(", ")} on ${resource}, not decided: ${why}`,
    );
    return {
      ...{ label: holder.label, change: change.change },
      gained: access.gained.map((one) => this.row(one, holder, identityOf(holder))),
      lost: access.lost.map((one) => this.row(one, was, identityOf(was))),
      trustGained: trust.gained.map((one) => this.row(one, holder, trustOf(holder))),
      trustLost: trust.lost.map((one) => this.row(one, was, trustOf(was))),
      ...{ attached, detached },
      open: [...undecided, ...[...open, ...lessened].map(unknownWords)],
    };
  }

  /** Access, with the statements that give it to the one that has it. */
  private row(one: Access, holder: PolicyHolder, policies: AskedPolicies): ReportAccess {
    const { actions, resource, condition, witness } = one;
    const { because } = evaluate(witness, policies, { reading: "most" });
    const giving = because.filter(({ applies, statement }) => {
      return applies && statement.effect === "Allow";
    });
    return {
      actions: this.lists.indexOf(actions),
      resource,
      ...(condition !== "" && { condition }),
      witness:
        witness.principal === "*" || witness.action.startsWith("sts:AssumeRole")
          ? `${witness.principal} by ${witness.action}${contextWords(witness.context)}`
          : requestWords(witness),
      because: giving.flatMap((statement) => {
        const words = statementWords(statement, holder);
        if (words === undefined) return [];
        return [{ words, said: this.places.named(placesOf(statement, holder)) }];
      }),
    };
  }
}

function trustOf({ trust }: PolicyHolder): AskedPolicies {
  return trust?.document === undefined ? {} : { trust: trust.document };
}

/** Names, paths and sessions that differ give nobody anything. */
function isTold(change: ReportChange): boolean {
  const { gained, lost, trustGained, trustLost, attached, detached, open } = change;
  const lists = [gained, lost, trustGained, trustLost, attached, detached, open];
  return change.change !== "changed" || lists.some((list) => list.length > 0);
}

function pairs<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((before, index) => {
    const others = all.slice(index + 1);
    const compared = all.length > MOST_ENVIRONMENTS ? others.slice(0, 1) : others;
    return compared.map((after) => [before, after] as const);
  });
}
