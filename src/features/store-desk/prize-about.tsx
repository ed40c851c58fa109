/** A prize at the desk: its stock in figures, what residents read, how the stock has moved. */
import { fileSrc } from '@/api/files'
import { serverNow } from '@/api/server-clock'
import { Card, Stack, TagLine, Title } from '@/components/card'
import { Figures } from '@/components/figure'
import { Photo } from '@/components/photo'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { deskPages } from '@/domain/desk-pages'
import { pickUpText } from '@/domain/store/opening'
import { prizeKindNames } from '@/domain/store/vocabulary'
import { momentWord, writtenDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { Checked } from '../screens/checked'
import { openDeskPrize, type DeskPrize } from './store'
import { prizeTones } from './words'

export function PrizeHead({ prize }: { prize: DeskPrize }) {
  const { title, photo, kind, state, stateText, low, onHand, reserved, left } = prize
  return (
    <>
      {photo !== null && <Photo src={fileSrc(photo)} icon="gift" label={title} />}
      <Card>
        <Stack>
          <Title text={title} />
          <TagLine>
            <Tag tone={prizeTones[state]} text={stateText} />
            <Tag tone="kind" text={prizeKindNames[kind]} />
            {low && <Tag tone="seal" text="快没了" />}
          </TagLine>
        </Stack>
      </Card>
      <Figures
        items={[
          { value: onHand, unit: '份', caption: '库存' },
          { value: reserved, unit: '份', caption: '已订' },
          { value: left, unit: '份', caption: '还能订', tone: low ? 'seal' : 'jade' },
        ]}
      />
    </>
  )
}

/** What the content check says of the words and the photo, with the ways out; nothing once they have passed. */
export const PrizeCheck = ({ prize: { prizeId, check, rights } }: { prize: DeskPrize }) => (
  <Checked
    check={check}
    what="奖品"
    again={check?.mayAppeal === true && (() => openDeskPrize(prizeId))}
    onEdit={rights.mayEdit && (() => openPage(deskPages.prizeForm(prizeId)))}
  />
)

function shelfText({ shelfFrom, shelfUntil }: DeskPrize['form'], now: number): string {
  const from = shelfFrom === null ? '上架就能换' : `${writtenDayWord(shelfFrom, now)}起`
  return shelfUntil === null ? from : `${from}，到 ${writtenDayWord(shelfUntil, now)}`
}

export function PrizeFacts({ prize }: { prize: DeskPrize }) {
  const { form, partnerName } = prize
  const { points, limitPerMonth, place, intro, lowMark } = form
  return (
    <RowGroup>
      <Row
        icon="gift"
        title={`${points} 分`}
        caption={limitPerMonth === null ? '每人不限份数' : `每人每月最多 ${limitPerMonth} 份`}
      />
      <Row icon="people" title={partnerName || '社区自己发'} caption={place || '还没写在哪里领'} />
      <Row icon="clock" title={pickUpText(form.pickUp)} caption="领取时间" />
      <Row icon="calendar" title={shelfText(form, serverNow())} caption="上架时间" />
      <Row icon="bell" title={lowMark > 0 ? `剩 ${lowMark} 份时提醒补货` : '不提醒补货'} />
      {intro !== '' && <Row icon="info" title={intro} caption="介绍" />}
    </RowGroup>
  )
}

export function PrizeSteps({ prize }: { prize: DeskPrize }) {
  const now = serverNow()
  const { stockMoves, history } = prize
  return (
    <>
      {stockMoves.length > 0 && (
        <Section title="库存进出">
          <RowGroup>
            {stockMoves.map(({ at, text, before, after, reason, by }) => (
              <Row
                key={`${at} ${text} ${after}`}
                title={`${text} · ${reason}`}
                caption={`${momentWord(at, now)} · ${by}`}
                value={`${before} → ${after}`}
              />
            ))}
          </RowGroup>
        </Section>
      )}
      {history.length > 0 && (
        <Section title="经过">
          <Timeline
            steps={history.map(({ at, text, by, note }) => ({
              at: momentWord(at, now),
              text,
              caption: [by, note].filter(Boolean).join(' · '),
            }))}
          />
        </Section>
      )}
    </>
  )
}
