/** Stacks that look for their state elsewhere than before: Terraform finds none there, and would make all anew. */
import { join } from "node:path";
import { problem, type Problem } from "../problem";
import { cutList, sentenceList } from "../text/lists";
import { sortedUnique } from "../text/names";
import { ownValue } from "../text/own-value";
import { displayPath } from "../text/paths";
import type { GeneratedFile } from "./file";
import type { BackendSaid } from "./local-state";
import { hashOf } from "./manifest";
import type { Manifest } from "./manifest";
import { readText } from "./read";
import { stackName } from "./stack-records";

interface Request {
  readonly folder: string;
  readonly backend: (text: string) => BackendSaid | undefined;
}

/** One warning for all stacks of which the backend is another than in their files of before. */
export function movedStates(
  { folder, backend }: Request,
  { files: before }: Manifest,
  now: readonly GeneratedFile[],
): Problem[] {
  const moved = now.flatMap((file): Moved[] => {
    const last = ownValue(before, file.path);
    if (last === undefined || last.includes(hashOf(file))) return [];
    const text = readText(join(folder, file.path));
    const [was, is] = [text === undefined ? undefined : backend(text), backend(file.content)];
    if (was === undefined || is === undefined) return [];
    const what = difference(was, is);
    return what === undefined ? [] : [{ name: stackName(file.path), what }];
  });
  const [first] = moved;
  if (first === undefined) return [];
  const names = moved.map(({ name }) => name);
  const which = moved.length === 1 ? `stack ${first.name} has` : `stacks ${cutList(names, 3)} have`;
  return [
    problem("state-moved", {
      message: `the ${which} another backend than before (${first.what}): without its state, Terraform would make all anew`,
      fix: "run terraform init -migrate-state in each before the next plan, where it was applied; formerly, beside the name of a project that got another one, keeps states where they are",
      location: { file: displayPath(folder) },
    }),
  ];
}

interface Moved {
  readonly name: string;
  /** What of the backend is another. */
  readonly what: string;
}

/** Values are left out: an argument may be a secret. */
function difference(was: BackendSaid, is: BackendSaid): string | undefined {
  if (was.type !== is.type) return `${String(was.type)} was it, and ${String(is.type)} is it`;
  const [before, now] = [was.config, is.config].map((one) => new Map(Object.entries(one ?? {})));
  const keys = sortedUnique([...(before?.keys() ?? []), ...(now?.keys() ?? [])]);
  const others = keys.filter(
    (key) => JSON.stringify(before?.get(key)) !== JSON.stringify(now?.get(key)),
  );
  return others.length === 0 ? undefined : `${String(is.type)}: ${sentenceList(others)}`;
}
