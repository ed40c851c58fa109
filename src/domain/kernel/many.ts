/** Owns how many things are decided about at once at most. */
export const MANY = 20
