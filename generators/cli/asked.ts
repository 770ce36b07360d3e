/** The question of a command line, read for the environment of each stack that it is about. */
import type { Asked } from "../access/ask";
import type { PolicyHolder } from "../access/holder";
import { readQuestion } from "../access/question";
import type { WrittenQuestion } from "../access/question";
import { ServiceReference, servicesMentioned } from "../iam/reference";
import { loadIntents } from "../intents";
import { packageFolder } from "../package-root";
import { distinct } from "../problem";
import type { Problem } from "../problem";
import type { Holders } from "./holders";

/** The question as each holder gets it; or what is wrong with it. */
export type Question =
  { readonly askedOf: (holder: PolicyHolder) => Asked } | { readonly problems: readonly Problem[] };

/** Reads a question for the holders, once per account and region. */
export async function questionFor(
  written: WrittenQuestion,
  holders: readonly PolicyHolder[],
  environments: Holders["environments"],
): Promise<Question> {
  const services = servicesMentioned([written.action, written.resource, written.when]);
  const reference = await ServiceReference.load(services);
  const intents = loadIntents(packageFolder("templates", "intents"), services);
  const read = new Map<string, Asked | readonly Problem[]>();
  for (const stack of ["", ...holders.map((holder) => holder.stack)]) {
    const place = placeOf(stack, environments);
    if (read.has(place) || (stack === "" && environments.size > 0)) continue;
    read.set(place, readQuestion(written, { reference, intents }, environments.get(stack)));
  }
  const problems = [...read.values()].flatMap((one) => (isAsked(one) ? [] : one));
  if (problems.length > 0) return { problems: distinct(problems) };
  const asked = new Map([...read].flatMap(([at, one]) => (isAsked(one) ? [[at, one]] : [])));
  return {
    askedOf: ({ stack }) => {
      const found = asked.get(placeOf(stack, environments));
      if (found === undefined) throw new Error(`no question was read for the stack "${stack}"`);
      return found;
    },
  };
}

function isAsked(read: Asked | readonly Problem[]): read is Asked {
  return "action" in read;
}

function placeOf(stack: string, environments: Holders["environments"]): string {
  const { partition, account, region } = environments.get(stack) ?? {};
  return [partition, account, region].join(":");
}
