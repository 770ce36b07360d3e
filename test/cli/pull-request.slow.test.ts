import { join } from "node:path";
import { expect } from "chai";
import { expectRecorded, readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles } from "../support/program";

interface Side {
  readonly environments: object;
  readonly fleets: Readonly<Record<string, object>>;
}

/** A change of a fleet file. `trust`: of the role of a blueprint `camera`; `fleets`: how many of its one fleet there are. */
interface Comment {
  readonly name: string;
  readonly before: Side;
  readonly after: Side;
  readonly trust?: Readonly<Record<"before" | "after", readonly object[]>>;
  readonly fleets?: number;
}

/** A blueprint of one role. */
function camera(trust: readonly object[]): string {
  const role = { name: "Camera-{{fleet}}", description: "The device.", scope: "fleet", trust };
  return JSON.stringify({
    ...{ id: "camera", title: "Camera", description: "Runs the camera." },
    ...{ sources: ["https://example.com/camera"], roles: { device: role } },
  });
}

function fleetFile({ environments, fleets }: Side, many: number | undefined): string {
  const all = Object.entries(fleets).flatMap(([name, fleet]) =>
    Array.from({ length: many ?? 1 }, (_, index): [string, object] => [
      many === undefined ? name : `${name}-${String(index + 1).padStart(3, "0")}`,
      fleet,
    ]),
  );
  const blueprints = "./blueprints";
  return JSON.stringify({ version: 1, blueprints, environments, fleets: Object.fromEntries(all) });
}

/** A folder with both sides. */
function written({ trust, fleets, ...sides }: Comment): string {
  const folder = temporaryFolder("comment");
  for (const side of ["before", "after"] as const) {
    writeTree(folder, {
      [`${side}/fleets.yaml`]: fleetFile(sides[side], fleets),
      [`${side}/blueprints/camera.yaml`]: camera(
        trust?.[side] ?? [{ Principal: { Service: "iot.amazonaws.com" } }],
      ),
    });
  }
  return folder;
}

const DIFF = ["diff", "before/fleets.yaml", "after/fleets.yaml", "--format", "markdown"];

describe("the comment of a pull request", () => {
  for (const comment of readCases<Comment[]>("pull-request", "comments.json")) {
    const { name } = comment;
    it(`says it where there is ${name}`, async () => {
      const { code, stdout, stderr } = await runFleetroles(DIFF, written(comment));
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
      const file = `${name.replace(/[^a-z0-9]+/g, "-")}.json`;
      expectRecorded(join("pull-request", file), stdout.split("\n"));
    });
  }
});
