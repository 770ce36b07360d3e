/** What a command's exit code means. */
export const EXIT = {
  fine: 0,
  problems: 1,
  usage: 2,
  fault: 3,
} as const;
