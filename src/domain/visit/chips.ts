/** Owns what a home visit says in one tap. */

export const visitChips = {
  well: '平安',
  help: '要人帮',
  wish: '想许愿',
  hardship: '有困难',
  nobody: '没人在家',
} as const
export type VisitChip = keyof typeof visitChips

export const visitChipNames = Object.keys(visitChips) as VisitChip[]

/** Whether these go together: nobody was in, or somebody was. */
export const chipsFit = (chips: readonly VisitChip[]): boolean =>
  chips.length > 0 &&
  new Set(chips).size === chips.length &&
  (!chips.includes('nobody') || chips.length === 1)

/** With one more chosen, or without it: what says the opposite goes. */
export function chipsWith(chips: readonly VisitChip[], chip: VisitChip): VisitChip[] {
  if (chips.includes(chip)) return chips.filter((one) => one !== chip)
  if (chip === 'nobody') return [chip]
  return visitChipNames.filter((one) => one === chip || (one !== 'nobody' && chips.includes(one)))
}

export const chipWords = (chips: readonly VisitChip[]): string =>
  chips.map((chip) => visitChips[chip]).join('、')
