/**
 * V8 keeps the room for new objects that a large start made it take, some fifty megabytes, for as long as the program
 * runs. Without growth the start takes as long and the room stays small (docs/performance.md).
 */
export const heapFlag = '--semi-space-growth-factor=1';
