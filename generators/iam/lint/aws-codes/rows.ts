/** By code of AWS: the ids of the findings that cover it, or why none does. */
export type CodeRows = Readonly<Record<string, readonly string[] | string>>;
