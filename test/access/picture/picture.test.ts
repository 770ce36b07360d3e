import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { MOST_FRAMES, pictureOf, type Picture } from "../../../generators/access/picture";
import { loadEscalationPaths } from "../../../generators/escalation-paths";
import { readFleetFile } from "../../../generators/generate";
import { hasErrors } from "../../../generators/problem";
import type { Model } from "../../../generators/model/types";
import { svgOf } from "../../../generators/outputs/picture";
import { expectRecorded, readCases } from "../../support/cases";
import { repository, temporaryFolder, writeTree } from "../../support/folders";
import { linesOf, type PictureLines } from "./lines";

interface FileCase {
  readonly name: string;
  readonly environments?: object;
  readonly fleets: object;
}

const ENVIRONMENTS = { dev: { account: "111111111111", region: "us-east-1" } };

const { paths } = loadEscalationPaths(join(repository, "templates", "escalation-paths"));

async function modelOf(file: object): Promise<Model> {
  const folder = temporaryFolder("picture");
  const whole = { version: 1, environments: ENVIRONMENTS, ...file };
  writeTree(folder, { "fleets.yaml": JSON.stringify(whole) });
  const { model, problems } = await readFleetFile(join(folder, "fleets.yaml"));
  if (model === undefined || hasErrors(problems)) {
    throw new Error(JSON.stringify(problems, null, 2));
  }
  return { ...model, source: "fleets.yaml" };
}

function fleets(count: number, grantOf: (index: number) => object): object {
  const all = Array.from({ length: count }, (_, index) => [
    `site-${String(index)}`,
    { blueprint: "greengrass-v2", grants: [grantOf(index)] },
  ]);
  return { fleets: Object.fromEntries(all) as object };
}

async function framesOf(count: number, grantOf: (index: number) => object): Promise<Picture> {
  return pictureOf(await modelOf(fleets(count, grantOf)), paths);
}

describe("the picture of a fleet file", () => {
  it("has whom roles trust, what they reach and whom they can become", async () => {
    const found: Record<string, PictureLines> = {};
    for (const { name, ...file } of readCases<FileCase[]>("picture", "files.json")) {
      found[name] = linesOf(pictureOf(await modelOf(file), paths));
    }
    expectRecorded("picture/lines.json", found);
  });

  it("is the same, whatever the order of the stacks", async () => {
    const files = readCases<FileCase[]>("picture", "files.json");
    const file = files[files.length - 1];
    const model = await modelOf({ ...file, name: undefined });
    const picture = pictureOf(model, paths);
    const order = model.stacks.map((_, index) => index);
    fc.assert(
      fc.property(fc.shuffledSubarray(order, { minLength: order.length }), (shuffled) => {
        const stacks = shuffled.flatMap((index) => model.stacks[index] ?? []);
        expect(pictureOf({ ...model, stacks }, paths)).to.deep.equal(picture);
        expect(svgOf(pictureOf({ ...model, stacks }, paths))).to.equal(svgOf(picture));
      }),
      { numRuns: 5 },
    );
  });

  it("draws as one what differs in the fleet's own name", async () => {
    const { frames } = await framesOf(MOST_FRAMES + 6, () => {
      return { to: "dynamodb:table/Stock-{{fleet}}", access: ["read"] };
    });
    expect(frames.map(({ title }) => title)).to.deep.equal(["30 fleets", "once per account"]);
  });

  it("draws as one, of too many, what reaches the same types of resources", async () => {
    const few = await framesOf(MOST_FRAMES - 1, (index) => {
      return { to: `dynamodb:table/Stock${String(index)}`, access: ["read"] };
    });
    expect(few.frames).to.have.length(MOST_FRAMES);
    const many = await framesOf(MOST_FRAMES, (index) => {
      return { to: `dynamodb:table/Stock${String(index)}`, access: [index % 2 ? "read" : "write"] };
    });
    const heads = many.frames.map(({ title, lines }) => [title, lines[2]]);
    const said = "not each of them reaches all of this";
    expect(heads).to.deep.equal([
      ["12 fleets", said],
      ["12 fleets", said],
      ["once per account", undefined],
    ]);
    const tables = many.nodes.filter(({ title }) => title === "dynamodb");
    expect(tables.map(({ lines }) => lines[4])).to.deep.equal(["and 8 more", "and 8 more"]);
  });
});
