/**
 * Every service named in any string inside a value, however deep, keys included: what stands before
 * the first ":" (`dynamodb:table/X`, `dynamodb:GetItem`, `s3:prefix`), the service of an ARN, and a value of
 * one word (`s3`), which may be meant as one, and that of a policy variable (`${ec2:Region}`).
 * More than is meant is found ("note: …" gives `note`), never less. Linear in the size of the value.
 */
export function servicesMentioned(value: unknown): Set<string> {
  const services = new Set<string>();
  const pending: unknown[] = [value];
  const seen = new Set<unknown>();
  const keys = new Set<string>();
  while (pending.length > 0) {
    const next = pending.pop();
    // Fleets say much alike.
    if (seen.has(next)) continue;
    seen.add(next);
    if (typeof next === "string") {
      addService(next, services);
      if (/^[a-z][a-z0-9-]+$/i.test(next)) services.add(next.toLowerCase());
    } else if (typeof next === "object" && next !== null) {
      // Indexes name nothing, and most of what a model holds are lists: of places, and of the ways into a file.
      const children = Array.isArray(next) ? (next as readonly unknown[]) : ownFields(next, keys);
      // Not spread into push: a list of 100,000 elements would overflow the stack.
      for (const child of children) pending.push(child);
    }
  }
  for (const key of keys) addService(key, services);
  return services;
}

/** The values of an object, whose keys are added to those that were seen. */
function ownFields(value: object, keys: Set<string>): readonly unknown[] {
  for (const key of Object.keys(value)) keys.add(key);
  return Object.values(value);
}

const MARKS = /[${(]/;
const MARKED = /[${(]([a-z0-9-]+):/gi;

function addService(text: string, services: Set<string>): void {
  const first = text.indexOf(":");
  if (first < 0) return;
  // The key of any service can stand in a variable, or in what was meant as one.
  if (MARKS.test(text)) {
    for (const [, key = ""] of text.matchAll(MARKED)) services.add(key.toLowerCase());
  }
  const prefix = text.slice(0, first).toLowerCase();
  const service = prefix === "arn" ? text.split(":", 3)[2]?.toLowerCase() : prefix;
  if (service !== undefined && /^[a-z0-9-]+$/.test(service)) services.add(service);
}
