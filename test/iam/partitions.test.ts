import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import {
  partitionNames,
  partitionOf,
  regionExists,
  regions,
} from "../../generators/iam/partitions";

interface SdkPartitions {
  readonly partitions: readonly { readonly id: string; readonly regions: object }[];
}

/** The SDK's own list, which it does not export. */
function sdkPartitions(): SdkPartitions {
  const core = path.dirname(require.resolve("@aws-sdk/core/package.json"));
  const file = "dist-es/submodules/client/util-endpoints/lib/aws/partitions.js";
  const text = readFileSync(path.join(core, file), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as SdkPartitions;
}

describe("partitions", () => {
  it("are those of AWS's SDK, with their regions", () => {
    const expected = sdkPartitions().partitions.map(({ id, regions: all }) => {
      const real = Object.keys(all).filter((region) => !region.endsWith("-global"));
      return [id, real.sort()];
    });
    expect(partitionNames.map((name) => [name, regions(name)])).to.deep.equal(expected);
  });

  it("are known by their regions", () => {
    expect(partitionOf("us-east-1")).to.equal("aws");
    expect(partitionOf("cn-north-1")).to.equal("aws-cn");
    expect(partitionOf("us-gov-west-1")).to.equal("aws-us-gov");
    expect(partitionOf("us-east-9")).to.equal(undefined);
  });

  it("have no pseudo regions and no regions of other names", () => {
    expect(regionExists("eu-central-1")).to.equal(true);
    for (const region of ["aws-global", "EU-CENTRAL-1", "", "constructor"]) {
      expect(regionExists(region), region).to.equal(false);
    }
    expect(regions("constructor")).to.deep.equal([]);
  });
});
