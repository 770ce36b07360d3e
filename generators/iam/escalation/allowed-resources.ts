/** The resources that Allow statements name for some actions. */
import type { PolicyDocumentInput } from "../proof/policy";
import { isLike } from "../wildcards";
import { statementsAbout } from "./about-action";

/** As they are written, each once; none of NotResource, nor with a policy variable. */
export function resourcesOf(
  documents: readonly PolicyDocumentInput[],
  actions: readonly string[],
): string[] {
  const named = documents.flatMap((document) =>
    actions
      .flatMap((action) => statementsAbout(action, document))
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ resources = [] }) => resources),
  );
  return [...new Set(named)].filter((resource) => !resource.includes("${"));
}

/** Those without wildcards. */
export function exactResources(
  documents: readonly PolicyDocumentInput[],
  actions: readonly string[],
): string[] {
  return resourcesOf(documents, actions).filter((resource) => !/[*?]/.test(resource));
}

/** Whether an Allow of the action can be about the resource: where none can, nothing need be searched. */
export function mayAllow(
  documents: readonly PolicyDocumentInput[],
  action: string,
  resource: string,
): boolean {
  return documents.some((document) =>
    statementsAbout(action, document).some(
      ({ effect, resources }) =>
        effect === "Allow" &&
        (resources?.some((one) => one.includes("${") || isLike(resource, one)) ?? true),
    ),
  );
}
