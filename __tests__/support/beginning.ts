/**
 * Owns the instant at which the cloud of every test begins: ten in the morning of a Wednesday, in the middle of a month,
 * in Peking. What a suite says must not depend on the day and the hour at which somebody runs it.
 */
export const beginning = Date.parse('2026-11-18T10:00:00+08:00')
