import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect } from "chai";
import { moduleDigest, partsBeside } from "../../generators/source/local-modules";
import { temporaryFolder } from "../support/folders";

/** What a module in `project/modules/a` says, and what else belongs to it, by the way from `project`. */
const TEXTS: readonly (readonly [text: string, beside: readonly string[]])[] = [
  ['source = "../b"', ["modules/b"]],
  ['source = "../b/"', ["modules/b"]],
  ['source = "./inner"', []],
  ['source = "terraform-aws-modules/iam/aws"', []],
  ['file("${path.module}/../texts/one.json")', ["modules/texts/one.json"]],
  ['file("${path.module}/inner/../../texts/one.json")', ["modules/texts/one.json"]],
  ['templatefile("${path.module}/../texts/${var.name}.json", {})', ["modules/texts"]],
  ['# source = "../b"', ["modules/b"]],
  ['source = "../../.."', []],
  ['source = "../../"', []],
  ['source = "../../../outside"', ["../outside"]],
  ['source = "../chain"', ["modules/b", "modules/chain"]],
  ['source = "../circle"', ["modules/circle"]],
];

describe("modules in folders", () => {
  const write = (folder: string, files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };

  const project = (text: string): string => {
    const folder = join(temporaryFolder("modules"), "project");
    write(folder, {
      "modules/a/main.tf": text,
      "modules/a/inner/main.tf": "",
      "modules/b/main.tf": "",
      "modules/chain/main.tf": 'source = "../b"',
      "modules/circle/main.tf": 'source = "../a"\nsource = "../circle"',
      "modules/texts/one.json": "{}",
      "../outside/main.tf": "",
    });
    return folder;
  };

  for (const [text, beside] of TEXTS) {
    it(`finds what else belongs to one that says ${text}`, () => {
      const folder = project(text);
      const module = join(folder, "modules", "a");
      const found = partsBeside(module, folder);
      expect(found.map((path) => relative(folder, path))).to.deep.equal(beside);
      const before = moduleDigest(module, folder);
      for (const path of ["modules/b/main.tf", "modules/texts/one.json"]) {
        const belongs = beside.some((one) => path.startsWith(one));
        write(folder, { [path]: "changed" });
        expect(moduleDigest(module, folder) !== before, path).to.equal(belongs);
        write(folder, { [path]: path.endsWith("json") ? "{}" : "" });
        expect(moduleDigest(module, folder)).to.equal(before);
      }
      write(folder, { "modules/b/other.tf": "", "modules/a/.terraform/lock": "" });
      const belongs = beside.includes("modules/b");
      expect(moduleDigest(module, folder) !== before, "one more file").to.equal(belongs);
    });
  }

  it("knows nothing of one that is not there", () => {
    expect(moduleDigest(join(project(""), "no-such"), "/")).to.equal(undefined);
  });
});
