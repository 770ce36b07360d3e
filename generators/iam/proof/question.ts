/** A question about requests, and its answer. */
import type { ServiceReference } from "../reference";
import type { Policies, Request } from "./request";
import type { Kind } from "./search/sides";
import type { Reading } from "./truth";

/** What is asked. */
export interface RequestQuestion {
  readonly allowedBy: Policies;
  /** Nothing: any request that is allowed will do. */
  readonly notAllowedBy?: Policies;
  /**
   * `identity` (the default): policies of a principal, within its boundary and control policies. `trust`, `resource`: what
   * that document alone lets through, whoever asks.
   */
  readonly kind?: Kind;
  /**
   * Who asks: an ARN, a service, an account (its id or the ARN of its root user), or `*` for nobody known, as in the principal of
   * `evaluate`. Left out: anybody. For `identity`, whose policies they are: requests are then about its own account.
   */
  readonly principal?: string;
  /** Patterns, as in Action: the request's action is one of them. */
  readonly actions?: readonly string[];
  /** Patterns, as in Resource: the request's resource is one of them. */
  readonly resources?: readonly string[];
  /** Condition keys that the request has just so; all others are free. */
  readonly context?: NonNullable<Request["context"]>;
  /** Any action, on any resource, with any condition keys; otherwise what AWS's data says is possible. */
  readonly anyRequest?: boolean;
  /** Which way to read what AWS's pages leave open, on both sides: "most" access unless it is said. */
  readonly reading?: Reading;
  /** The service data; read as it is needed, if it is left out. */
  readonly reference?: ServiceReference;
  /** How many steps of search to take. */
  readonly limit?: number;
}

/** A request, the proof that there is none, or neither. */
export type RequestAnswer =
  | { readonly found: true; readonly request: Request }
  | { readonly found: false }
  | { readonly found: "unknown"; readonly why: string };
