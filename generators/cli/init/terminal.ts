/** A terminal that answers questions line by line. */
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** Whoever answers. */
export interface Terminal {
  /** The next line; undefined where there will be none. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly say: (line: string) => void;
  readonly close: () => void;
}

/** @param isTerminal whether lines can be edited as they are typed */
export function terminalOf(input: Readable, output: Writable, isTerminal: boolean): Terminal {
  const lines: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let ended = false;
  const reader = createInterface({ input, output, terminal: isTerminal });
  // What is typed ahead is an answer, too.
  reader.on("line", (line) => {
    if (waiting === undefined) lines.push(line);
    else waiting(line);
  });
  reader.on("close", () => {
    ended = true;
    waiting?.(undefined);
  });
  const next = (): Promise<string | undefined> =>
    new Promise((resolve) => {
      waiting = (line) => {
        waiting = undefined;
        resolve(line);
      };
    });
  return {
    ask: async (prompt) => {
      if (!ended) {
        reader.setPrompt(prompt);
        reader.prompt();
      }
      return lines.shift() ?? (ended ? undefined : await next());
    },
    say: (line) => output.write(`${line}\n`),
    close: () => {
      reader.close();
    },
  };
}
