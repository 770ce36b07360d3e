import { each, error } from "./problem-parts";
import type { ProblemKind } from "./problem-parts";

/** What is found while files are written: of what was there before, and of what goes with them. */
export const writingKinds = {
  ...error("writing", {
    "unsafe-path": "A generated file's path would lead out of its folder.",
    "bad-manifest": "What is remembered of generated files is damaged.",
    "merge-conflict": "A generated file has the conflict markers of a merge.",
    "stack-alike": "A stack's name differs in case alone from that of one that was there before.",
    "file-gone": "The file of a stack is gone, and roles of it stand elsewhere now.",
    "cannot-write": "Files cannot be written.",
    "half-written": "Files could be written only in part.",
    "folder-locked": "Another run holds the output folder.",
    "bad-output-folder": "The output folder cannot be used.",
    "edited-by-hand": "A generated file was changed since.",
    "not-generated": "Something that was not generated is in the way.",
    "stray-file": "A generated file is accounted for by nothing.",
    "run-too-large": "More stacks change than an orchestrator takes in one run.",
    "app-settings": "The settings of the project's app cannot be used.",
    "app-failed": "The project's app did not synthesize its stacks.",
    "app-files": "A stack of the project's app cannot be written as Terraform JSON alone.",
    "breaking-change": "A module's change would break who calls it.",
    "other-fleet-file": "Another fleet file has made a stack or a role of the same name.",
    "role-replaced": "A role would get another path, and be destroyed for it.",
    "hand-over-blocked":
      "A stack would have to let go of something, and make another at the same address.",
    "formerly-unknown": "Something is said to have had a name that nothing had.",
    "stack-in-use": "A stack that is to be forgotten is in a fleet file.",
    "stack-not-empty": "A stack that is to be forgotten still has resources.",
  }),
  ...each("writing", "notice", {
    "imports-dropped": "Import blocks of an adoption are dropped, for they were applied.",
    "let-go": "What a stack made is somebody else's now, and stays as it is.",
    "role-renewed": "A role is made anew under another name, as the file says.",
    "stack-handed-over": "A stack takes over what another had.",
    "stack-moved": "What a stack has stands under other addresses now.",
  }),
  ...each("writing", "warning", {
    "stack-retired":
      "A stack is in no fleet file any more: the next apply gets rid of what it made.",
    "past-lost": "What is remembered of stacks at the base of a comparison is not remembered here.",
    "stack-lost":
      "A stack is in no fleet file any more, its file is gone, and what it made lives on.",
    "role-path-changed": "A role gets another path, and whether it is there is not known here.",
    "boundary-lost": "A permissions boundary goes that roles have until they are applied.",
    "exclusive-now":
      "Roles of stacks that an earlier version made lose policies that nobody declared.",
    "records-gone": "What is remembered of stacks is gone, and their files are there.",
    "moves-dropped":
      "Something else stands where something moved from, so that the move is told no more.",
    "state-moved": "A stack looks for its state elsewhere than before.",
    "role-lost": "A stack that goes on has no more a role that it had, or one of another name.",
    "role-needed": "A role is destroyed on which other stacks still depend.",
    "policy-needed": "A policy is destroyed that other stacks still attach.",
    "stack-forgotten": "A stack was forgotten that still has resources.",
    "state-unread": "Nobody looked whether a stack that was forgotten still has resources.",
    "provider-lock":
      "A lock file of providers does not go with the stacks that it would be put into.",
    "fleet-file-gone": "Stacks are left of a fleet file that is not there any more.",
  }),
} as const satisfies Readonly<Record<string, ProblemKind>>;
