/** What is expected of roles, with what shows whether it is so. */
import { cutList, sentenceList } from "../../../text/lists";
import type { Report, ReportAsked, ReportExpectation, ReportProof } from "../data";
import { codeCells, proseCell, shortResource } from "./cells";
import { fleetWords, together, type Finding } from "./fleets";
import type { Section } from "./section";

interface Expected {
  /** The blueprint says it of all its fleets. */
  readonly isPromise: boolean;
  readonly of: string;
  readonly words: string;
  readonly proof: ReportProof;
  readonly said: readonly string[];
}

const OUTCOMES: Readonly<Record<ReportProof["outcome"], string>> = {
  fails: "**broken**",
  unknown: "**not decided**",
  holds: "proved",
};

/** What is expected: of those that hold, or of all others. */
export function expectationSection(report: Report, isHeld: boolean): Section {
  const findings = report.stacks.flatMap((stack) =>
    stack.expectations.flatMap((one): Finding<Expected>[] => {
      const item = expectedOf(report, one);
      return item !== undefined && (item.proof.outcome === "holds") === isHeld
        ? [{ stack, item }]
        : [];
    }),
  );
  const all = together(findings, ({ of, words, proof, said }) => [of, words, proof.outcome, said]);
  const order = Object.keys(OUTCOMES);
  // What a fleet file says itself, before what all fleets of a blueprint have.
  const weight = ({ proof, isPromise }: Expected): number =>
    2 * order.indexOf(proof.outcome) + Number(isPromise);
  const sorted = [...all].sort((a, b) => weight(a.item) - weight(b.item));
  return {
    title: isHeld ? "Expectations that are proved" : "Expectations that are broken or not decided",
    columns: ["", "fleets", "role", "expected", "shown by", "said at"],
    rows: sorted.map(({ stacks, item: { of, words, proof, said } }) => [
      OUTCOMES[proof.outcome],
      fleetWords(stacks),
      codeCells([of]),
      proseCell(words),
      proseCell(proofWords(proof)),
      proseCell(cutList(said, 3)),
    ]),
  };
}

function expectedOf(
  { asked, proofs }: Report,
  { of, asked: question, proof, said }: ReportExpectation,
): Expected | undefined {
  const [about, found] = [asked[question], proofs[proof]];
  if (about === undefined || found === undefined) return undefined;
  const isPromise = about.promise === true;
  return { isPromise, of, words: askedWords(about), proof: found, said };
}

function askedWords({ kind, texts, resources, every, when }: ReportAsked): string {
  const on =
    resources === undefined
      ? ""
      : ` on ${every ? "every " : ""}${cutList(resources.map(shortResource), 3)}`;
  const keys = when === undefined ? "" : ` when ${when}`;
  return `${kind.replaceAll("-", " ")} ${cutList(texts, 6)}${on}${keys}`;
}

function proofWords({ witness, because = [], why, open }: ReportProof): string {
  const by = because.map(({ words }) => words);
  return [
    ...(witness === undefined ? [] : [witness]),
    ...(by.length === 0 ? [] : [sentenceList(by)]),
    ...(why === undefined ? [] : [why]),
    ...(open ? ["by one reading of AWS's pages"] : []),
  ].join(": ");
}
