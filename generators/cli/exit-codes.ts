/** What a command's exit code means. */
export const EXIT = {
  fine: 0,
  problems: 1,
  usage: 2,
  /** Of the program; or results that could not be written to standard output. */
  fault: 3,
} as const;
