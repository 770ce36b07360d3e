/** The kinds of parts, for who knows the model and no blueprint. */
export { PART_KINDS, PART_LISTS, mapParts } from "../blueprints/part-kinds";
export type { PartList } from "../blueprints/part-kinds";
