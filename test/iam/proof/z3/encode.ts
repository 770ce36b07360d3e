/**
 * Policies as formulas of Z3, as the ZELKOVA paper writes them: texts and regular expressions for actions, resources and
 * condition keys, a flag for the presence of each key. It takes documents as they are written and nothing of the engine.
 * Of what AWS's pages leave open, an Allow matches and a Deny does not (`readings.ts`).
 */
import { and, FALSE, glob, isIn, not, or, sequence, text, TRUE, type Term } from "./smt";

type Values = string | readonly string[];

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** Of keys with several values, so many are looked at. */
const SEVERAL = 3;

/** What a key holds; the service data says it of these. */
const KINDS: ReadonlyMap<string, "number" | "address" | "truth" | "list"> = new Map([
  ["aws:multifactorauthage", "number"],
  ["aws:sourceip", "address"],
  ["aws:securetransport", "truth"],
  ["aws:multifactorauthpresent", "truth"],
  ["aws:tagkeys", "list"],
] as const);

/** Thrown for what is not encoded here. */
export class NotEncoded extends Error {
  override readonly name = "NotEncoded";
}

/** Formulas over one request, and the declarations of what it consists of. */
export class Encoder {
  private readonly names = new Map<string, string>();
  private readonly declared = new Map<string, string>();

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

  /** The declarations, and what every request is like. */
  preamble(): string {
    const notStar = `(re.inter re.allchar (re.comp (re.union ${[":", " ", ",", "*", "?"].map((one) => `(str.to_re ${text(one)})`).join(" ")})))`;
    const anyArn = sequence([
      glob("*", { inField: true }),
      `(str.to_re ":")`,
      glob("?*", { inField: true }),
      glob(":*:*:*:*"),
    ]);
    return [
      "(declare-const action String)",
      "(declare-const resource String)",
      ...this.declared.values(),
      `(assert ${isIn("action", sequence([`(re.+ ${notStar})`, `(str.to_re ":")`, `(re.+ ${notStar})`]))})`,
      `(assert ${not(`(= action "sts:getcalleridentity")`)})`,
      `(assert ${or([`(= resource "*")`, isIn("resource", anyArn)])})`,
    ].join("\n");
  }

  private statement(statement: Statement, variables: boolean): Term {
    const wide = statement.Effect === "Allow";
    const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
    const named = (values: Values | undefined, asWide: boolean, excluded: boolean): Term =>
      or(list(values).map((one) => this.resource(one, { wide: asWide, variables, excluded })));
    return and([
      Action === undefined
        ? not(or(list(NotAction).map((one) => action(one, !wide))))
        : or(list(Action).map((one) => action(one, wide))),
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

  private resource(
    pattern: string,
    { wide, variables, excluded }: { wide: boolean; variables: boolean; excluded: boolean },
  ): Term {
    if (pattern === "*") return TRUE;
    if (variables && pattern.includes("${")) {
      return this.resourceWithVariable(pattern, wide, excluded);
    }
    const fields = fieldsOf(pattern);
    if (fields.length < 6) throw new NotEncoded(pattern);
    const head = fields.slice(0, 5);
    const tail = fields[5] ?? "";
    if (!wide && isOpen(fields)) return FALSE;
    const language = sequence([
      ...head.map((field) => glob(`${field}:`, wide ? { ignoreCase: true } : { inField: true })),
      glob(tail),
    ]);
    const star = wide && /^\*+$/.test(tail) ? [`(= resource "*")`] : [];
    return or([isIn("resource", language), ...star]);
  }

  /** `arn:…:a/*b${key}c`, where after the variable comes a text, or a text and `*`. */
  private resourceWithVariable(pattern: string, wide: boolean, excluded: boolean): Term {
    const fields = fieldsOf(pattern);
    const head = fields.slice(0, 5).join(":");
    const shape = /^([^*?$]*)(?:(\*)([^*?$]*))?\$\{([^},]+)\}([^*?$]*)(\*?)$/.exec(fields[5] ?? "");
    if (shape === null || /[*?$]/.test(head) || (shape[2] !== undefined && shape[6] === "*")) {
      throw new NotEncoded(pattern);
    }
    const [, before = "", star, between = "", key = "", after = "", end] = shape;
    const { name, present } = this.textKey(key);
    const size = head.length + 1;
    const rest = `(str.substr resource ${size} (str.len resource))`;
    const start = `(str.substr resource 0 ${size})`;
    const value = `(str.++ ${text(between)} ${name} ${text(after)})`;
    const whole = `(str.++ ${text(before)} ${value})`;
    const tail =
      star === undefined
        ? end === "*"
          ? `(str.prefixof ${whole} ${rest})`
          : `(= ${rest} ${whole})`
        : and([
            `(str.prefixof ${text(before)} ${rest})`,
            `(str.suffixof ${value} ${rest})`,
            `(>= (str.len ${rest}) (+ ${before.length} (str.len ${value})))`,
          ]);
    const matches = and([
      isIn(start, glob(`${head}:`, { wildcards: false, ignoreCase: wide })),
      tail,
    ]);
    const without = excluded && wide ? TRUE : FALSE;
    return `(ite ${present} ${matches} ${without})`;
  }

  private condition(
    operator: string,
    key: string,
    values: readonly string[],
    { wide, variables }: { wide: boolean; variables: boolean },
  ): Term {
    if (variables && values.some((value) => value.includes("${"))) throw new NotEncoded(operator);
    const [, set, base = "", ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
    const kind = KINDS.get(key.toLowerCase()) ?? "text";
    if (base === "Null" && set === undefined) return this.isNull(key, values, kind, wide);
    const isNegated = base.includes("Not");
    if (set !== undefined) {
      if (kind !== "list" || ifExists !== undefined) throw new NotEncoded(operator);
      return this.ofSet(set, base, { key, values, wide });
    }
    if (kind === "list") throw new NotEncoded(operator);
    const { present, holds } = this.single(base, { key, values, wide, kind });
    return `(ite ${present} ${holds} ${isNegated || ifExists !== undefined ? TRUE : FALSE})`;
  }

  private single(
    base: string,
    about: { key: string; values: readonly string[]; wide: boolean; kind: string },
  ): { readonly present: Term; readonly holds: Term } {
    const { key, values, wide, kind } = about;
    if (kind === "number") return this.number(base, key, values);
    if (kind === "address") return this.address(base, { key, values, wide });
    if (kind === "truth") {
      const { present, name } = this.declare(key, "Bool");
      const holds = or(values.map((value) => (value === "true" ? name : not(name))));
      return { present, holds };
    }
    const { present, name } = this.textKey(key);
    return { present, holds: texts(base, { name, key, values, wide }) };
  }

  private number(
    base: string,
    key: string,
    values: readonly string[],
  ): { readonly present: Term; readonly holds: Term } {
    const { present, name } = this.declare(key, "Real");
    const sign = SIGNS.get(base.replace(/^Numeric/, "").replace(/^Not/, ""));
    if (sign === undefined) throw new NotEncoded(base);
    const holds = or(values.map((value) => `(${sign} ${name} ${value})`));
    return { present, holds: base === "NumericNotEquals" ? not(holds) : holds };
  }

  private address(
    base: string,
    { key, values, wide }: { key: string; values: readonly string[]; wide: boolean },
  ): { readonly present: Term; readonly holds: Term } {
    const { present, name } = this.declare(key, "(_ BitVec 32)");
    const isSix = this.declare(`${key} is six`, "Bool").name;
    const ranges = values.map((value) => {
      const [, a = "", b = "", c = "", d = "", bits = "32"] =
        /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(value) ?? [];
      if (a === "") throw new NotEncoded(value);
      const first = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
      const size = 2 ** (32 - Number(bits));
      const low = first - (first % size);
      return and([`(bvuge ${name} (_ bv${low} 32))`, `(bvule ${name} (_ bv${low + size - 1} 32))`]);
    });
    const four = and([not(isSix), or(ranges)]);
    if (base === "IpAddress") return { present, holds: four };
    return { present, holds: `(ite ${isSix} ${wide ? TRUE : FALSE} ${not(or(ranges))})` };
  }

  private ofSet(
    set: string,
    base: string,
    { key, values, wide }: { key: string; values: readonly string[]; wide: boolean },
  ): Term {
    const { present } = this.declare(key, "Bool");
    const elements = Array.from({ length: SEVERAL }, (_, index) => {
      const { name, present: isThere } = this.declare(`${key} ${index}`, "String");
      return {
        isThere,
        holds: texts(base, { name, key, values, wide }),
        notEmpty: not(`(= ${name} "")`),
      };
    });
    const one = elements.map(({ isThere, holds, notEmpty }) => and([isThere, notEmpty, holds]));
    const all = elements.map(({ isThere, holds, notEmpty }) =>
      or([not(and([isThere, notEmpty])), holds]),
    );
    return set === "ForAnyValue" ? and([present, or(one)]) : or([not(present), and(all)]);
  }

  private isNull(key: string, values: readonly string[], kind: string, wide: boolean): Term {
    const { present, name } = kind === "text" ? this.textKey(key) : this.presence(key, kind);
    const empty = kind === "text" && wide ? and([present, `(= ${name} "")`]) : FALSE;
    const full = kind === "text" && !wide ? not(`(= ${name} "")`) : TRUE;
    return or(
      values.map((value) => (value === "true" ? or([not(present), empty]) : and([present, full]))),
    );
  }

  private presence(key: string, kind: string): { readonly present: Term; readonly name: Term } {
    const sorts = new Map([
      ["number", "Real"],
      ["address", "(_ BitVec 32)"],
    ]);
    if (kind === "list") throw new NotEncoded("Null of a list");
    return this.declare(key, sorts.get(kind) ?? "Bool");
  }

  private textKey(key: string): { readonly present: Term; readonly name: Term } {
    return this.declare(key, "String");
  }

  private declare(given: string, sort: string): { readonly present: Term; readonly name: Term } {
    const key = given.toLowerCase();
    const name = this.names.get(key) ?? `k${this.names.size}`;
    this.names.set(key, name);
    const present = `${name}_there`;
    this.declared.set(key, `(declare-const ${name} ${sort})\n(declare-const ${present} Bool)`);
    return { present, name };
  }
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["Equals", "="],
  ["LessThan", "<"],
  ["LessThanEquals", "<="],
  ["GreaterThan", ">"],
  ["GreaterThanEquals", ">="],
]);

function texts(
  base: string,
  {
    name,
    key,
    values,
    wide,
  }: { name: Term; key: string; values: readonly string[]; wide: boolean },
): Term {
  const [, negated, how] = /^String(Not)?(Like|Equals|EqualsIgnoreCase)$/.exec(base) ?? [];
  if (how === undefined) return arns(base, { name, values, wide });
  const wideText = wide !== (negated !== undefined);
  const ignoreCase = how === "EqualsIgnoreCase" || (wideText && /^aws:\w+Tag\//i.test(key));
  const any = or(
    values.map((value) => isIn(name, glob(value, { wildcards: how === "Like", ignoreCase }))),
  );
  return negated === undefined ? any : not(any);
}

function arns(
  base: string,
  { name, values, wide }: { name: Term; values: readonly string[]; wide: boolean },
): Term {
  const [, negated] = /^Arn(Not)?(?:Like|Equals)$/.exec(base) ?? [];
  if (!base.startsWith("Arn")) throw new NotEncoded(base);
  if (values.some((value) => fieldsOf(value).length < 6)) throw new NotEncoded(base);
  const any = or(
    values.map((value) => {
      const fields = fieldsOf(value);
      const head = fields.slice(0, 5).map((field) => glob(`${field}:`, { inField: true }));
      return isIn(name, sequence([...head, glob(fields[5] ?? "")]));
    }),
  );
  if (negated === undefined) return any;
  const six = isIn(name, glob("*:*:*:*:*:*"));
  return wide ? or([not(six), not(any)]) : and([six, not(any)]);
}

function action(pattern: string, wide: boolean): Term {
  if (pattern === "*") return TRUE;
  const [prefix = "", ...name] = pattern.split(":");
  const isOpen = /[*?]/.test(prefix);
  if (isOpen ? !wide : name.length === 0) return FALSE;
  return isIn("action", glob(pattern.toLowerCase()));
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

function fieldsOf(pattern: string): string[] {
  const fields = pattern.split(":");
  return fields.length > 6 ? [...fields.slice(0, 5), fields.slice(5).join(":")] : fields;
}

function list(values: Values | undefined): readonly string[] {
  return values === undefined ? [] : [values].flat();
}
