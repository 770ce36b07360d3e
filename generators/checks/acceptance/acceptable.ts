/** Which problems a fleet file can accept: a property of the problem's kind, never of the file. */
import type { ProblemKind, Severity } from "../../problem-kinds";

/** What cannot be accepted, and why. */
export function refusalOf(
  id: string,
  kind: ProblemKind & { readonly ofLint?: true },
): string | undefined {
  if (kind.ofLint) return "only lint finds it, which looks at documents without a fleet file";
  if (ABOUT_ACCEPTING.has(id)) return "mend the entry of allow instead";
  if (kind.stage === "writing" || kind.stage === "verifying") return LATER;
  if (kind.severity === "notice") return "a notice stops nothing, and asks for nothing";
  return graveness(kind) === undefined ? AN_ERROR : undefined;
}

/** The gravest finding of a kind that can be accepted. */
export function graveness({ severity, acceptable }: ProblemKind): Severity | undefined {
  return acceptable ?? (severity === "warning" ? "warning" : undefined);
}

const AN_ERROR =
  "what IAM, AWS or Terraform does not take, or what is not as the file itself says, is not mended by a reason; warnings can be accepted, and errors of what is too wide";

const LATER = "it is told of what a run changes, and not of what the file says";

const ABOUT_ACCEPTING: ReadonlySet<string> = new Set(["accepted-for-nothing"]);
