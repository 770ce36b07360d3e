import type { BlueprintData, Scope as PartScope } from "../../blueprints/schema";
import type { ServiceReference } from "../../iam/reference";
import type { DataPath } from "../../problem";
import type { Given } from "../grants/given";
import type { CommonSettings } from "../roles/settings";
import type { Scope } from "./scope";

/** What the parts of a blueprint are worked out from. */
export interface PartsRequest {
  readonly blueprint: BlueprintData;
  /** The file that it was read from: where its statements are. */
  readonly file: string;
  /** Which of its parts: those of a fleet, or those that an account has once. */
  readonly parts: PartScope;
  readonly scope: Scope;
  /** Before each id: parts of several blueprints share the `-shared` stack. */
  readonly prefix: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly origin: DataPath;
  /** What the fleet file says of the fleet: goes into the descriptions of its roles. */
  readonly about?: string;
  /** What the fleet file gives to single parts. */
  readonly given?: Given;
  /** What is set for all roles; what is given to single ones wins over it. */
  readonly settings?: CommonSettings;
  /** For lists of actions that are to be shortened. */
  readonly reference?: ServiceReference;
}
