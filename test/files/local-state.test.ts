import { expect } from "chai";
import { readState } from "../../generators/files/local-state";
import { temporaryFolder } from "../support/folders";

const CASES: readonly (readonly [said: unknown, why: string])[] = [
  [undefined, "its file does not say where its state is"],
  [{ config: {} }, "its file does not say where its state is"],
  [{ type: "s3", config: { bucket: "b" } }, "its state is in the backend s3"],
  [
    { type: "cloud", config: { organization: "example", workspaces: { name: "prod-dock" } } },
    "its state is in the workspace prod-dock of example",
  ],
  [
    { type: "cloud", config: { organization: "example", workspaces: { tags: ["a", "b"] } } },
    "its state is in a workspace with the tags a, b of example",
  ],
  [{ type: "cloud" }, "its state is in a workspace"],
];

describe("states that lie elsewhere", () => {
  for (const [said, why] of CASES) {
    it(`are not read: ${said === undefined ? "nothing is said" : JSON.stringify(said)}`, () => {
      const folder = temporaryFolder("state");
      expect(readState(folder, "prod-dock", said as never)).to.deep.equal({ kind: "unread", why });
    });
  }
});
