/** A test asked for something that is not there: its own mistake, not the program's. */
export class ControlError extends Error {}
