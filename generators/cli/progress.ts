/** How far long work is: a bar on a terminal, lines in CI, and nothing anywhere else. */
import { onProgress } from "../text/progress";
import type { Step } from "../text/progress";
import { isCi } from "./ci";

/** Work that is shorter than this, in milliseconds, needs no word. */
const LONG = 1000;

/** Of so few things none takes long, but on a machine that has no time: nobody is helped by `0 of 1`. */
const FEW = 20;

/** A terminal is drawn no more often than anybody sees; a log gets a line now and then. */
const EVERY = { bar: 100, lines: 5000 } as const;

const CELLS = 20;

/** Where it is shown, and how time goes by. */
export interface Screen {
  readonly kind: keyof typeof EVERY;
  readonly write: (text: string) => void;
  readonly now: () => number;
}

/** The running display; there is one at most, for there is one terminal. */
let shown: Progress | undefined;

/** Draws steps, the first of them once the work is long. */
export class Progress {
  private readonly from: number;
  private last = -Infinity;
  private isDrawn = false;

  constructor(private readonly screen: Screen) {
    this.from = screen.now();
  }

  readonly tell = (step: Step): void => {
    const { kind, now, write } = this.screen;
    const time = now();
    // What has no number is one call, in which nobody can be told anything.
    const isBrief = step.of !== undefined && (step.of < FEW || time - this.from < LONG);
    if (isBrief || time - this.last < EVERY[kind]) return;
    this.last = time;
    write(kind === "bar" ? `\r${barOf(step)}\u001b[K` : `${lineOf(step)}\n`);
    this.isDrawn = kind === "bar";
  };

  /** Leaves the terminal's line as it was, so that something else can stand there. */
  clear(): void {
    if (this.isDrawn) this.screen.write("\r\u001b[K");
    this.isDrawn = false;
  }
}

function barOf(step: Step): string {
  const { done, of } = step;
  if (of === undefined || of === 0) return lineOf(step);
  const full = Math.round((CELLS * Math.min(done, of)) / of);
  return `[${"#".repeat(full)}${"-".repeat(CELLS - full)}] ${lineOf(step)}`;
}

/** `checking privilege-escalation: 120 of 2000, 1880 left`. */
function lineOf({ doing, done, of }: Step): string {
  if (of === undefined) return `${doing} …`;
  return `${doing}: ${String(done)} of ${String(of)}, ${String(Math.max(of - done, 0))} left`;
}

/** Commands that can take a while. */
const LONG_WORK: ReadonlySet<string> = new Set([
  ...["adopt", "affected", "check", "diff", "generate", "synth", "verify"],
]);

/** Begins to show how far a command is, where somebody sees it; who watches is told of every run anyway. */
export function showProgress(
  [command = "", ...args]: readonly string[],
  screen = screenFor(process.stderr),
): void {
  if (screen === undefined || !LONG_WORK.has(command) || args.includes("--watch")) return;
  shown = new Progress(screen);
  onProgress(shown.tell);
  process.once("exit", clearProgress);
}

/** Before anything is printed. */
export function clearProgress(): void {
  shown?.clear();
}

/** What a stream can show: who pipes it reads it by program. */
export function screenFor(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "write">,
  { CI, TERM } = process.env,
): Screen | undefined {
  const kind = isCi({ CI }) ? "lines" : stream.isTTY && TERM !== "dumb" ? "bar" : undefined;
  const write = (text: string): void => void stream.write(text);
  return kind && { kind, write, now: () => performance.now() };
}
