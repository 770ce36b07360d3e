import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { MODULE } from "../../generators/files/listed";
import { changes, planFolder, writeFiles, writeFolder } from "../../generators/files/write";
import type { MakeContent, WritePlan } from "../../generators/files/write";
import { readTree, repository, temporaryFolder, writeTree } from "../support/folders";
import { findProgram, run } from "../support/run";

const NOBODY = 65_534;
const TSX = require.resolve("tsx/cjs");

type Files = Readonly<Record<string, string>>;

const holding =
  (files: Files): MakeContent =>
  () => ({
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
    head: { version: 1 },
  });
const problemsOf = ({ problems }: WritePlan): string[] =>
  problems.map(({ id, message }) => `${id}: ${message.replace(/^"[^"]*\//, '"')}`);

/** Runs the action as somebody whom permissions bind. */
async function unprivileged<T>(folder: string, action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return action();
  chmodSync(folder, 0o777);
  process.seteuid?.(NOBODY);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}

describe("writing where the system refuses it", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder("refused");
  });

  it("says at once of a folder that can have no other in it that it cannot be written", async () => {
    if (!existsSync("/proc/self")) return;
    const plan = await writeFiles("/proc/fleetroles/out", [{ path: "a.ts", content: "" }]);
    expect(plan.problems.map(({ id, message }) => `${id}: ${message}`)).to.deep.equal([
      'cannot-write: "/proc/fleetroles/out" cannot be written (ENOENT)',
    ]);
  });

  it("writes nothing to a folder that is read-only, and leaves no folder behind", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed);
    writeFileSync(join(closed, "mine"), "");
    chmodSync(closed, 0o555);
    await unprivileged(folder, async () => {
      for (const out of [closed, join(closed, "new")]) {
        const plan = await writeFolder(out, MODULE, holding({ "a.tf": "1" }));
        expect(problemsOf(plan)[0]).to.match(/^cannot-write: .*\(EACCES: permission denied\)/);
        expect(plan.done).to.equal(undefined);
      }
    });
    expect(readdirSync(closed)).to.deep.equal(["mine"]);
  });

  it("says what was written where it stops on the way, and goes on from there", async () => {
    const out = join(folder, "out");
    const [before, after] = [
      { "a.tf": "1", "x/b.tf": "1", "z.tf": "1" },
      { "a.tf": "2", "x/b.tf": "2", "new.tf": "2" },
    ];
    await unprivileged(folder, async () => {
      await writeFolder(out, MODULE, holding(before));
      chmodSync(join(out, "x"), 0o555);
      const plan = await writeFolder(out, MODULE, holding(after));
      expect(problemsOf(plan)).to.have.length(1);
      expect(problemsOf(plan)[0]).to.match(
        /^half-written: "b\.tf" cannot be written or removed \(EACCES: permission denied\): 2 of 4 changes to ".*out" were made/,
      );
      expect(plan.done).to.deep.equal(["new.tf", "a.tf"]);
      const tree = Object.fromEntries(readTree(out));
      expect(tree).to.include({ "a.tf": "2", "x/b.tf": "1", "z.tf": "1", "new.tf": "2" });
      expect(Object.keys(tree)).to.have.length(5);
      chmodSync(join(out, "x"), 0o755);
      const again = await writeFolder(out, MODULE, holding(after));
      expect(again.problems).to.deep.equal([]);
      expect(again.done).to.deep.equal(["x/b.tf", "z.tf"]);
    });
    expect(changes(planFolder(out, MODULE, holding(after)))).to.equal(false);
  });

  it("changes nothing where there is no room for all of it, and leaves nothing behind", async function () {
    const sh = findProgram("sh");
    if (sh === undefined || process.platform === "win32") {
      console.log("    skipped: there is no sh to limit the size of files with");
      this.skip();
    }
    // The first files fit and the last does not, like on a disk that runs full.
    const large = "x".repeat(2_000_000);
    const write = join(repository, "generators", "files", "write.ts");
    writeTree(folder, {
      "write.cts": [
        `import { writeFiles } from ${JSON.stringify(write)};`,
        `const files = [["a.ts", "2"], ["new.ts", "2"], ["z.ts", "x".repeat(2_000_000)]];`,
        `const list = files.map(([path = "", content = ""]) => ({ path, content }));`,
        `void writeFiles(process.argv[2] ?? "", list).then(({ problems, done }) => {`,
        `  process.stdout.write(JSON.stringify({ problems, done }));`,
        `});`,
      ].join("\n"),
    });
    const out = join(folder, "out");
    await writeFiles(out, [{ path: "a.ts", content: "1" }]);
    const before = readTree(out);
    const limited = async (target: string): Promise<string> => {
      // 1000 blocks of 512 bytes, or of 1024 where sh is bash.
      const command = `ulimit -f 1000; exec "$0" --require "$1" "$2" "$3"`;
      const args = ["-c", command, process.execPath, TSX, join(folder, "write.cts"), target];
      const env = { TSX_TSCONFIG_PATH: join(repository, "tsconfig.json") };
      return (await run(sh, args, { cwd: folder, env })).stdout;
    };
    for (const target of [out, join(folder, "first", "time")]) {
      const { problems, done } = JSON.parse(await limited(target)) as WritePlan;
      expect(problems.map(({ id, message }) => `${id} ${message}`)).to.have.length(1);
      expect(problems[0]?.message).to.match(/z\.ts" cannot be written \(EFBIG: larger than/);
      expect(done).to.equal(undefined);
    }
    expect([...readTree(out)]).to.deep.equal([...before]);
    expect(existsSync(join(folder, "first"))).to.equal(false);
    const plan = await writeFiles(out, [{ path: "a.ts", content: large }]);
    expect(plan.done).to.deep.equal(["a.ts"]);
  });
});
