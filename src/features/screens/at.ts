/** Owns at which station something is done by those who look after a unit above it: the own one where none is named. */

/** Where nothing is named, the own station. */
export const HERE = 'here'

/** As an action is asked. */
export const atOf = (at: string): { at?: string } => (at === HERE ? {} : { at })
