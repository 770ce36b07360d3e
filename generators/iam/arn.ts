/** ARNs: taken apart, checked, and related to the formats of AWS's service-authorization reference. */
export { arnFaults } from "./arn-faults";
export { fillFormat, formatPlaceholders, splitName, type ResourceFacts } from "./arn-format";
export { matchFormat } from "./arn-match";
export { parseArn, type Arn } from "./arn-parts";
