/** ARNs: taken apart, checked, and related to the formats of AWS's service-authorization reference. */
export { isEverything, isEverythingOf } from "./everything";
export { arnFaults } from "./faults";
export { fillFormat, formatPlaceholders, splitName, type ResourceFacts } from "./format";
export { givenArn, matchFormat, matchGiven, readFormat, type GivenArn } from "./match";
export { parseArn, type Arn } from "./parts";
export { isResourceWithin } from "./within";
