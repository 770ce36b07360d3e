/** What can stand somewhere, and a word on it. */
export type Candidate = readonly [name: string, what: string];
