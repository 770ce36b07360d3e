import { describeRegrouping } from "./regroup";

describeRegrouping({
  fleets: ["dock", "gate", "hall", "pier", "yard"],
  layouts: [{ size: 3 }, { by: "team" }, { per: "environment" }, { per: "fleet" }],
  fromModule: "hall",
  timeout: 600_000,
});
