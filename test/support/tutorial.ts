/** The tutorial, followed as its reader would. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./folders";
import { runFleetroles } from "./program";

/** The page. */
export const PAGE = join(repository, "docs", "tutorial", "first-fleet.md");

/** A block of the page, with what stands in the comment before it. */
const BLOCK = /(?:<!-- (\w+): (\S+) -->\n\n)?```(\w+)\n([\s\S]*?)```/g;

const FENCE = "```";

/** The words of a command line; quotes hold some together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** The commands of a block, each with what it prints in the folder. */
async function printed(block: string, folder: string): Promise<string> {
  const lines = block.split("\n").filter((line) => line.startsWith("$ npx fleetroles "));
  let text = "";
  for (const line of lines) {
    const { stdout, stderr } = await runFleetroles(wordsOf(line).slice(3), folder);
    text += `${line}\n${stderr}${stdout}`;
  }
  return text;
}

/** The page as it is when it is followed in an empty folder. */
export async function followed(page: string, folder: string): Promise<string> {
  let text = "";
  let end = 0;
  for (const match of page.matchAll(BLOCK)) {
    const [all, kind, name = "", language, block = ""] = match;
    if (kind === "file") writeFileSync(join(folder, name), block);
    const now =
      kind === "shows"
        ? readFileSync(join(folder, name), "utf8")
        : language === "console"
          ? await printed(block, folder)
          : block;
    text +=
      page.slice(end, match.index) +
      `${all.slice(0, all.length - FENCE.length - block.length)}${now}${FENCE}`;
    end = match.index + all.length;
  }
  return text + page.slice(end);
}
