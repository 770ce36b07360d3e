import { expect } from "chai";
import { Progress, screenFor } from "../../generators/cli/progress";
import type { Screen } from "../../generators/cli/progress";
import { text } from "../../generators/cli/formats/text";
import type { Problem } from "../../generators/problem";
import { createColors } from "picocolors";

/** What is written to a screen whose time goes by as told. */
function screenOf(kind: Screen["kind"]): {
  readonly screen: Screen;
  readonly at: (time: number) => void;
  readonly texts: string[];
} {
  let time = 0;
  const texts: string[] = [];
  const screen: Screen = { kind, now: () => time, write: (part) => void texts.push(part) };
  return {
    screen,
    texts,
    at: (now) => {
      time = now;
    },
  };
}

describe("progress", () => {
  it("is a bar on a terminal once work is long, drawn now and then, and gone before anything is printed", () => {
    const { screen, at, texts } = screenOf("bar");
    const progress = new Progress(screen);
    progress.tell({ doing: "checking sizes", done: 10, of: 100 });
    progress.clear();
    expect(texts).to.deep.equal([]);
    at(1500);
    progress.tell({ doing: "checking sizes", done: 50, of: 100 });
    at(1550);
    progress.tell({ doing: "checking sizes", done: 60, of: 100 });
    progress.clear();
    progress.clear();
    const bar = "[##########----------] checking sizes: 50 of 100, 50 left";
    expect(texts).to.deep.equal([`\r${bar}\u001b[K`, "\r\u001b[K"]);
  });

  it("is lines in CI, which stay", () => {
    const { screen, at, texts } = screenOf("lines");
    const progress = new Progress(screen);
    for (const time of [0, 500, 1000, 3000, 5999, 6000]) {
      at(time);
      progress.tell({ doing: "resolving fleets", done: time, of: 9000 });
    }
    progress.clear();
    expect(texts).to.deep.equal([
      "resolving fleets: 1000 of 9000, 8000 left\n",
      "resolving fleets: 6000 of 9000, 3000 left\n",
    ]);
  });

  it("says nothing of a handful of things, however slow the machine is", () => {
    const { screen, at, texts } = screenOf("lines");
    const progress = new Progress(screen);
    at(9000);
    progress.tell({ doing: "resolving fleets", done: 0, of: 19 });
    expect(texts).to.deep.equal([]);
    progress.tell({ doing: "resolving fleets", done: 0, of: 20 });
    expect(texts).to.have.length(1);
  });

  it("says of one long call what it is at once", () => {
    const { screen, texts } = screenOf("bar");
    new Progress(screen).tell({ doing: "synthesizing", done: 0 });
    expect(texts).to.deep.equal(["\rsynthesizing …\u001b[K"]);
  });

  it("is nothing where a program reads, and on a terminal that cannot be drawn on", () => {
    const stream = (isTTY: boolean) => ({ isTTY, write: () => true });
    const kinds = [
      screenFor(stream(true), {})?.kind,
      screenFor(stream(false), {})?.kind,
      screenFor(stream(true), { TERM: "dumb" })?.kind,
      screenFor(stream(false), { CI: "true" })?.kind,
    ];
    expect(kinds).to.deep.equal(["bar", undefined, undefined, "lines"]);
  });
});

describe("a notice that is the same in several places", () => {
  const notice = (line: number, severity: Problem["severity"] = "notice"): Problem => ({
    ...{ id: "name-kept", severity, message: "kept", fix: "none" },
    location: { file: "fleets.yaml", line, column: 3 },
  });
  const told = (problems: readonly Problem[]): string =>
    text.render(problems, { texts: new Map(), colors: createColors(false), more: {} });

  it("is told once, with where else it is", () => {
    expect(told([notice(4), notice(9), notice(12)]).split("\n")).to.deep.equal([
      "fleets.yaml:4:3: notice name-kept",
      "  kept",
      "  the same is said 2 times more: fleets.yaml:9:3 and fleets.yaml:12:3",
      "  fix: none",
      "",
    ]);
  });

  it("is told wherever it is, where it is to be mended", () => {
    expect(told([notice(4, "warning"), notice(9, "warning")]).match(/warning/g)).to.have.lengthOf(
      2,
    );
  });
});
