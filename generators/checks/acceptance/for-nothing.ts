import { findings } from "../check";

/** What is accepted and does not happen hides the next thing that does. */
export const forNothing = findings({
  "accepted-for-nothing": {
    severity: "warning",
    summary: "Something accepts a problem that is not there, or is more than it says.",
  },
});
