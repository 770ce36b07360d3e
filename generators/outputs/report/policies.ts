/** Policies and their statements, each once, with what they give and where they were said. */
import type { HeldPolicy } from "../../access/holder";
import { Matrix } from "../../access/matrix";
import type { ServiceRow } from "../../access/matrix";
import { actionsByClass } from "../../access/sensitive";
import { PolicyError } from "../../iam/proof/policy";
import { listOf, textsOf, fieldsOf } from "../../access/fields";
import type { Fields } from "../../access/fields";
import { ownValue } from "../../text/own-value";
import type { Places } from "./places";
import { Table } from "./table";
import type { Report, ReportPolicy, ReportStatement } from "./data";

/** The reasons for statements, by Sid, or of those without one by `#` and the index of the statement. */
export type Reasons = Readonly<Record<string, string | undefined>>;

/** A policy of IAM, or one of AWS IoT, which certificates carry. */
export type ShownPolicy = Omit<HeldPolicy, "kind"> & {
  readonly kind: HeldPolicy["kind"] | "certificate";
};

type Elements = Pick<ReportStatement, "actions" | "notActions" | "resources" | "notResources">;

/** The tables that policies go into. */
export class Policies {
  readonly policies = new Table<ReportPolicy>();
  readonly statements = new Table<ReportStatement>();
  readonly lists = new Table<readonly string[]>();
  readonly access = new Table<Report["access"][number]>();
  readonly matrix = new Matrix();

  constructor(private readonly places: Places) {}

  /** The index of a policy. `reasons`: why its statements are there, as far as the file says. */
  indexOf(held: ShownPolicy, reasons: Reasons = {}): number {
    const { kind, name, document, from, why } = held;
    const unknown = document === undefined ? (why ?? "it has no document") : undefined;
    const statements = listOf(fieldsOf(document).Statement ?? []).map((one, index) => {
      const said = from?.[index] ?? [];
      const sid = typeof one.Sid === "string" ? one.Sid : undefined;
      const reason = ownValue(reasons, sid ?? "") ?? ownValue(reasons, `#${String(index)}`);
      return this.statements.indexOf({
        ...this.shown(one, kind),
        ...(reason !== undefined && { why: reason }),
        said: this.places.named(said),
      });
    });
    return this.policies.indexOf({ kind, name, statements, ...(unknown && { unknown }) });
  }

  /** The index of what services and levels are given. */
  rowsOf(rows: readonly ServiceRow[]): number {
    return this.access.indexOf(
      Object.fromEntries(rows.map(({ service, levels }) => [service, levels])),
    );
  }

  private elements({ Action, NotAction, Resource, NotResource }: Fields): Elements {
    const listIn = (value: unknown): number => this.lists.indexOf(textsOf(value));
    return {
      ...(Action !== undefined && { actions: listIn(Action) }),
      ...(NotAction !== undefined && { notActions: listIn(NotAction) }),
      ...(Resource !== undefined && { resources: listIn(Resource) }),
      ...(NotResource !== undefined && { notResources: listIn(NotResource) }),
    };
  }

  private shown(one: Fields, kind: string): Omit<ReportStatement, "said"> {
    const isGiving = one.Effect === "Allow" && kind !== "trust" && kind !== "certificate";
    return {
      ...(typeof one.Sid === "string" && { sid: one.Sid }),
      effect: one.Effect === "Deny" ? "Deny" : "Allow",
      ...(one.Principal !== undefined && { principals: principalsOf(one.Principal) }),
      ...this.elements(one),
      ...(one.Condition !== undefined && { condition: conditionOf(one.Condition) }),
      ...(isGiving && this.given(one)),
    };
  }

  /** What it gives by service and level, and which of its actions are sensitive; nothing of what is no statement. */
  private given(one: Fields): Pick<ReportStatement, "gives" | "sensitive"> {
    const classes = actionsByClass(one.Action === undefined ? ["*"] : textsOf(one.Action));
    const sensitive = [...classes].map(
      ([id, actions]) => [id, this.lists.indexOf(actions)] as const,
    );
    try {
      return {
        gives: this.rowsOf(this.matrix.rowsOfStatement(one)),
        ...(sensitive.length > 0 && { sensitive: Object.fromEntries(sensitive) }),
      };
    } catch (error) {
      // What is no policy, checks say in their own words.
      if (error instanceof PolicyError) return {};
      throw error;
    }
  }
}

function principalsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Object.entries(fieldsOf(value)).flatMap(([kind, names]) =>
    textsOf(names).map((name) => `${kind} ${name}`),
  );
}

function conditionOf(value: unknown): NonNullable<ReportStatement["condition"]> {
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(fieldsOf(keys)).map(([key, one]) => [key, textsOf(one)])),
    ]),
  );
}
