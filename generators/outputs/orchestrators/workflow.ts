/** The reusable workflow of GitHub Actions that plans and applies what `fleetroles affected` names. */
import type { GeneratedFile } from "../../files/file";
import { template } from "../../render";
import { STEPS } from "./github";

/** What the workflow calls fleetroles with. */
export interface WorkflowSettings {
  readonly file: string;
  readonly out: string;
  readonly roots: string;
}

/** In its folder, `.github/workflows`. */
export function githubWorkflow(settings: WorkflowSettings): GeneratedFile {
  const steps = Array.from({ length: STEPS }, (_, index) => ({
    index,
    job: `apply-${String(index + 1)}`,
    needs: ["affected", index === 0 ? "plan" : `apply-${String(index)}`].join(", "),
  }));
  const render = template<object>("orchestrators/github-workflow.yml.hbs", { sh });
  return { path: "fleetroles.yml", content: render({ ...settings, steps }) };
}

/** A word of a shell. What `${{` begins is GitHub's, wherever it stands, and a line would end the block of YAML that it stands in. */
function sh(text: string): string {
  const quoted = text
    .replaceAll("'", () => "'\\''")
    .replaceAll("${{", () => "$''{{")
    .replaceAll("\n", () => "'$'\\n''")
    .replaceAll("\r", () => "'$'\\r''");
  return `'${quoted}'`;
}
