/** The ledger to be read: a sheet for each day with its sum, a line for each record, the whole proof behind a tap. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { deskPages } from '@/domain/desk-pages'
import { durationWord, signed } from '@/domain/words/amounts'
import { timeWord, writtenDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { standingWord } from '@/domain/hours/ledger-paper'
import { ledgerDays, ledgerDayWord } from './ledger-days'
import type { LedgerLine } from './ledger-store'

interface ProofProps {
  line: LedgerLine
  now: number
  /** Whether there is a way to the person's own ledger. */
  toPerson: boolean
  onClose: () => void
}

function Proof({ line, now, toPerson, onClose }: ProofProps) {
  const { personId, name, title, day, kind, caption, placeName, organiserName, checkInAt, checkOutAt } = line
  const { checkInProof, checkOutProof, rawMinutes, rules, minutes, points } = line
  const look = () => {
    onClose()
    void openPage(deskPages.ledger(personId))
  }
  return (
    <Sheet open title={`${name} · ${title}`} cancel="看好了" onClose={onClose}>
      <RowGroup>
        <Row
          title={writtenDayWord(day, now)}
          caption={[placeName, organiserName].filter(Boolean).join(' · ')}
        />
        {kind === 'added' && <Row title="补录的" caption={caption} />}
        {checkInAt !== null && <Row title={`${timeWord(checkInAt)} 到`} caption={checkInProof} />}
        {checkOutAt !== null && <Row title={`${timeWord(checkOutAt)} 离开`} caption={checkOutProof} />}
        {kind === 'proved' && <Row title="签到到签退" value={durationWord(rawMinutes)} />}
        {rules.map(({ ruleId, text, delta }) => (
          <Row key={ruleId} title={text} value={delta === 0 ? '不变' : `${signed(delta)} 分钟`} />
        ))}
        <Row title="记下" caption={standingWord(line)} value={durationWord(minutes)} />
        <Row title="积分" value={`${points} 分`} />
      </RowGroup>
      {toPerson && <Button kind="second" text={`看${name}的全部`} onTap={look} />}
    </Sheet>
  )
}

interface LedgerListProps {
  lines: readonly LedgerLine[]
  now: number
  toPerson: boolean
}

export function LedgerList({ lines, now, toPerson }: LedgerListProps) {
  const [looked, setLooked] = useState<LedgerLine | null>(null)
  return (
    <>
      {ledgerDays(lines).map((each) => (
        <Section key={each.day} title={ledgerDayWord(each, now)}>
          <RowGroup>
            {each.lines.map((line) => (
              <Row
                key={line.recordId}
                title={`${line.name} · ${line.title}`}
                caption={`${line.kind === 'added' ? '补录 · ' : ''}${standingWord(line)}`}
                value={durationWord(line.minutes)}
                onTap={() => setLooked(line)}
              />
            ))}
          </RowGroup>
        </Section>
      ))}
      {looked && <Proof line={looked} now={now} toPerson={toPerson} onClose={() => setLooked(null)} />}
    </>
  )
}
