/**
 * Every service named in any string inside a value, however deep, keys included: what stands before
 * the first ":" (`dynamodb:table/X`, `dynamodb:GetItem`, `s3:prefix`), the service of an ARN, and a value of
 * one word (`s3`), which may be meant as one.
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
    if (typeof next === "string") {
      seen.add(next);
      addService(next, services);
      if (/^[a-z][a-z0-9-]+$/i.test(next)) services.add(next.toLowerCase());
    } else if (typeof next === "object" && next !== null) {
      seen.add(next);
      for (const key of Object.keys(next)) keys.add(key);
      // Not spread into push: a list of 100,000 elements would overflow the stack.
      for (const child of Object.values(next)) pending.push(child);
    }
  }
  for (const key of keys) addService(key, services);
  return services;
}

function addService(text: string, services: Set<string>): void {
  const first = text.indexOf(":");
  if (first < 0) return;
  const prefix = text.slice(0, first).toLowerCase();
  const service = prefix === "arn" ? text.split(":", 3)[2]?.toLowerCase() : prefix;
  if (service !== undefined && /^[a-z0-9-]+$/.test(service)) services.add(service);
}
