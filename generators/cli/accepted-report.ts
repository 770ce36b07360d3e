/** What a fleet file accepts, for people: a line for each entry that accepts something. */
import type { Problem } from "../problem";
import { grouped } from "../text/grouped";
import { count } from "../text/lists";
import { placeOf, printable } from "./formats/place";

/** `, 2 accepted`; nothing where nothing is. */
export function acceptedCount(accepted: readonly Problem[]): string {
  return accepted.length === 0 ? "" : `, ${String(accepted.length)} accepted`;
}

/** `accepted at fleets.yaml:12:9: privilege-escalation: the reason`, and how many, where it is more than one. */
export function acceptedLines(accepted: readonly Problem[]): string[] {
  const groups = grouped(accepted, ({ id, accepted: by }) =>
    JSON.stringify([id, by?.location, by?.reason]),
  );
  return [...groups.values()].map((group) => {
    const [{ id, accepted: by }] = group;
    const where = by?.location ? ` at ${placeOf(by.location)}` : "";
    const many = group.length === 1 ? "" : ` (${count(group.length, "problem")})`;
    return printable(`accepted${where}: ${id}${many}: ${by?.reason ?? ""}`);
  });
}
