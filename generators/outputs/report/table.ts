/** Things that are alike, once. */

/** Gives equal things the same index, in the order in which they turn up. */
export class Table<T> {
  private readonly indexes = new Map<string, number>();
  private readonly kept: T[] = [];

  /** The index of a thing; things of the same JSON are the same. */
  indexOf(item: T): number {
    const id = JSON.stringify(item);
    const known = this.indexes.get(id);
    if (known !== undefined) return known;
    this.kept.push(item);
    this.indexes.set(id, this.kept.length - 1);
    return this.kept.length - 1;
  }

  /** All of them, by index. */
  get all(): readonly T[] {
    return this.kept;
  }
}
