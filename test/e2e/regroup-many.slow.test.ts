import { depth } from "../support/depth";
import { describeRegrouping } from "./regroup";

// Minutes of Terraform, and no more of what can differ than five fleets have: for a night.
if (depth === "long") {
  const site = (index: number): string => `site-${String(index + 1).padStart(2, "0")}`;
  describeRegrouping({
    fleets: Array.from({ length: 60 }, (_, index) => site(index)),
    layouts: [{ size: 50 }],
    timeout: 1_800_000,
  });
}
