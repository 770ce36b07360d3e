import { resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { BlueprintCatalog, blueprintFile } from "../../blueprints/load";
import { loadSpec } from "../../fleet-file/load";
import type { Spec } from "../../fleet-file/load";
import type { SpecData } from "../../fleet-file/schema";
import { inOrder } from "../../generate";
import { fleetView } from "../../model/fleet-view";
import { placements, sites } from "../../model/placements";
import type { Placement } from "../../model/placements";
import { packageFolder } from "../../package-root";
import { hasErrors, problem, quote } from "../../problem";
import type { Location, Problem } from "../../problem";
import { suggestAnd } from "../../text/lists";
import { fewOf, listed } from "../../text/nearest";
import { EXIT } from "../exit-codes";
import { fleetData, fleetPlaces, fleetYaml } from "../fleet-report";
import type { Locations } from "../fleet-report";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { formatOption } from "../options";
import { print } from "../output";
import { printProblems } from "../print-problems";
import { fileOption } from "../question-options";

interface Options {
  readonly file?: string;
  readonly environment?: string;
  readonly format: FormatName;
}

/** `fleetroles show FLEET` */
export function showCommand(program: Command): void {
  program
    .command("show")
    .summary("show a fleet as it counts, with where each line came from")
    .description(
      "Prints a fleet or workload with all that counts for it: what it says itself and takes from templates, what a row fills in, " +
        "what defaults say, and the defaults of its blueprint's parameters; each line with its file and line. With an environment, that " +
        "environment's settings too, and every placeholder filled in.\n" +
        "Exit code 0: fine; 1: the file has errors, or nothing of that name; 2: used wrongly.",
    )
    .argument("<fleet>", "the name of a fleet or workload")
    .addOption(new Option("--environment <environment>", "as it is in this environment"))
    .addOption(fileOption())
    .addOption(formatOption(RESULT_FORMATS))
    .action((fleet: string, options: Options) => {
      process.exitCode = run(fleet, options);
    });
}

function run(fleet: string, { file = "fleets.yaml", environment, format }: Options): number {
  const { spec, problems, texts } = loadSpec(file);
  const documents = new Map(spec ? [[undefined, spec.document] as const] : []);
  const failed = (found: readonly Problem[]): number => {
    printProblems(inOrder(found, { documents, texts }), { format, texts });
    return EXIT.problems;
  };
  if (spec === undefined || hasErrors(problems)) return failed(problems);
  const named = placed(fleet, environment, spec);
  if ("id" in named) return failed([named]);
  const { all, only } = named;
  const [{ blueprint: id, kind, path }] = all;
  const blueprint = catalogOf(spec).tryFind(id);
  const view = fleetView(named, blueprint?.data, spec.data);
  const locate: Locations = (place) => {
    if (place.file === undefined) return placesIn(spec, place.path);
    const at = blueprint?.document.locate(place.path);
    return at && blueprint ? [{ ...at, file: blueprintFile(blueprint.data) }] : [];
  };
  if (format === "json") {
    const where = only ? { environment: only.site.name } : {};
    const more = { kind, name: fleet, ...where, fleet: fleetData(view) };
    printProblems([], { format, more: { ...more, places: fleetPlaces(view, locate) } });
    return EXIT.fine;
  }
  const whole = { entries: [[`${kind}s`, { entries: [[fleet, view]] }]] } as const;
  const [at] = placesIn(spec, path, true);
  print(at?.line === undefined ? "" : `# ${fleet}: ${at.file}:${String(at.line)}`);
  print(fleetYaml(whole, locate));
  return EXIT.fine;
}

function placesIn({ document }: Spec, path: Placement["path"], atKey = false): Location[] {
  const filled = document.filledAt?.(path);
  return [document.locate(path, atKey), ...(filled ? [filled] : [])];
}

function catalogOf({ data, folder }: Spec): BlueprintCatalog {
  const own = [data.blueprints ?? []].flat().map((one) => resolve(folder, one));
  return BlueprintCatalog.open(packageFolder("templates", "blueprints"), own);
}

interface Shown {
  readonly all: readonly [Placement, ...Placement[]];
  readonly only?: Placement;
}

/** Where the fleet is; or why nothing of that name is anywhere, or not there. */
function placed(fleet: string, environment: string | undefined, spec: Spec): Shown | Problem {
  const found = placements(spec, sites(spec.data)).filter(({ name }) => name === fleet);
  const [first, ...others] = found;
  if (first === undefined) return unknownFleet(fleet, spec.data);
  const all = [first, ...others] as const;
  if (environment === undefined) return { all };
  const only = all.find(({ site }) => site.name === environment);
  if (only !== undefined) return { all, only };
  const names = all.map(({ site }) => site.name);
  return problem("unknown-environment", {
    message: `${quote(fleet)} is in no environment ${quote(environment)}`,
    fix: suggestAnd(environment, fewOf(names), `it is in ${listed(names)}`),
  });
}

function unknownFleet(fleet: string, { fleets, workloads }: SpecData): Problem {
  const names = [...Object.keys(fleets ?? {}), ...Object.keys(workloads ?? {})];
  return problem("unknown-fleet", {
    message: `there is no fleet and no workload ${quote(fleet)}`,
    fix: suggestAnd(fleet, fewOf(names), `there are ${listed(names)}`),
  });
}
