/** The ARNs of what IAM itself has: roles and policies. IAM is global, so they hold no region. */

/** The ARN of a role. `path` begins and ends in a slash ("/" for none). */
export function roleArn(partition: string, account: string, path: string, name: string): string {
  return `arn:${partition}:iam::${account}:role${path}${name}`;
}

/** The ARN of a customer managed policy. `path` begins and ends in a slash. */
export function policyArn(partition: string, account: string, path: string, name: string): string {
  return `arn:${partition}:iam::${account}:policy${path}${name}`;
}

/** The ARN, in partition `aws` unless another is given, of an AWS managed policy at a path. */
export function managedPolicyArn(path: string, name: string, partition = "aws"): string {
  return `arn:${partition}:iam::aws:policy${path}${name}`;
}
