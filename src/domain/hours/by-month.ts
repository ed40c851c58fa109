/** Owns how a year of hours is shown month by month. */

/** Minutes in each month of a year, from January up to and with `until`, those without a visit as zero. */
export function minutesByMonth(
  months: Record<string, number>,
  until: string,
): { month: string; minutes: number }[] {
  const year = until.slice(0, 4)
  return Array.from({ length: Number(until.slice(5)) }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`
    return { month, minutes: months[month] ?? 0 }
  })
}
