/** What becomes of what a stack has that its fleet file has no more. */
export interface Retirement {
  /** What goes on in AWS, managed by somebody else: all, or these Terraform addresses. All else is destroyed. */
  readonly keep: "all" | readonly string[];
}
