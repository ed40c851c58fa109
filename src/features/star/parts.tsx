/** The parts of one's own star: the card, the next star with what it asks for still, and how far one has come along. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, Title } from '@/components/card'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Slot } from '@/components/slot'
import { casePages } from '@/domain/case-pages'
import { starCardOf } from '@/domain/star/card-picture'
import { starName } from '@/domain/star/ladder'
import { durationWord } from '@/domain/words/amounts'
import { dateWord } from '@/domain/words/moments'
import { Moves } from '@/features/screens/moves'
import { PosterSheet } from '@/features/screens/poster-sheet'
import { openPage } from '@/platform/navigate'
import type { StarCard } from './store'

/** In groups that can be read out: 志愿者号 V26 1454 225. */
const numberWord = ({ volunteerNo }: StarCard): string =>
  volunteerNo === null
    ? ''
    : `志愿者号 ${volunteerNo.slice(0, 3)}\u00a0${volunteerNo.slice(3, 7)}\u00a0${volunteerNo.slice(7)}`

/** The star that one has, and its picture, with the whole name only where its owner chooses that. */
export function OwnStar({ card, now }: { card: StarCard; now: number }) {
  const [whole, setWhole] = useState<boolean | null>(null)
  const { star, since, rests, name, maskedName, stationName } = card
  if (star === 0)
    return (
      <Card>
        <Strong text="还没有评过星级" />
      </Card>
    )
  const words = {
    ...{ title: starName(star), star, stationName, number: numberWord(card) },
    since: since === null ? '' : `${dateWord(since, now)}起`,
  }
  return (
    <Card>
      <Stack>
        <Title text={`${'★'.repeat(star)} ${starName(star)}`} />
        <Strong text={name} />
        {words.number !== '' && <Caption text={words.number} />}
        <Caption text={[words.since, stationName].filter(Boolean).join(' · ')} />
        <Slot>{rests && <Note tone="amber" text="有人提了异议，先停用；查清了会告诉您" />}</Slot>
        <Slot>
          {!rests && (
            <Moves>
              <Button small kind="second" text="存图，写全名" onTap={() => setWhole(true)} />
              <Button small kind="quiet" text="存图，只写姓" onTap={() => setWhole(false)} />
            </Moves>
          )}
        </Slot>
      </Stack>
      {whole !== null && (
        <PosterSheet
          name={starName(star)}
          order={() =>
            Promise.resolve({
              painting: (measure) => starCardOf({ ...words, name: whole ? name : maskedName }, measure),
              sources: {},
            })
          }
          onClose={() => setWhole(null)}
        />
      )}
    </Card>
  )
}

/** The star after it: what is missing, the button where nothing is, or the application that is on its way. */
export function NextStar({ card: { next, applied, provedMinutes } }: { card: StarCard }) {
  if (applied)
    return (
      <RowGroup>
        <Row
          icon="medal"
          title={`申请了${applied.title}`}
          value={applied.stateText}
          onTap={() => openPage(casePages.case('star', applied.caseId))}
        />
      </RowGroup>
    )
  if (!next) return null
  const { title, neededMinutes, lacks } = next
  return (
    <Card>
      <Stack>
        <Strong text={lacks === '' ? `可以申请${title}了` : `下一颗：${title}`} />
        <Meter
          value={Math.min(provedMinutes, neededMinutes)}
          max={neededMinutes}
          label={`${durationWord(neededMinutes)}里，证明过的有 ${durationWord(provedMinutes)}`}
        />
        <Caption text={lacks === '' ? '不用填什么，点一下就交上去' : lacks} />
        <Slot>
          {lacks === '' && (
            <Button text={`申请${title}`} onTap={() => openPage(casePages.beginCase('star'))} />
          )}
        </Slot>
      </Stack>
    </Card>
  )
}

/** How far one has come along; nobody else reads it, and nothing follows from it. */
export const OwnStage = ({ stage: { title, next } }: Pick<StarCard, 'stage'>) => (
  <Card>
    <Stack>
      <Strong text={`您是${title}`} />
      <Caption text={[next, '这一栏只有您看得到'].filter(Boolean).join('。')} />
    </Stack>
  </Card>
)
