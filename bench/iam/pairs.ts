/** Pairs of real documents compared, both ways and under both readings. */
import { compareAccess } from "../../generators/iam";
import { randomNumbers } from "../../test/iam/proof/attack";
import { median, realDocuments, type Named } from "./documents";

const PAIRS = 500;

export async function benchPairs(): Promise<void> {
  const all = await realDocuments();
  const pick = randomNumbers(11);
  const any = (): Named => all[pick(all.length)] ?? { name: "nothing", documents: [] };
  const rows: { name: string; time: number; unknown: number }[] = [];
  for (let count = 0; count < PAIRS; count++) {
    const [one, other] = [any(), any()];
    const begun = performance.now();
    const { unknown } = compareAccess(one.documents, other.documents);
    const time = performance.now() - begun;
    rows.push({ name: `${one.name} / ${other.name}`, time, unknown: unknown.length });
  }
  const times = rows.map(({ time }) => time).sort((one, other) => one - other);
  const at = (part: number): string =>
    `${(times[Math.floor(part * (PAIRS - 1))] ?? 0).toFixed(1)} ms`;
  const unknown = rows.filter((row) => row.unknown > 0).length;
  const worst = rows.reduce((most, row) => (row.time > most.time ? row : most));
  console.log(
    `compareAccess: ${PAIRS} pairs of ${all.length} real sets of policies, ${unknown} unknown`,
  );
  console.log(
    `  median ${median(times).toFixed(1)} ms, nine of ten ${at(0.9)}, worst ${at(1)} (${worst.name})`,
  );
}
