/** Owns how drawn words are read: a space that keeps a number on its line is a space, and what joins two letters is nothing. */
export const wordsRead = (drawn: string): string => drawn.replace(/\u00a0/g, ' ').replace(/\u2060/g, '')
