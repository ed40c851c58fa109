/** The ledger of points as lines of a passbook. */
import { Passbook, PassbookLine } from '@/components/passbook'
import { appPages } from '@/domain/app-pages'
import { pointsWord } from '@/domain/words/amounts'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Points, PointsEntry } from './store'

const kinds: Record<PointsEntry['kind'], string> = {
  credit: '得分',
  debit: '用出',
  reverse: '更正',
  hold: '先留着',
  capture: '用掉了',
  release: '退回来',
}

export function PointsLedger({ points, now }: { points: Points; now: number }) {
  const { balance, held, entries } = points
  return (
    <Passbook
      figures={[
        { label: '积分', value: balance, unit: '分' },
        ...(held > 0 ? [{ label: '留着待兑', value: held, unit: '分' }] : []),
      ]}
    >
      {entries.map(({ entryId, at, amount, balanceAfter, kind, text, recordId }) => (
        <PassbookLine
          key={entryId}
          title={text || kinds[kind]}
          caption={[
            momentWord(at, now),
            text !== '' && kind !== 'reverse' ? '' : kinds[kind],
            `余 ${balanceAfter} 分`,
          ]
            .filter(Boolean)
            .join(' · ')}
          amount={pointsWord({ kind, amount })}
          kind={kind === 'hold' ? 'held' : amount < 0 ? 'out' : 'in'}
          {...(recordId !== null && { onTap: () => openPage(appPages.record(recordId)) })}
        />
      ))}
    </Passbook>
  )
}
