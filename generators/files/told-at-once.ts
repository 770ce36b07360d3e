/** How many messages of one kind anybody reads: of more stacks than these, all are told at once. */
export const FEW = 3;

/** Names of stacks that a message has room for. */
export const NAMED = 24;
