/**
 * Policies as formulas of Z3, after the ZELKOVA paper: texts for the action, the resource and each condition key, a flag
 * for the presence of each key. It takes documents as they are written and nothing of the engine. Of what AWS's pages leave
 * open, an Allow matches and a Deny does not (`readings.ts`).
 *
 * Texts are bounded (`texts.ts`): "unsat" says that there is no request whose texts have at most so many characters.
 */
import { Conditions } from "./conditions";
import { isFull, Keys, kindOf } from "./keys";
import { NotEncoded } from "./not-encoded";
import { fieldsOf, glob, literal, type Piece } from "./patterns";
import { and, FALSE, not, or, TRUE, type Term } from "./smt";
import { BoundedTexts } from "./texts";

type Values = string | readonly string[];

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** A request, as far as it has texts: the bound is never below what it needs. */
export interface Texts {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, Values>>;
}

/** How a statement is read. */
interface How {
  /** What is open matches. */
  readonly wide: boolean;
  readonly variables: boolean;
}

/** Formulas over one request, and the declarations of what it consists of. */
export class Encoder {
  private readonly texts = new BoundedTexts();
  private readonly keys: Keys;
  private readonly conditions: Conditions;
  /** Keys that variables stand for. */
  private readonly named = new Set<Term>();

  constructor(example?: Texts) {
    const context = new Map(
      Object.entries(example?.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
    );
    this.keys = new Keys(this.texts, (key) =>
      Math.max(0, ...list(context.get(key.toLowerCase())).map(({ length }) => length)),
    );
    this.conditions = new Conditions(this.texts, this.keys);
    this.texts.declare("action", example?.action.length);
    this.texts.declare("resource", example?.resource.length);
  }

  /** Whether the documents together allow the request. */
  allows(documents: readonly object[]): Term {
    const all = documents.flatMap((document) => {
      const { Statement, Version } = document as {
        Statement: Statement | Statement[];
        Version: string;
      };
      return [Statement].flat().map((one) => ({ one, variables: Version === "2012-10-17" }));
    });
    const of = (effect: string): Term =>
      or(
        all
          .filter(({ one }) => one.Effect === effect)
          .map(({ one, variables }) => this.statement(one, variables)),
      );
    return and([of("Allow"), not(of("Deny"))]);
  }

  /** What every request is like, with the declarations. To be called when all formulas are made. */
  preamble(): string {
    const request = [
      this.isAction(),
      not(this.texts.matches("action", glob("sts:getcalleridentity"))),
      or([this.isStar(), this.isArn()]),
      ...Array.from(this.named, (name) => not(this.hasWildcard(name))),
    ];
    const asserted = request.map((term) => `(assert ${term})`);
    return [...this.keys.lines, ...this.texts.lines(), ...asserted].join("\n");
  }

  /** How many characters the longest text of a request has at most. */
  get longest(): number {
    return this.texts.longest;
  }

  private isAction(): Term {
    const others = { chars: ": ,*?", others: true };
    const some: Piece[] = [
      { kind: "one", ...others },
      { kind: "many", ...others },
    ];
    return this.texts.matches("action", [...some, literal(":"), ...some]);
  }

  private isStar(): Term {
    return this.texts.matches("resource", [literal("*")]);
  }

  private isArn(): Term {
    return this.texts.matches("resource", [
      ...glob("*:?*", { inField: true }),
      ...glob(":*:*:*:*"),
    ]);
  }

  private hasWildcard(name: Term): Term {
    return this.texts.matches(name, [...glob("*"), literal("*?"), ...glob("*")]);
  }

  private statement(statement: Statement, variables: boolean): Term {
    const wide = statement.Effect === "Allow";
    const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
    const about = (values: Values | undefined, asWide: boolean): Term =>
      or(list(values).map((one) => this.action(one, asWide)));
    const named = (values: Values | undefined, asWide: boolean, excluded: boolean): Term =>
      or(list(values).map((one) => this.resource(one, { wide: asWide, variables }, excluded)));
    return and([
      Action === undefined ? not(about(NotAction, !wide)) : about(Action, wide),
      Resource === undefined && NotResource !== undefined
        ? not(named(NotResource, !wide, true))
        : named(Resource, wide, false),
      ...Object.entries(Condition).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, values]) =>
          this.condition(operator, key, list(values), { wide, variables }),
        ),
      ),
    ]);
  }

  private condition(
    operator: string,
    key: string,
    values: readonly string[],
    { wide, variables }: How,
  ): Term {
    if (variables && values.some((value) => value.includes("${"))) throw new NotEncoded(operator);
    return this.conditions.holds(operator, { key, values, wide });
  }

  private action(pattern: string, wide: boolean): Term {
    if (pattern === "*") return TRUE;
    const [prefix = "", ...name] = pattern.split(":");
    const isOpen = /[*?]/.test(prefix);
    if (isOpen ? !wide : name.length === 0) return FALSE;
    return this.texts.matches("action", glob(pattern.toLowerCase()));
  }

  private resource(pattern: string, { wide, variables }: How, excluded: boolean): Term {
    if (pattern === "*") return TRUE;
    const fields = fieldsOf(pattern);
    if (fields.length < 6) throw new NotEncoded(pattern);
    const [head, tail] = [fields.slice(0, 5).join(":"), fields[5] ?? ""];
    const hasVariables = variables && pattern.includes("${");
    if (hasVariables && (head.includes("${") || isUnclear(tail))) throw new NotEncoded(pattern);
    const keys = hasVariables ? keysIn(tail).map((key) => this.variable(key)) : [];
    if (!wide && isOpen(fields)) return FALSE;
    const pieces = [
      ...glob(`${head}:`, wide ? { ignoreCase: true } : { inField: true }),
      ...(hasVariables ? this.withVariables(tail) : glob(tail)),
    ];
    const star = wide && /^\*+$/.test(tail) ? this.isStar() : FALSE;
    const matches = or([this.texts.matches("resource", pieces), star]);
    return this.withValues(keys, matches, { wide, excluded });
  }

  /** A text whose variable has no value matches nothing; what that means for NotResource is open, as is an empty value. */
  private withValues(
    keys: readonly { readonly present: Term; readonly full: Term }[],
    matches: Term,
    { wide, excluded }: { wide: boolean; excluded: boolean },
  ): Term {
    const full = and(keys.map((key) => key.full));
    if (!wide) return and([full, matches]);
    const present = and(keys.map((key) => key.present));
    return excluded ? or([not(full), matches]) : and([present, matches]);
  }

  private variable(key: string): { readonly present: Term; readonly full: Term; name: Term } {
    if (kindOf(key) !== "text") throw new NotEncoded(key);
    const held = this.keys.get(key);
    this.named.add(held.name);
    return { ...held, full: isFull(this.texts, held) };
  }

  private withVariables(tail: string): Piece[] {
    return tail.split(/(\$\{[^}]+\})/).flatMap((part): Piece[] => {
      const key = /^\$\{(.+)\}$/.exec(part)?.[1];
      return key === undefined ? glob(part) : [{ kind: "value", of: this.keys.get(key).name }];
    });
  }
}

function keysIn(tail: string): string[] {
  return Array.from(tail.matchAll(/\$\{([^}]+)\}/g), ([, key = ""]) => key);
}

/** Defaults, signs, and wildcards whose meaning hangs on what a variable holds. */
function isUnclear(tail: string): boolean {
  const type = tail.split(/[:/]/)[0] ?? "";
  const isOnlyStars = /^\*+$/.test(tail.replace(/\$\{[^}]+\}/g, ""));
  return (
    /\$\{(?:[^}]*,|[*?$]\})/.test(tail) ||
    isOnlyStars ||
    /\$\{[^}]*$/.test(type) ||
    /[*?]/.test(type)
  );
}

/** Wildcards that AWS does not want where they are: whether they match is open. */
function isOpen(fields: readonly string[]): boolean {
  const [, , service = "", region, account, resource = ""] = fields;
  const type = resource.split(/[:/]/)[0] ?? "";
  if (/[*?]/.test(service)) return true;
  if (!/[*?]/.test(type) || resource === "*") return false;
  if (service === "s3" && region === "" && account === "") return false;
  return service === "iam" || type !== resource;
}

function list(values: Values | undefined): readonly string[] {
  return values === undefined ? [] : [values].flat();
}
