/** What changed in access since the fleet file was last without errors. */
import { HolderComparer } from "../../access/compare";
import { comparedHolders } from "../../access/from-model";
import type { PolicyHolder } from "../../access/holder";
import { notComparedHolders } from "../../access/not-compared";
import { ServiceReference } from "../../iam/reference";
import type { Model } from "../../model/types";
import { servicesOf } from "../access-report/services";
import { textReport } from "../access-report/text";
import type { Colors } from "../formats/format";

/** Remembers the last good state. */
export class AccessSince {
  private last: readonly PolicyHolder[] | undefined;

  /**
   * What a change gives and takes; nothing at the first good state.
   *
   * @param model undefined where the file has errors: what it would give is not known
   */
  report(model: Model | undefined, colors: Colors): string | undefined {
    if (model === undefined) {
      return this.last === undefined ? undefined : "access: not compared, for there are errors";
    }
    const now = [...comparedHolders(model), ...notComparedHolders(model)];
    const before = this.last;
    this.last = now;
    if (before === undefined) return undefined;
    const changes = new HolderComparer().compare(before, now);
    if (changes.length === 0) return "access: nobody gains or loses any";
    const reference = ServiceReference.loadSync(servicesOf(changes));
    return textReport(changes, reference, colors);
  }
}
