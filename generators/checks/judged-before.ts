/** What was judged before, by the same rules and the same data, and is not judged again. */
import { createHash } from "node:crypto";
import type { ModelMemory } from "../model/memory";
import type { Model, Stack } from "../model/types";
import type { Check, CheckContext } from "./check";

/**
 * Stacks of which nothing at all was found are left out of what looks at one stack alone: what it says depends on nothing else
 * ({@link Check.scope}). What something was found of is judged again, so that all problems are this run's own.
 */
export class JudgedBefore {
  /**
   * What a verdict on one stack depends on beside the stack and the program: policies that other stacks make, which are boundaries of its
   * roles, and of AWS's data what the statements of any stack mention.
   */
  private readonly rules: string;
  private readonly left = new Map<Model, Model>();
  private readonly faulty = new Set<Stack>();
  /** What checks are to look things up in. */
  readonly context: CheckContext;

  constructor(
    private readonly memory: ModelMemory | undefined,
    context: CheckContext,
  ) {
    this.rules = memory === undefined ? "" : rulesOf(context);
    const onFaulty = (stack: Stack): void => void this.faulty.add(stack);
    this.context = memory === undefined ? context : { ...context, onFaulty };
  }

  /** What a check has to look at of a model. */
  of({ scope }: Check, model: Model): Model {
    const { memory, rules } = this;
    if (memory === undefined || !(scope === "statement" || scope === "stack")) return model;
    const known = this.left.get(model);
    if (known !== undefined) return known;
    const stacks = model.stacks.filter((stack) => !memory.isSound(stack, rules));
    const left = { ...model, stacks };
    this.left.set(model, left);
    return left;
  }

  /** Remembers the stacks that every check has looked at and found nothing of. */
  remember(stacks: readonly Stack[]): void {
    for (const stack of stacks) {
      if (!this.faulty.has(stack)) this.memory?.sound(stack, this.rules);
    }
  }
}

function rulesOf({ managed, reference, escalationPaths }: CheckContext): string {
  const seen = [managed, reference.loadedNames, escalationPaths.map(({ id }) => id)];
  return createHash("sha256").update(JSON.stringify(seen)).digest("base64");
}
