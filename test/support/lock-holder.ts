import { readFileSync, writeFileSync } from "node:fs";
import { locked } from "../../generators/files/lock";

/** `lock-holder LOCK die`, `lock-holder LOCK hold MILLISECONDS` or `lock-holder LOCK count FILE TIMES`. */
async function main([path = "", what, argument = "", times]: readonly string[]): Promise<void> {
  if (what === "die") await locked(path, () => process.kill(process.pid, "SIGKILL"));
  if (what === "hold") {
    await locked(path, () => {
      process.stdout.write("held\n");
      sleep(Number(argument));
    });
  }
  for (let time = 0; what === "count" && time < Number(times); time++) {
    await locked(path, () => {
      const before = Number(readFileSync(argument, "utf8"));
      sleep(1);
      writeFileSync(argument, String(before + 1));
    });
  }
}

/** Holds up the process: a run that writes waits for nothing, either. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

void main(process.argv.slice(2));
