import { chmodSync, cpSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect } from "chai";
import { Command } from "commander";
import { accessCommand } from "../../generators/cli/commands/access";
import { canCommand } from "../../generators/cli/commands/can";
import { checkCommand } from "../../generators/cli/commands/check";
import { completionCommand } from "../../generators/cli/commands/completion";
import { forgetCommand } from "../../generators/cli/commands/forget";
import { generateCommand } from "../../generators/cli/commands/generate";
import { initCommand } from "../../generators/cli/commands/init";
import { moduleCommand } from "../../generators/cli/commands/module";
import { reportCommand } from "../../generators/cli/commands/report";
import { showCommand } from "../../generators/cli/commands/show";
import { suggestCommand } from "../../generators/cli/commands/suggest";
import { whoCanCommand } from "../../generators/cli/commands/who-can";
import { completions } from "../../generators/cli/completion/complete";
import { readCases } from "../support/cases";
import { compiledProgram } from "../support/compiled";
import { repository, temporaryFolder } from "../support/folders";
import { runFleetroles, runMeasured } from "../support/program";
import { findProgram, run } from "../support/run";

const COMMANDS = [
  ...[accessCommand, canCommand, checkCommand, completionCommand, forgetCommand],
  ...[
    generateCommand,
    initCommand,
    moduleCommand,
    reportCommand,
    showCommand,
    suggestCommand,
    whoCanCommand,
  ],
];

interface Case {
  readonly line: readonly string[];
  readonly names: readonly string[];
}

/** What a shell is given to load, and to print what completes a line. */
const SHELLS: Readonly<
  Record<string, (line: readonly string[], seen: string) => readonly string[]>
> = {
  bash: (line) => [
    "--norc",
    "-c",
    `source ./completion; COMP_WORDS=(fleetroles ${line.map(quoted).join(" ")})
     COMP_CWORD=${String(line.length)}; $(complete -p fleetroles | sed 's/.*-F \\([^ ]*\\).*/\\1/')
     printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  fish: (line) => [
    "--no-config",
    "-c",
    `source ./completion; complete -C ${quoted(["fleetroles", ...line].join(" "))} | cut -f1`,
  ],
  zsh: (line, seen) => [
    "-f",
    "-c",
    `zmodload zsh/zpty; zpty shell zsh -f -i
     zpty -w shell 'PROMPT=; autoload -U compinit; compinit -u -D; source ./completion; zstyle ":completion:*" list-separator "--"; print read'
     zpty -r shell seen '*read*read*'
     zpty -n -w shell ${quoted(["fleetroles", ...line].join(" "))}$'\\t'
     for try in {1..100}; do
       sleep 0.1; zpty -rt shell part && all+=$part; [[ $all == *${seen}* ]] && break
     done
     print -r -- "$all"`,
  ],
};

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

describe("completion in shells", () => {
  let folder: string;

  before("a project, and the program on PATH", () => {
    folder = temporaryFolder("completion");
    cpSync(join(repository, "fleets.yaml"), join(folder, "fleets.yaml"));
    const program = join(folder, "fleetroles");
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${compiledProgram()}' "$@"\n`);
    chmodSync(program, 0o755);
  });

  it("knows commands, options, their values and the names of the fleet file", async () => {
    const cases = readCases<readonly Case[]>("completion.json");
    const program = new Command("fleetroles").option("-V, --version").option("--verbose");
    for (const add of COMMANDS) add(program);
    for (const { line, names } of cases) {
      const found = await completions(program, line);
      expect(
        found.map(([name]) => name),
        line.join(" "),
      ).to.deep.equal(names);
    }
  });

  it("prints each name with a word on it, and none of a file that it cannot read", async () => {
    const args = ["__complete", "show", ""];
    expect(await runMeasured(args, folder)).to.include({
      ...{ code: 0, stderr: "" },
      stdout: "office\tCameras at the reception.\nwarehouse\tCameras at the loading dock.\n",
    });
    expect(await runFleetroles(args, temporaryFolder("empty"))).to.include({ code: 0, stdout: "" });
  });

  it("has a script for each shell, and says which there are", async () => {
    expect(await runFleetroles(["completion", "tcsh"], folder)).to.include({ code: 2 });
  });

  for (const [shell, ask] of Object.entries(SHELLS)) {
    it(`completes in ${shell}`, async function () {
      if (findProgram(shell) === undefined) {
        console.log(`    skipped: ${shell} is not installed`);
        this.skip();
      }
      const { stdout } = await runMeasured(["completion", shell], folder);
      writeFileSync(join(folder, "completion"), stdout);
      const env = { PATH: `${folder}${delimiter}${process.env.PATH ?? ""}`, TERM: "dumb" };
      const printed = async (line: readonly string[], seen: string): Promise<string> => {
        const { stdout: out, stderr } = await run(shell, ask(line, seen), { cwd: folder, env });
        expect(out, stderr).to.include(seen);
        return out;
      };
      const names = await printed(["can", "prod-wa"], "prod-warehouse");
      expect(names).not.to.include("prod-office");
      // bash takes what stands around a colon for words of their own.
      const action = shell === "bash" ? ["polly", ":", "PutL"] : ["polly:PutL"];
      await printed(["who-can", ...action], "PutLexicon");
    });
  }
});
