import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { lockProblems } from "../../generators/files/provider-locks";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { lockText } from "../support/locks";

interface Case {
  readonly what: string;
  /** By name, the addresses and versions of a lock's providers. */
  readonly locks?: Readonly<Record<string, readonly string[]>>;
  /** The only lock, whole. */
  readonly text?: string;
  /** Texts in the messages, one each. */
  readonly says?: readonly string[];
}

const VERSIONS = { "dev-a.ts": ">= 5, < 7", "prod-a.ts": "~> 5.100", "prod-b.ts": "~> 5.100" };

describe("lock files of providers, beside stacks", () => {
  for (const { what, locks = {}, text, says = [] } of readCases<readonly Case[]>(
    "files",
    "locks.json",
  )) {
    it(what, () => {
      const folder = join(temporaryFolder("locks"), "out");
      mkdirSync(folder);
      for (const [name, providers] of Object.entries(locks)) {
        writeFileSync(join(folder, name), lockText(providers));
      }
      if (text !== undefined) writeFileSync(join(folder, ".terraform.lock.hcl"), text);
      const found = lockProblems(folder, VERSIONS, [...Object.keys(VERSIONS), "gone.ts"]);
      const messages = found.map(({ message }) => message);
      expect(messages, JSON.stringify(messages)).to.have.length(says.length);
      for (const [index, part] of says.entries()) expect(messages[index]).to.include(part);
      for (const { fix } of found) expect(fix).to.not.equal("");
    });
  }
});
