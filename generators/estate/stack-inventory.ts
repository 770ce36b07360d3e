/** What a generated file makes, read from the file itself. */
import type { StackInventory } from "../model/calls/addresses";
import type { StackPiece } from "../source/generated-stack";
import { ownValue } from "../text/own-value";

/** The parts that the pieces of a generated file make, as far as addresses and import ids need them. */
export function inventory(
  pieces: readonly StackPiece[],
  environment: StackInventory["environment"],
): StackInventory {
  const of = <T>(construct: string, make: (piece: StackPiece) => T): (T & Named)[] =>
    pieces
      .filter((piece) => piece.construct === construct)
      .map((piece) => ({
        ...make(piece),
        id: piece.id,
        blueprint: "",
        name: textOf(piece, "name"),
      }));
  return {
    environment,
    // Where its parts stand in modules is of no interest.
    subject: { kind: "shared" },
    policies: of("ManagedPolicy", (piece) => ({ path: textOf(piece, "path") })),
    roles: of("ServiceRole", (piece) => ({
      ...policiesOf(piece),
      inlinePolicies: keys(piece, "inlinePolicies").map((name) => ({ name })),
      ...profileOf(piece),
      ...(ownValue(piece.props, "exclusive") === false && { exclusive: false as const }),
    })),
    attachments: of("PolicyAttachments", (piece) => ({
      ...policiesOf(piece),
      groups: texts(piece, "groups"),
      users: texts(piece, "users"),
      roles: texts(piece, "roles"),
    })),
    roleAliases: of("RoleAlias", () => ({})),
    iotPolicies: of("IotPolicy", () => ({})),
  };
}

interface Named {
  readonly id: string;
  readonly blueprint: string;
  readonly name: string;
}

function policiesOf(piece: StackPiece): { managedPolicies: string[]; attached: string[] } {
  return { managedPolicies: texts(piece, "managedPolicies"), attached: texts(piece, "policies") };
}

function profileOf(piece: StackPiece): { instanceProfile?: string } {
  const name = textOf(piece, "instanceProfile");
  return name === "" ? {} : { instanceProfile: name };
}

function keys({ props }: StackPiece, key: string): string[] {
  const value = ownValue(props, key);
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** A text of a piece; empty where it has none of the name. */
export function textOf({ props }: StackPiece, key: string): string {
  const value = ownValue(props, key);
  return typeof value === "string" ? value : "";
}

function texts({ props }: StackPiece, key: string): string[] {
  const value = ownValue(props, key);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
