import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectRecorded } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { runMeasured } from "../support/program";

describe("fleetroles generate --format json", () => {
  it("says of each stack where it is applied, where its state is, and what becomes of it", async () => {
    const folder = temporaryFolder("generate-json");
    const generate = async (fleets: object): Promise<unknown> => {
      const dev = { account: "111111111111", region: "us-east-1" };
      const s3 = {
        bucket: "state",
        key: "edge/{{stack}}.tfstate",
        region: "eu-west-1",
        kms_key_id: "secret",
      };
      const prod = { account: "222222222222", region: "eu-west-1", backend: { s3 } };
      const file = { version: 1, environments: { dev, prod }, fleets };
      writeFileSync(join(folder, "fleets.json"), JSON.stringify(file));
      const args = ["generate", "fleets.json", "--format", "json"];
      const { stdout } = await runMeasured(args, folder);
      return (JSON.parse(stdout) as { stacks: unknown }).stacks;
    };
    const office = { blueprint: "deeplens", with: { scope: "tight" } };
    const first = await generate({ office, dock: office });
    const then = await generate({ office: { ...office, description: "At the door." } });
    expectRecorded("affected/generate.json", { first, then });
  });
});
