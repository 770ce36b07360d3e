import type { AffectedStack } from "../../../generators/outputs";

const place = { account: "111111111111", region: "us-east-1" };

/** Names that YAML would take for something else, and what waits for a stack that is gone. */
export const STACKS: readonly AffectedStack[] = [
  {
    ...place,
    name: "no-shared",
    folder: "t/no-shared",
    environment: "no",
    change: "create",
    group: 1,
    after: [],
  },
  {
    ...place,
    name: "1e3",
    folder: "t/1e3",
    environment: "no",
    change: "update",
    group: 2,
    after: ["no-shared", "no-gone"],
  },
  {
    ...place,
    name: "no-dock",
    folder: "t/no-dock",
    environment: "no",
    change: "retire",
    group: 3,
    after: ["1e3"],
  },
  {
    ...place,
    name: "no-gone",
    folder: "t/no-gone",
    environment: "no",
    change: "remove",
    group: 1,
    after: [],
  },
];
