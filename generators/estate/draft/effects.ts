/** What the next apply of a draft does to an account, though nobody gains or loses access by it. */
import { quote } from "../../problem";
import { cutList, sentenceList } from "../../text/lists";
import { roleWords } from "./live-role";
import type { Proof } from "./proof";

/** A sentence for each, for people. */
export interface Effects {
  /** Of roles whose inline policies the draft has under other names. */
  readonly renamed: readonly string[];
  /** Of what is no part of a listing. */
  readonly untold: readonly string[];
}

/** In words that are true in the draft's file and beside it. */
export function effectsOf({ renamed, untold }: Pick<Proof, "renamed" | "untold">): Effects {
  return { renamed: renamed.map(renamedWords), untold: untoldWords(untold) };
}

function renamedWords({ role, from }: Proof["renamed"][number]): string {
  const policies = sentenceList(from.map(quote));
  const [noun, old] = from.length === 1 ? ["policy", "one"] : ["policies", "ones"];
  return `${roleWords(role)} has the inline ${noun} ${policies} under another name in the draft: the next apply adds that, and takes the old ${old} away`;
}

function untoldWords({ aliases, policies }: Proof["untold"]): string[] {
  const parts = [
    ...named(aliases, "role alias", "role aliases"),
    ...named(policies, "policy of AWS IoT", "policies of AWS IoT"),
  ];
  if (parts.length === 0) return [];
  return [
    `no listing of IAM tells of ${sentenceList(parts)}: adopt does not import them, and the next apply adds them; import by hand what is there already`,
  ];
}

function named(names: readonly string[], one: string, many: string): string[] {
  if (names.length === 0) return [];
  return [`the ${names.length === 1 ? one : many} ${cutList(names.map(quote), 3)}`];
}
