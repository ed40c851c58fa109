/** The common points as a passbook: what there is on the cover, what came and went line by line. */
import { Passbook, PassbookLine } from '@/components/passbook'
import { pointsWord } from '@/domain/words/amounts'
import { momentWord } from '@/domain/words/moments'
import type { Household } from './store'

export function HouseholdBook({ household, now }: { household: Household; now: number }) {
  const { name, free, held, mine, entries } = household
  return (
    <Passbook
      figures={[
        { label: name, value: free, unit: '分' },
        ...(held > 0 ? [{ label: '留着待领', value: held, unit: '分' }] : []),
        { label: '我自己还有', value: mine, unit: '分' },
      ]}
    >
      {entries.map(({ entryId, at, amount, kind, text }) => (
        <PassbookLine
          key={entryId}
          title={text}
          caption={momentWord(at, now)}
          amount={pointsWord({ kind, amount })}
          kind={kind === 'hold' ? 'held' : amount < 0 ? 'out' : 'in'}
        />
      ))}
    </Passbook>
  )
}
