import { Argument } from "commander";
import type { Command } from "commander";
import { template } from "../../render";
import { print } from "../output";

const SHELLS = ["bash", "zsh", "fish"];

/** `fleetroles completion SHELL` */
export function completionCommand(program: Command): void {
  program
    .command("completion")
    .summary("print what completes commands, options and names in a shell")
    .description(
      "Prints a script that completes commands, options and their values, and the names of stacks, roles, fleets, environments and\n" +
        "blueprints as the fleet file has them, and of AWS's actions. In the shell's settings:\n" +
        "  bash (~/.bashrc)                    source <(fleetroles completion bash)\n" +
        "  zsh (~/.zshrc, after compinit)      source <(fleetroles completion zsh)\n" +
        "  fish (~/.config/fish/config.fish)   fleetroles completion fish | source\n" +
        "The program has to be on PATH: installed with npm install --global, or by PATH=./node_modules/.bin:$PATH.",
    )
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .action((shell: string) => {
      print(template<object>(`completion/${shell}.hbs`, {})({}).trimEnd());
    });
}
