/** The receipt of one record: how much, when and where, how proved, which rule changed it, who decided. */
import { serverNow } from '@/api/server-clock'
import { Caption, Card, TagLine, Title } from '@/components/card'
import { Figures } from '@/components/figure'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { durationFigure, durationWord, signed } from '@/domain/words/amounts'
import { momentWord, timeWord, writtenDayWord } from '@/domain/words/moments'
import type { Receipt } from './store'
import { recordStates } from '@/domain/hours/record-words'

export function ReceiptHead({ receipt }: { receipt: Receipt }) {
  const { title, whose, kind, state, minutes, points } = receipt
  return (
    <>
      <Card>
        <Title text={title} />
        <TagLine>
          <Tag {...recordStates[state]} />
          {kind === 'added' && <Tag tone="kind" text="补录" />}
          {whose !== '我自己' && <Tag text={whose} />}
        </TagLine>
      </Card>
      <Figures
        items={[
          { ...durationFigure(minutes), caption: '记下的时长', tone: 'jade' },
          { value: points, unit: '分', caption: receipt.pointsRule ?? '积分', tone: 'jade' },
        ]}
      />
    </>
  )
}

export function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const { day, placeName, organiserName, checkInAt, checkOutAt, checkInProof, checkOutProof, caption } =
    receipt
  // An answer that was kept by an earlier version does not say.
  const { recordedBy = '' } = receipt
  const now = serverNow()
  return (
    <RowGroup>
      <Row icon="calendar" title={writtenDayWord(day, now)} caption={caption} />
      {checkInAt !== null && <Row icon="scan" title={`${timeWord(checkInAt)} 到`} caption={checkInProof} />}
      {checkOutAt !== null && (
        <Row icon="clock" title={`${timeWord(checkOutAt)} 离开`} caption={checkOutProof} />
      )}
      {placeName !== '' && <Row icon="pin" title={placeName} caption={organiserName} />}
      {recordedBy !== '' && <Row icon="home" title={recordedBy} caption="记录单位" />}
    </RowGroup>
  )
}

/** From what the clock says to what counts, one rule a line. */
export function ReceiptRules({ receipt }: { receipt: Receipt }) {
  const { rawMinutes, minutes, rules, approver } = receipt
  return (
    <Section title="怎么算的">
      <RowGroup>
        <Row title="签到到签退" value={durationWord(rawMinutes)} />
        {rules.map(({ ruleId, text, delta }) => (
          <Row key={ruleId} title={text} value={delta === 0 ? '不变' : `${signed(delta)} 分钟`} />
        ))}
        <Row
          title="记下"
          value={durationWord(minutes)}
          {...(approver && { caption: approver.endsWith('核定') ? approver : `${approver}核定` })}
        />
      </RowGroup>
    </Section>
  )
}

export function ReceiptSteps({ receipt }: { receipt: Receipt }) {
  if (receipt.steps.length === 0) return null
  const now = serverNow()
  return (
    <Section title="经过">
      <Timeline
        steps={receipt.steps.map(({ at, text, by, note }) => ({
          at: momentWord(at, now),
          text,
          caption: [by, note].filter(Boolean).join('：'),
        }))}
      />
    </Section>
  )
}

const levels = { staff: '社区工作人员', station_admin: '站长', outside: '上级实践所' } as const

export function AppealCard({ appeal }: { appeal: NonNullable<Receipt['appeal']> }) {
  const { reason, level, dueAt, outcome } = appeal
  return (
    <Card>
      <TagLine>
        <Tag tone={outcome === null ? 'amber' : 'jade'} text={outcome === null ? '申诉中' : '申诉答复了'} />
        <Caption text={`在${levels[level]}那里`} />
      </TagLine>
      <Caption text={`您说：${reason}`} />
      {outcome !== null && <Caption text={`答复：${outcome}`} />}
      {outcome === null && dueAt !== null && (
        <Caption text={`${momentWord(dueAt, serverNow())} 前没有答复，自动转上一级`} />
      )}
    </Card>
  )
}
