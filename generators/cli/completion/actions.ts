/** Actions of AWS's services, for the words of a command line. */
import { serviceDataSync, serviceNamesSync } from "../../iam/reference/sync";
import type { Candidate } from "./candidate";

/** The services that a word can go on to; where it can be one alone, that service's actions. AWS has some 20,000: never all. */
export function actionsFor(word: string): Candidate[] {
  const [prefix = "", ...rest] = word.split(":");
  const isWhole = rest.length > 0;
  const services = serviceNamesSync().filter((one) =>
    isWhole ? one === prefix.toLowerCase() : one.startsWith(prefix),
  );
  const [only, ...others] = services;
  if (only === undefined || others.length > 0) return services.map((one) => [`${one}:`, ""]);
  return [...serviceDataSync(only).actions.values()].map(({ name, accessLevel }) => [
    `${only}:${name}`,
    accessLevel,
  ]);
}
