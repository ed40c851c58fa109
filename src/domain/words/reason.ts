/** Owns how the reason for something is said behind it. */

/** 原因：下雨。 Nothing where nobody gave one. */
export const because = (reason: string | null): string => (reason ? `原因：${reason}。` : '')
