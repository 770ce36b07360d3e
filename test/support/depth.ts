/** How much of what could be tested is tested: `npm test` is for people, `npm run test:all` for CI, `test:long` for a night. */
const DEPTHS = ["people", "all", "long"] as const;

export type Depth = (typeof DEPTHS)[number];

/** TEST_DEPTH; what people run is the least of it. */
export const depth: Depth = DEPTHS.find((one) => one === process.env.TEST_DEPTH) ?? "people";

/** One of three figures, by depth. */
export function byDepth<T>(figures: Readonly<Record<Depth, T>>): T {
  return figures[depth];
}
