/** What a project is called, and was. */
import type { SpecData } from "./schema";

export interface ProjectNames {
  readonly name: string;
  /** What its states are found by: its name of before, where it has one. */
  readonly inStates: string;
  /** What names in AWS are made of. */
  readonly inNames: string;
}

/** Undefined where the file names no project. */
export function projectNames({ project }: Pick<SpecData, "project">): ProjectNames | undefined {
  if (project === undefined) return undefined;
  if (typeof project === "string") return { name: project, inStates: project, inNames: project };
  const { name, formerly, keep_names: keeps = true } = project;
  return { name, inStates: formerly, inNames: keeps ? formerly : name };
}
