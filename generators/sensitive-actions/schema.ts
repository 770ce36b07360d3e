/** The shape of the files of templates/sensitive-actions. */
import { z } from "zod";

const text = z.string().min(1);

/** One class of actions; its file is called as the class. */
export const sensitiveFileSchema = z.strictObject({
  /** What an action of it does, after "it": `reads secrets`. */
  summary: text,
  why: text,
  /** A rule on names and access levels, that more actions are of it by. */
  rule: z.enum(["changes-permissions", "deletes"]).optional(),
  /** Where a report says of access that it is of the class: true, unless it would say so of everything. */
  gained: z.boolean().optional(),
  /** The problem of allowing one on all resources; none without. */
  broad: z.enum(["exposes-resources", "reads-secrets", "reads-contents"]).optional(),
  actions: z.array(
    z.string().regex(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]*$/, "is no action, such as s3:GetObject"),
  ),
  sources: z.array(z.string().regex(/^https:\/\/[^\s<>"]+$/, "is no https address")).min(1),
  /** What none of the sources says. */
  unverified: text.optional(),
});
