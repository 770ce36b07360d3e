/** Judges statements by all rules, and works out once what many of them have alike. */
import type {
  RuleInSteps,
  StatementContext,
  StatementFault,
  StatementRule,
  WrittenStatement,
} from "./statement";

/** What rules found in a statement; those that found nothing are not there. */
export type Verdicts = ReadonlyMap<StatementRule, readonly StatementFault[]>;

/**
 * What a rule looks at. `frame`: at what a statement says besides its resources, and which lists of those there are, but not at what is in
 * them. `texts`: at the frame, and at each resource, but at none of them beside anything else; where neither by itself has a
 * fault, the statement has none. `iot`: it finds nothing but in policies of AWS IoT. Else its two steps.
 */
export type LooksAt = "frame" | "texts" | "iot" | RuleInSteps;

/** What statements are judged with, whatever they are of. */
export type JudgedWith = Pick<StatementContext, "reference" | "sensitive">;

/** What else a verdict depends on. */
export type JudgedAs = Pick<StatementContext, "kind" | "partition" | "givesNothing">;

/** What is known of statements that differ in their resources alone. */
interface KnownFrame {
  /** No rule has a fault of the frame by itself. */
  readonly isSound: boolean;
  /** What is left to ask of each statement's resources. */
  readonly steps: readonly NonNullable<ReturnType<RuleInSteps>>[];
}

const NO_FAULTS: Verdicts = new Map();

/** No more of anything is remembered than an estate of thousands of fleets has. */
const MOST = 50_000;

/**
 * Fleets of one blueprint say much alike, and differ in what it is on. So a statement is asked first whether its frame is sound, which is known
 * of the first one with that frame, and whether its resources are: if so, that is proof that no rule finds anything. Of all others each
 * rule is asked, once for the same text.
 */
export class StatementJudge {
  private frames = new Branch();
  private known = 0;
  /** By kind and partition, and then by the text of a resource. */
  private readonly sound = new Map<string, Map<string, boolean>>();
  private readonly faulty = new Map<string, Verdicts>();

  /** @param rules all that are asked, in the order in which they are, with what each looks at */
  constructor(
    private readonly rules: ReadonlyMap<StatementRule, LooksAt>,
    private readonly judgedWith: JudgedWith,
  ) {}

  /** What is found in a statement: just what each of the rules finds. */
  of(statement: WrittenStatement, as: JudgedAs): Verdicts {
    if (as.kind !== "iot" && this.isSound(statement, as)) return NO_FAULTS;
    const { kind, givesNothing, partition } = as;
    const id = JSON.stringify([kind, givesNothing, partition, statement]);
    return remembered(this.faulty, id, () => this.asked(statement, as));
  }

  private asked(statement: WrittenStatement, as: JudgedAs): Verdicts {
    const context = { ...this.judgedWith, ...as };
    const found = [...this.rules.keys()].flatMap((rule) => {
      const faults = rule(statement, context);
      return faults.length === 0 ? [] : [[rule, faults] as const];
    });
    return found.length === 0 ? NO_FAULTS : new Map(found);
  }

  /** Whether it is certain that no rule finds anything. */
  private isSound(statement: WrittenStatement, as: JudgedAs): boolean {
    const { Resource, NotResource } = statement;
    const { isSound, steps } = this.frameOf(statement, as);
    return (
      isSound &&
      (Resource ?? []).every((text) => this.isSoundText(text, as)) &&
      (NotResource ?? []).every((text) => this.isSoundText(text, as)) &&
      steps.every((step) => step(statement).length === 0)
    );
  }

  private isSoundText(text: string, as: JudgedAs): boolean {
    const known = remembered(
      this.sound,
      `${as.kind} ${as.partition}`,
      () => new Map<string, boolean>(),
    );
    return remembered(known, text, () => this.areSilent("texts", { Resource: [text] }, as));
  }

  private areSilent(looksAt: LooksAt, statement: WrittenStatement, as: JudgedAs): boolean {
    const context = { ...this.judgedWith, ...as };
    return [...this.rules].every(
      ([rule, at]) => at !== looksAt || rule(statement, context).length === 0,
    );
  }

  private frameOf(statement: WrittenStatement, as: JudgedAs): KnownFrame {
    const branch = branchOf(this.frames, statement, as);
    if (branch.frame !== undefined) return branch.frame;
    if ((this.known += 1) > MOST) [this.frames, this.known] = [new Branch(), 0];
    return (branch.frame = this.readFrame(statement, as));
  }

  private readFrame(statement: WrittenStatement, as: JudgedAs): KnownFrame {
    const { Resource, NotResource, ...frame } = statement;
    const context = { ...this.judgedWith, ...as };
    const whole = {
      ...frame,
      ...anyOf("Resource", Resource),
      ...anyOf("NotResource", NotResource),
    };
    return {
      isSound: this.areSilent("frame", whole, as) && this.areSilent("texts", frame, as),
      steps: [...this.rules.values()].flatMap((looksAt) =>
        typeof looksAt === "string" ? [] : (looksAt(frame, context) ?? []),
      ),
    };
  }
}

/** A list as there is one, with what says nothing of it. */
function anyOf(element: "Resource" | "NotResource", texts: readonly string[] | undefined): object {
  return texts === undefined ? {} : { [element]: texts.length === 0 ? [] : ["*"] };
}

/** A tree of what frames say, one step for each: equal frames end at the same branch, without a text made of them. */
class Branch {
  frame: KnownFrame | undefined;
  private readonly branches = new Map<string | number | undefined, Branch>();

  to(step: string | number | undefined): Branch {
    const known = this.branches.get(step);
    if (known !== undefined) return known;
    const made = new Branch();
    this.branches.set(step, made);
    return made;
  }

  /** Lists are told apart by how long they are, too: what follows one is no part of it. */
  along(texts: readonly string[] | undefined): Branch {
    let at = this.to(texts?.length);
    for (const text of texts ?? []) at = at.to(text);
    return at;
  }
}

function branchOf(
  root: Branch,
  { Resource, NotResource, Action, NotAction, Effect, Sid, ...others }: WrittenStatement,
  { kind, partition, givesNothing }: JudgedAs,
): Branch {
  return root
    .to(kind)
    .to(partition)
    .to(givesNothing ? 1 : 0)
    .to(Resource && Math.min(Resource.length, 1))
    .to(NotResource && Math.min(NotResource.length, 1))
    .to(Effect)
    .to(Sid)
    .to(JSON.stringify(others))
    .along(Action)
    .along(NotAction);
}

function remembered<T>(memory: Map<string, T>, key: string, work: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size > MOST) memory.clear();
  const found = work();
  memory.set(key, found);
  return found;
}
