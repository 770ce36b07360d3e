/** What is left of a side's policies where it is known who asks. */
import { controlBinds, hasIdentity, readCaller, type Caller } from "../caller";
import type { PolicyRole } from "../request";
import { resolves, type Reading } from "../truth";
import type { Side } from "./sides";

/** Policies of a kind may not be about the caller; then its Denies are none, and it grants nothing or asks for nothing. */
type Bearing = "binds" | "grants nothing" | "asks for nothing";

/**
 * The side as the caller meets it: services, providers and nobody known have no policies of their own, the root user of an
 * account may do everything without any, and control policies do not bind everybody (`evaluate` has the sources).
 */
export function sideForCaller(side: Side, principal: string, reading: Reading): Side {
  const caller = readCaller(principal);
  const bearing = (policy: PolicyRole): Bearing => bearingOn(policy, caller, reading);
  return {
    ...side,
    denies: side.denies.filter(({ policy }) => bearing(policy) === "binds"),
    ways: side.ways.map((way, index) =>
      way.flatMap((layer, depth) => {
        const policy = side.layers[index]?.[depth];
        const bears = policy === undefined ? "binds" : bearing(policy);
        if (bears === "asks for nothing") return [];
        return [bears === "binds" ? layer : []];
      }),
    ),
  };
}

function bearingOn(policy: PolicyRole, caller: Caller, reading: Reading): Bearing {
  if (policy === "scp") {
    return resolves(controlBinds(caller), "Deny", reading) ? "binds" : "asks for nothing";
  }
  if (policy !== "identity" && policy !== "boundary") return "binds";
  if (!hasIdentity(caller)) return "grants nothing";
  return caller.kind === "account" ? "asks for nothing" : "binds";
}
