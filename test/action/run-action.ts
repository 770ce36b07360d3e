/**
 * Runs the steps of `action.yml` as GitHub's runner does: its own parser and evaluator of expressions, and bash; a step that `uses`
 * another action is only told. The argument is a `Run` as JSON; a `Result` as JSON is printed. A program of its own, for GitHub's modules
 * are such as tests cannot load.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

export interface Run {
  readonly action: string;
  readonly cwd: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: object;
  readonly env: Readonly<Record<string, string>>;
}

export interface Result {
  readonly faults: readonly string[];
  readonly steps: readonly Step[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

interface Step {
  readonly name: string;
  readonly code: number;
  readonly log: string;
  /** Of a step that uses another action: which, and with what. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Written {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly env?: Record<string, string>;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Record<string, string>;
}

interface Action {
  readonly inputs: Record<string, { readonly default: string }>;
  readonly outputs: Record<string, { readonly value: string }>;
  readonly runs: { readonly steps: readonly Written[] };
}

type Outputs = Readonly<Record<string, string>>;

class Runner {
  private readonly steps = new Map<string, { readonly outputs: Outputs }>();
  private readonly folder = mkdtempSync(join(tmpdir(), "runner-"));
  readonly summary = join(this.folder, "summary.md");

  constructor(
    private readonly asked: Run,
    private readonly evaluate: (expression: string, contexts: object) => string,
    private inputs: Outputs = {},
  ) {
    writeFileSync(this.summary, "");
  }

  useInputs(declared: Action["inputs"]): void {
    for (const [name, { default: text }] of Object.entries(declared)) {
      const value = this.asked.inputs[name] ?? this.filled(text);
      this.inputs = { ...this.inputs, [name]: value };
    }
  }

  filled(text: string): string {
    return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => this.value(expression));
  }

  filledAll(texts: Record<string, string> = {}): Outputs {
    return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, this.filled(text)]));
  }

  private value(expression: string): string {
    const steps = Object.fromEntries(this.steps);
    return this.evaluate(expression.trim(), {
      ...{ inputs: this.inputs, github: this.asked.github, steps },
    });
  }

  run(step: Written): Step | undefined {
    const { name, if: condition, uses } = step;
    if (condition !== undefined && this.value(`(${condition}) && 'yes' || ''`) === "") {
      return undefined;
    }
    if (uses !== undefined) {
      return { name, code: 0, log: "", uses, with: this.filledAll(step.with) };
    }
    const output = join(this.folder, `output-${String(this.steps.size)}-${step.id ?? name}`);
    writeFileSync(output, "");
    const { code, log } = this.bash(step.run ?? "", {
      ...this.filledAll(step.env),
      GITHUB_OUTPUT: output,
    });
    this.steps.set(step.id ?? name, { outputs: outputsIn(readFileSync(output, "utf8")) });
    return { name, code, log };
  }

  private bash(script: string, env: Outputs): { readonly code: number; readonly log: string } {
    const file = join(this.folder, "script.sh");
    writeFileSync(file, script);
    const own = { RUNNER_TEMP: this.folder, GITHUB_STEP_SUMMARY: this.summary };
    const args = ["-c", 'bash --noprofile --norc -eo pipefail "$0" 2>&1', file];
    const options = {
      cwd: this.asked.cwd,
      env: { ...process.env, ...this.asked.env, ...own, ...env },
      encoding: "utf8" as const,
      stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"],
    };
    try {
      return { code: 0, log: execFileSync("bash", args, options) };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, log: stdout };
    }
  }
}

/** `name=value` lines. */
function outputsIn(text: string): Outputs {
  const lines = text.split("\n").filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

async function main(): Promise<void> {
  const asked = JSON.parse(process.argv[2] ?? "{}") as Run;
  const { Lexer, Parser, Evaluator, data } = await import("@actions/expressions");
  const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");
  const { convertActionTemplate } =
    await import("@actions/workflow-parser/actions/action-template");
  const { NoOperationTraceWriter } = await import("@actions/workflow-parser");
  const evaluate = (expression: string, contexts: object): string => {
    const { tokens } = new Lexer(expression).lex();
    const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
    const dictionary = JSON.parse(JSON.stringify(contexts), data.reviver) as InstanceType<
      typeof data.Dictionary
    >;
    return new Evaluator(parsed, dictionary).evaluate().coerceString();
  };

  const content = readFileSync(asked.action, "utf8");
  const file = { name: "action.yml", content };
  const { context, value } = parseAction(file, new NoOperationTraceWriter());
  if (value !== undefined) convertActionTemplate(context, value);
  const faults = context.errors.getErrors().map(({ message }) => message);

  const action = parse(content) as Action;
  const runner = new Runner(asked, evaluate);
  runner.useInputs(action.inputs);
  const steps: Step[] = [];
  for (const step of faults.length > 0 ? [] : action.runs.steps) {
    const done = runner.run(step);
    if (done !== undefined) steps.push(done);
    if (done !== undefined && done.code !== 0) break;
  }
  const values = Object.entries(action.outputs).map(
    ([key, { value: text }]) => [key, text] as const,
  );
  const outputs = runner.filledAll(Object.fromEntries(values));
  const summary = readFileSync(runner.summary, "utf8");
  console.log(JSON.stringify({ faults, steps, outputs, summary } satisfies Result));
}

void main();
