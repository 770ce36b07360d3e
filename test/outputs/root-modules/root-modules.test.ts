import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { documentsApart } from "../../../generators/outputs/root-modules/documents";
import { relocated } from "../../../generators/outputs/root-modules/relocate";
import { withoutLocals } from "../../../generators/access/terraform/locals";
import { readCases } from "../../support/cases";
import { temporaryFolder, writeTree } from "../../support/folders";
import { PIECES, hostileText } from "../../support/hostile";
import { requireTools } from "../../support/requirements";
import { terraform } from "../../support/terraform";

type Json = Readonly<Record<string, unknown>>;

interface DocumentsCase {
  readonly name: string;
  readonly resource: Json;
  readonly taken?: Json;
  /** As it was, where it is not said. */
  readonly is?: Json;
  readonly locals?: Json;
}

interface PathsCase {
  readonly name: string;
  readonly root: Json;
  readonly is?: Json;
}

describe("root modules", () => {
  describe("documents", () => {
    for (const one of readCases<readonly DocumentsCase[]>("root-modules", "documents.json")) {
      it(one.name, () => {
        const { resource, locals } = documentsApart(one.resource, one.taken ?? {});
        expect(resource).to.deep.equal(one.is ?? one.resource);
        expect(locals).to.deep.equal(one.locals ?? {});
      });
    }

    it("come back as they were where access is read", () => {
      const texts = fc
        .string()
        .map((text) => text.replaceAll(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`));
      const documents = fc.dictionary(texts, fc.array(texts), { noNullPrototype: true });
      fc.assert(
        fc.property(documents, (document) => {
          const policy = JSON.stringify(document);
          const written = { aws_iam_policy: { a: { policy } } };
          const { resource, locals } = documentsApart(written, {});
          const [read] = withoutLocals([{ resource, locals }]);
          expect((read as { resource: unknown }).resource).to.deep.equal(written);
        }),
      );
    });
  });

  describe("paths", () => {
    const move = {
      from: "/edge/synthesized/stacks/a",
      to: "/edge/terraform/a",
      project: "/edge",
    };
    for (const { name, root, is = root } of readCases<readonly PathsCase[]>(
      "root-modules",
      "paths.json",
    )) {
      it(name, () => {
        expect(relocated(root, move)).to.deep.equal(is);
      });
    }
  });

  it("mean to Terraform what the texts of documents meant", async function () {
    await requireTools(this, ["terraform"]);
    const texts = [...new Set([...PIECES, ...fc.sample(hostileText, { numRuns: 200, seed: 7 })])];
    const templates = texts.map((text) => text.replaceAll("${", "$$${").replaceAll("%{", "%%{"));
    const policies = templates.map((text) => JSON.stringify({ [text]: [text, { [text]: text }] }));
    const named = Object.fromEntries(policies.map((policy, i) => [`p${String(i)}`, { policy }]));
    const { resource, locals } = documentsApart({ aws_iam_policy: named }, {});
    const now = (resource as { aws_iam_policy: Record<string, { policy: string }> }).aws_iam_policy;
    const folder = temporaryFolder("documents");
    const output = Object.entries(named).map(([name, { policy }]) => [
      name,
      { value: { was: policy, is: now[name]?.policy } },
    ]);
    writeTree(folder, {
      "main.tf.json": JSON.stringify({ locals, output: Object.fromEntries(output) as Json }),
    });
    const { run } = await terraform();
    const { code, stderr } = await run(folder, ["apply", "-auto-approve", "-input=false"]);
    expect(code, stderr).to.equal(0);
    const state = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8")) as {
      outputs: Record<string, { value: { was: string; is: string } }>;
    };
    const found = Object.values(state.outputs).map(({ value }) => value);
    expect(found.length).to.equal(texts.length);
    for (const { was, is } of found) expect(JSON.parse(is)).to.deep.equal(JSON.parse(was));
    expect(Object.keys(locals).length).to.be.above(texts.length / 2);
  });
});
