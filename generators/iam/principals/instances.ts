/** Roles that instances of Amazon EC2 can have. */

/** What EC2 assumes the roles of its instances as. Source: Amazon EC2 User Guide, iam-roles-for-amazon-ec2. That of aws-cn: unverified. */
const EC2: readonly string[] = ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"];

/** A statement of a trust policy, of a blueprint or of a document. */
interface Trusting {
  readonly Principal: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Whether one of the statements lets EC2 in, under whatever conditions. */
export function letsInstancesIn(statements: readonly Trusting[]): boolean {
  return statements.some(({ Principal: { Service = [] } }) =>
    [Service].flat().some((one) => EC2.includes(one)),
  );
}
