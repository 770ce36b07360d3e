/** Conditions as formulas. Of what AWS's pages leave open, `wide` says whether it holds. */
import { isFull, kindOf, type Keys } from "./keys";
import { NotEncoded } from "./not-encoded";
import { fieldsOf, glob } from "./patterns";
import { and, FALSE, not, or, TRUE, type Term } from "./smt";
import type { BoundedTexts } from "./texts";

/** A key with what it is compared with. */
interface Compared {
  readonly key: string;
  readonly values: readonly string[];
  readonly wide: boolean;
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["Equals", "="],
  ["LessThan", "<"],
  ["LessThanEquals", "<="],
  ["GreaterThan", ">"],
  ["GreaterThanEquals", ">="],
]);

export class Conditions {
  constructor(
    private readonly texts: BoundedTexts,
    private readonly keys: Keys,
  ) {}

  /** Whether a condition holds. */
  holds(operator: string, compared: Compared): Term {
    const [, set, base = "", ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
    const { key } = compared;
    const isOfList = kindOf(key) === "list";
    if (isOfList !== (set !== undefined)) throw new NotEncoded(operator);
    if (set !== undefined) {
      if (ifExists !== undefined) throw new NotEncoded(operator);
      return this.ofSet(set, base, compared);
    }
    if (base === "Null") return this.isNull(compared);
    const withoutKey = base.includes("Not") || ifExists !== undefined ? TRUE : FALSE;
    return `(ite ${this.keys.get(key).present} ${this.ofOne(base, compared)} ${withoutKey})`;
  }

  private ofOne(base: string, compared: Compared): Term {
    const { name } = this.keys.get(compared.key);
    switch (kindOf(compared.key)) {
      case "number":
        return numbers(base, name, compared.values);
      case "address":
        return this.addresses(base, name, compared);
      case "truth":
        return or(compared.values.map((value) => (value === "true" ? name : not(name))));
      default:
        return this.text(base, name, compared);
    }
  }

  private addresses(base: string, name: Term, { key, values, wide }: Compared): Term {
    const isSix = this.keys.isSix(key);
    const any = or(values.map((value) => isInRange(name, value)));
    if (base === "IpAddress") return and([not(isSix), any]);
    return `(ite ${isSix} ${wide ? TRUE : FALSE} ${not(any)})`;
  }

  private ofSet(set: string, base: string, compared: Compared): Term {
    const { present } = this.keys.get(compared.key);
    const elements = this.keys.elements(compared.key).map((element) => ({
      isThere: isFull(this.texts, element),
      holds: this.text(base, element.name, compared),
    }));
    return set === "ForAnyValue"
      ? and([present, or(elements.map(({ isThere, holds }) => and([isThere, holds])))])
      : or([not(present), and(elements.map(({ isThere, holds }) => or([not(isThere), holds])))]);
  }

  private isNull({ key, values, wide }: Compared): Term {
    const held = this.keys.get(key);
    const full = kindOf(key) === "text" ? isFull(this.texts, held) : held.present;
    const answers = new Map([
      ["true", not(wide ? full : held.present)],
      ["false", wide ? held.present : full],
    ]);
    return or(values.map((value) => answers.get(value) ?? FALSE));
  }

  private text(base: string, name: Term, { key, values, wide }: Compared): Term {
    const [, negated, how] = /^String(Not)?(Like|Equals|EqualsIgnoreCase)$/.exec(base) ?? [];
    if (how === undefined) return this.arn(base, name, { key, values, wide });
    const wideText = wide !== (negated !== undefined);
    const ignoreCase = how === "EqualsIgnoreCase" || (wideText && /^aws:\w+Tag\//i.test(key));
    const read = { wildcards: how === "Like", ignoreCase };
    const any = or(values.map((value) => this.texts.matches(name, glob(value, read))));
    return negated === undefined ? any : not(any);
  }

  private arn(base: string, name: Term, { values, wide }: Compared): Term {
    const [known, negated] = /^Arn(Not)?(?:Like|Equals)$/.exec(base) ?? [];
    if (known === undefined) throw new NotEncoded(base);
    if (values.some((value) => fieldsOf(value).length < 6)) throw new NotEncoded(base);
    const any = or(
      values.map((value) => {
        const head = fieldsOf(value).slice(0, 5).join(":");
        const pieces = [...glob(`${head}:`, { inField: true }), ...glob(fieldsOf(value)[5] ?? "")];
        return this.texts.matches(name, pieces);
      }),
    );
    if (negated === undefined) return any;
    const six = this.texts.matches(name, glob("*:*:*:*:*:*"));
    return wide ? or([not(six), not(any)]) : and([six, not(any)]);
  }
}

function numbers(base: string, name: Term, values: readonly string[]): Term {
  const sign = SIGNS.get(base.replace(/^Numeric/, "").replace(/^Not/, ""));
  if (sign === undefined) throw new NotEncoded(base);
  const holds = or(values.map((value) => `(${sign} ${name} ${value})`));
  return base === "NumericNotEquals" ? not(holds) : holds;
}

function isInRange(name: Term, range: string): Term {
  const [, a = "", b = "", c = "", d = "", bits = "32"] =
    /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(range) ?? [];
  if (a === "") throw new NotEncoded(range);
  const first = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  const low = first - (first % size);
  return and([`(bvuge ${name} (_ bv${low} 32))`, `(bvule ${name} (_ bv${low + size - 1} 32))`]);
}
