import { problem, type DataPath, type Problem } from "../problem";
import { sentenceList } from "../text/lists";
import type { SpecData } from "./schema";
import { LAYOUT_KEYS, type LayoutData } from "./schema-stacks";

/** Of the ways in which fleets can fall into stacks, one has to be said. Where that is said wrongly, something else has told so. */
export function layoutProblems(data: SpecData, asWritten: boolean): Problem[] {
  const places: [DataPath, LayoutData | undefined][] = [
    [["stacks"], data.stacks],
    ...Object.entries(data.environments).map(([name, { stacks }]): [DataPath, typeof stacks] => [
      ["environments", name, "stacks"],
      stacks,
    ]),
  ];
  return places.flatMap(([path, layout]) => {
    const said = LAYOUT_KEYS.filter((key) => layout?.[key] !== undefined);
    if (layout === undefined || said.length === 1) return [];
    if (said.length === 0 && !asWritten) return [];
    return [
      problem("bad-layout", {
        message:
          said.length === 0
            ? "stacks says nothing of how fleets fall into stacks"
            : `stacks says ${sentenceList(said)}, which do not go together`,
        fix: `say one of ${LAYOUT_KEYS.join(", ")}: stacks: { size: 50 }`,
        path,
        atKey: true,
      }),
    ];
  });
}
