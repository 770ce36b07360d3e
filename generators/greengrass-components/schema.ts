/** The shape of the files of templates/greengrass-components. */
import { z } from "zod";

const text = z.string().min(1);
const action = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]*$/, "is no action, such as logs:PutLogEvents");

const need = z.strictObject({
  actions: z.array(action).min(1),
  resources: z.array(z.string().regex(/^(\*$|arn:)/, "is neither * nor an ARN")).min(1),
  condition: z.record(z.string(), z.record(z.string(), z.array(text))).optional(),
  /** When it is needed, where that is not always. */
  when: text.optional(),
  /** The parameter of the blueprint greengrass-v2 that gives it. */
  parameter: text.optional(),
});

const component = z.strictObject({
  /** What the token exchange role has to allow; empty where AWS documents that it needs nothing. */
  needs: z.array(need),
  /** What the certificate's policy of AWS IoT has to allow, in words. */
  certificate: text.optional(),
  /** Parameters of the blueprint greengrass-v2 for what the certificate needs. */
  parameters: z.array(text).min(1).optional(),
  /** What no page of AWS's says. */
  unverified: text.optional(),
  source: z.string().regex(/^https:\/\/[^\s<>"]+$/, "is no https address"),
});

/** A file of templates/greengrass-components: components by name. */
export const componentsFileSchema = z.record(z.string().regex(/^aws\.[A-Za-z.]+$/), component);

export type ComponentData = z.infer<typeof component>;
