import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fleetFile } from "./fleets";
import { measureTime } from "./process-tree";
import { clean, fleetrolesProject } from "./project";

/** Seconds of generate and synthesize: from nothing, with nothing changed since, and with one grant of one fleet changed. */
export interface ChangedTimes {
  readonly cold: number;
  readonly unchanged: number;
  readonly changed: number;
}

/** Runs one after the other, in one project. */
export async function measureChanged(fleets: number, runs: number): Promise<ChangedTimes[]> {
  const project = fleetrolesProject(fleets);
  const file = join(project.folder, "fleets.yaml");
  const all = async (): Promise<number> => {
    let seconds = 0;
    for (const { command } of project.steps) seconds += await measureTime(command, project.folder);
    return seconds;
  };
  const times: ChangedTimes[] = [];
  for (let run = 0; run < runs; run++) {
    clean(project);
    writeFileSync(file, fleetFile(fleets));
    const cold = await all();
    const unchanged = await all();
    writeFileSync(file, fleetFile(fleets, { changed: 1 }));
    times.push({ cold, unchanged, changed: await all() });
  }
  return times;
}
