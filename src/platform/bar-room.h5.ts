/** A browser draws nothing of its own at the head of a page. */
export const barRoom = (): null => null
