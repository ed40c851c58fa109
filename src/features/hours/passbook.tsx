/** The passbook: what is proved and what was added on the cover, apart; one line for each visit. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Meter } from '@/components/meter'
import { Passbook, PassbookLine } from '@/components/passbook'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { durationFigure, durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { MyHours } from './store'
import { amountWord, isSettled } from '@/domain/hours/record-words'

const stars = ['零', '一', '二', '三', '四', '五', '六', '七']

const linesOf = (lines: MyHours['lines'], now: number) =>
  lines.map((line) => {
    const { recordId, whose, title, day, caption } = line
    const who = whose === '我自己' ? '' : whose
    return (
      <PassbookLine
        key={recordId}
        title={title}
        caption={[writtenDayWord(day, now), who, caption].filter(Boolean).join(' · ')}
        amount={amountWord(line)}
        kind={isSettled(line) ? 'in' : 'held'}
        onTap={() => openPage(appPages.record(recordId))}
      />
    )
  })

export function HoursBook({ hours, now }: { hours: MyHours; now: number }) {
  const { provedMinutes, addedMinutes, points, lines } = hours
  return (
    <Passbook
      figures={[
        { label: '服务时长', ...durationFigure(provedMinutes) },
        ...(addedMinutes > 0 ? [{ label: '另有补录', ...durationFigure(addedMinutes) }] : []),
        { label: '积分', value: points },
      ]}
    >
      {linesOf(lines, now)}
    </Passbook>
  )
}

/** A month of one's own, with the lines that it is summed up from. */
export const MonthBook = ({ hours: { months, lines }, now }: { hours: MyHours; now: number }) => (
  <Passbook figures={[{ label: '本人的服务时长', ...durationFigure(months?.[0]?.minutes ?? 0) }]}>
    {linesOf(lines, now)}
  </Passbook>
)

/** How far it is to the next star. */
export function StarCard({ hours }: { hours: MyHours }) {
  const { nextStar, star } = hours
  if (nextStar === null)
    return (
      <Card>
        <Strong text={star > 0 ? `您是${stars[star] ?? star}星志愿者` : '时长够五星了，一颗一颗申请'} />
      </Card>
    )
  const { missingMinutes, neededMinutes } = nextStar
  return (
    <Card>
      <Stack>
        {star > 0 && <Strong text={`您是${stars[star] ?? star}星志愿者`} />}
        <Strong
          text={`还差 ${durationWord(missingMinutes)}到${stars[nextStar.star] ?? nextStar.star}星志愿者`}
        />
        <Meter
          value={neededMinutes - missingMinutes}
          max={neededMinutes}
          label={`${durationWord(neededMinutes)}里已有 ${durationWord(neededMinutes - missingMinutes)}`}
        />
        <Caption
          text={`${durationWord(neededMinutes)}到${stars[nextStar.star] ?? nextStar.star}星，补录的不算在内`}
        />
      </Stack>
    </Card>
  )
}

export const NoHours = () => (
  <Empty
    title="存折还是空的"
    text="报一场计时长的活动，到了签到、离开签退，就有第一笔"
    action="看活动"
    onAction={() => openPage(appPages.activities)}
  />
)
