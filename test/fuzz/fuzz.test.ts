import { expect } from "chai";
import { campaign, failureText } from "./campaign";
import { folderStates, kills } from "./folders";
import { fuzzers } from "./fuzzers";

/** The long run is `npm run test:fuzz`. */
const SEED = 20260926;

describe("hostile inputs", function () {
  for (const fuzzer of [...fuzzers, folderStates, kills]) {
    it(`find nothing: ${fuzzer.name}`, async () => {
      const { failures } = await campaign(fuzzer, { seed: SEED, count: Math.ceil(fuzzer.share) });
      expect(failures.map(failureText)).to.deep.equal([]);
    });
  }
});
