import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { bodyOf, sealed } from "../../generators/files/seal";
import { synthesizeStacks } from "../../stacks/constructs";
import { findGenerated } from "../../stacks/constructs/generated";
import { KeptStacks } from "../../stacks/constructs/kept-stacks";
import { byDepth } from "../support/depth";
import {
  linkDependencies,
  readTree,
  repository,
  temporaryFolder,
  writeTree,
} from "../support/folders";

/** What an output folder is when nothing was there before. */
function clean(stacks: string): Map<string, string> {
  const outdir = temporaryFolder("clean");
  synthesizeStacks(stacks, { outdir });
  const made = readTree(outdir);
  made.delete(".fleetroles-synth.json");
  return made;
}

/** A project whose stacks were synthesized once. */
class Project {
  readonly stacks: string;
  readonly outdir: string;
  private readonly texts: ReadonlyMap<string, string>;

  constructor() {
    const root = temporaryFolder("kept");
    linkDependencies(root);
    this.stacks = join(root, "stacks");
    this.outdir = join(root, "cdktf.out");
    const golden = readTree(join(repository, "test", "golden", "warehouse-office", "expected"));
    this.texts = new Map(
      [...golden]
        .filter(([path]) => path.endsWith(".ts"))
        .map(([path, text]) => [path, sealed(path, text)]),
    );
    writeTree(this.stacks, this.texts);
    this.synthesize();
  }

  synthesize(): void {
    synthesizeStacks(this.stacks, { outdir: this.outdir });
  }

  /** Where it is remembered what was synthesized. */
  get kept(): string {
    return join(this.outdir, ".fleetroles-synth.json");
  }

  /** Every module that ever was there. */
  get all(): string[] {
    return [...this.texts.keys()];
  }

  get modules(): string[] {
    return readdirSync(this.stacks).sort();
  }

  get outputs(): string[] {
    const folder = join(this.outdir, "stacks");
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name, "cdk.tf.json"));
  }

  /** Has another stack in place of one, and vouches for it as a run does. */
  forge(): void {
    const path = one(this.outputs, 1);
    writeFileSync(path, readFileSync(path, "utf8").replace("sts:AssumeRole", "sts:*"));
    const kept = new KeptStacks(this.outdir);
    for (const module of findGenerated(this.stacks, this.modules).values()) {
      kept.add(module, module.file.replace(/\.ts$/, ""));
    }
    kept.save();
  }

  /** When each stack's JSON was last written, by name. */
  written(): Map<string, number> {
    return new Map(this.outputs.map((path) => [path, statSync(path).mtimeMs]));
  }

  /** Writes a module as if generated: with another text in it. */
  change(file: string, from: string, to: string): void {
    const path = join(this.stacks, file);
    const body = bodyOf(file, readFileSync(path, "utf8"));
    writeFileSync(path, sealed(file, body.replaceAll(from, to)));
  }

  remove(file: string): void {
    rmSync(join(this.stacks, file));
  }

  putBack(file: string): void {
    writeFileSync(join(this.stacks, file), this.texts.get(file) ?? "");
  }
}

/** With another place for what this machine keeps. */
function inCache(folder: string, run: () => void): void {
  const before = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = folder;
  try {
    run();
  } finally {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  }
}

/** What happens to the folders between two runs: to one of their files, and to another one. */
const FAULTS: Readonly<Record<string, (project: Project, pick: number, other: number) => void>> = {
  "a module changes": (project, pick, other) => {
    project.change(one(project.modules, pick), "arn:aws:", `arn:aws${"-x".repeat(other % 3)}:`);
  },
  "a module is edited by hand": ({ stacks, modules }, pick) => {
    const path = join(stacks, one(modules, pick));
    writeFileSync(path, `${readFileSync(path, "utf8")}// mine\n`);
  },
  "a module goes": (project, pick) => {
    if (project.modules.length > 1) project.remove(one(project.modules, pick));
  },
  "a module comes back": (project, pick) => {
    project.putBack(one(project.all, pick));
  },
  "an output is cut off": ({ outputs }, pick, other) => {
    const path = one(outputs, pick);
    writeFileSync(path, readFileSync(path, "utf8").slice(0, other));
  },
  "an output is edited": ({ outputs }, pick) => {
    const path = one(outputs, pick);
    writeFileSync(path, readFileSync(path, "utf8").replace("sts:AssumeRole", "sts:*"));
  },
  "an output goes": ({ outputs }, pick) => {
    rmSync(one(outputs, pick));
  },
  "an output is another's": ({ outputs }, pick, other) => {
    writeFileSync(one(outputs, pick), readFileSync(one(outputs, other)));
  },
  "the manifest is cut off": ({ outdir }, _, other) => {
    const path = join(outdir, "manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").slice(0, other));
  },
  "what is kept is cut off": (project, _, other) => {
    writeFileSync(project.kept, readFileSync(project.kept, "utf8").slice(0, other));
  },
  "what is kept is no JSON of ours": (project, pick) => {
    writeFileSync(
      project.kept,
      one(['{"a.ts": 1}', "[]", "null", '{"a.ts": ["../..", ""]}'], pick),
    );
  },
  "what is kept is another's": (project, pick, other) => {
    const entries = JSON.parse(readFileSync(project.kept, "utf8")) as Record<string, unknown>;
    const [to, from] = [one(project.modules, pick), one(project.modules, other)];
    writeFileSync(project.kept, JSON.stringify({ ...entries, [to]: entries[from] }));
  },
  "nothing is kept": (project) => {
    rmSync(project.kept);
  },
};

function one(list: readonly string[], pick: number): string {
  return list[pick % list.length] ?? "";
}

/** Whatever a folder has besides, what a clean run gives is in it. */
function expectClean(project: Project, what: string): void {
  const made = readTree(project.outdir);
  for (const [path, text] of clean(project.stacks)) {
    expect(made.get(path), `${what}: ${path}`).to.equal(text);
  }
}

describe("stacks that were synthesized before", () => {
  it("are not made again while nothing changes", () => {
    const project = new Project();
    const before = readTree(project.outdir);
    const written = project.written();
    project.synthesize();
    expect(readTree(project.outdir)).to.deep.equal(before);
    expect(project.written()).to.deep.equal(written);
  });

  it("are made again alone where their module changes", () => {
    const project = new Project();
    const written = project.written();
    project.change("prod-warehouse.ts", "us-east-1", "eu-central-1");
    project.synthesize();
    const changed = [...project.written()].filter(([path, at]) => written.get(path) !== at);
    expect(changed.map(([path]) => path)).to.deep.equal([
      join(project.outdir, "stacks", "prod-warehouse", "cdk.tf.json"),
    ]);
    expectClean(project, "changed");
  });

  it("are not confused with another module's stack of the same name in other letters", () => {
    const project = new Project();
    project.change("dev-office.ts", '"prod-warehouse"', '"x"');
    project.change("dev-office.ts", 'super(scope, "dev-office"', 'super(scope, "PROD-warehouse"');
    expect(() => {
      project.synthesize();
    }).to.throw(
      /dev-office\.ts and \S*prod-warehouse\.ts: the stack name "PROD-warehouse" differs/,
    );
  });

  for (const [what, happens] of Object.entries(FAULTS)) {
    it(`are what a clean run gives after this: ${what}`, () => {
      for (const [pick, other] of [
        [0, 1],
        [3, 40],
      ] as const) {
        const project = new Project();
        happens(project, pick, other);
        project.synthesize();
        expectClean(project, what);
      }
    });
  }

  it("are made again where somebody else vouches for them", () => {
    const project = new Project();
    project.forge();
    project.synthesize();
    // Whoever has the key can: that is what it is for.
    expect(readFileSync(one(project.outputs, 1), "utf8")).to.contain("sts:*");
    inCache(temporaryFolder("cache"), () => {
      project.synthesize();
      expectClean(project, "by the other's key");
      project.forge();
    });
    project.synthesize();
    expectClean(project, "by another's key");
  });

  it("are made every time where there is no key", () => {
    inCache(join(repository, "package.json"), () => {
      const project = new Project();
      project.forge();
      project.synthesize();
      expectClean(project, "without a key");
    });
  });

  it("are what a clean run gives after any of this, in any order", () => {
    const fault = fc.tuple(fc.constantFrom(...Object.keys(FAULTS)), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(fc.array(fault, { minLength: 2, maxLength: 6 }), (faults) => {
        const project = new Project();
        for (const [what, pick, other] of faults) {
          FAULTS[what]?.(project, pick, other);
          project.synthesize();
        }
        expectClean(project, JSON.stringify(faults));
      }),
      { seed: 20261128, numRuns: byDepth({ people: 15, all: 60, long: 2000 }) },
    );
  });
});
