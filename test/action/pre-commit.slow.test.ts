import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { z } from "zod";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles } from "../support/program";
import { fleetFile, READS_A_TABLE } from "./project";

/** What pre-commit.com says of a hook ("Creating new hooks"), of what is used here: npm has no package with its schema. */
const manifest = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    name: z.string(),
    description: z.string(),
    entry: z.string().startsWith("fleetroles "),
    language: z.literal("node"),
    types_or: z.array(z.enum(["yaml", "json", "csv", "ts"])),
    pass_filenames: z.literal(false),
  }),
);

describe("the hooks of pre-commit", () => {
  const text = readFileSync(join(repository, ".pre-commit-hooks.yaml"), "utf8");
  const hooks = manifest.parse(parse(text));
  const entryOf = (id: string): string[] => {
    const entry = hooks.find((hook) => hook.id === id)?.entry ?? "";
    return entry.split(" ").slice(1);
  };

  it("run commands that there are, with the arguments of a project after them", async () => {
    expect(hooks.map(({ id }) => id)).to.deep.equal(["fleetroles-check", "fleetroles-generate"]);
    const folder = temporaryFolder("hooks");
    writeTree(folder, { "infra/roles.yaml": fleetFile(READS_A_TABLE) });
    const check = [...entryOf("fleetroles-check"), "infra/roles.yaml"];
    expect((await runFleetroles(check, folder)).code).to.equal(0);
    const generate = [...entryOf("fleetroles-generate"), "infra/roles.yaml", "--out", "stacks"];
    expect((await runFleetroles(generate, folder)).code, "nothing is generated").to.equal(1);
    const written = generate.filter((one) => one !== "--check");
    expect((await runFleetroles(written, folder)).code).to.equal(0);
    expect((await runFleetroles(generate, folder)).code).to.equal(0);
  });
});
