/** One prize as a page shows it: what it is, what it costs, where and when it is fetched. */
import { View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Photo } from '@/components/photo'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { prizeKindNames } from '@/domain/store/vocabulary'
import { dateWord, leftWord } from '@/domain/words/moments'
import { showPhotos } from '@/platform/media'
import { openPage } from '@/platform/navigate'
import { Price } from './prize-tile'
import type { Prize } from './store'
import { stockTag } from './words'

export function PrizeHead({ prize }: { prize: Prize }) {
  const { title, photo, points, kind, soldOut, marked, partnerName } = prize
  return (
    <>
      {photo !== null && (
        <Photo src={fileSrc(photo)} icon="gift" label={title} onTap={() => showPhotos([fileSrc(photo)], 0)} />
      )}
      <Card>
        <Stack>
          <Title text={title} />
          <Price points={points} gone={soldOut} large />
          <TagLine>
            <Tag {...stockTag(prize)} />
            <Tag tone="kind" text={prizeKindNames[kind]} />
            {marked && <Tag text="想要的" />}
          </TagLine>
          {partnerName !== '' && <Caption text={`${partnerName}提供`} />}
        </Stack>
      </Card>
    </>
  )
}

/** What I have reserved of it already: each leads to its code. */
export function AlreadyReserved({ prize, now }: { prize: Prize; now: number }) {
  return (
    <>
      {prize.reserved.map(({ redemptionId, expiresAt }) => (
        <Note
          key={redemptionId}
          tone="jade"
          text={`您订了一份，领取还剩 ${leftWord(expiresAt, now)}`}
          action="看领取码"
          onAction={() => openPage(appPages.redemption(redemptionId))}
        />
      ))}
    </>
  )
}

export function PrizeFacts({ prize }: { prize: Prize }) {
  const { place, hoursText, openNow, limitText, keepText, untilAt } = prize
  const now = serverNow()
  return (
    <RowGroup>
      {place !== '' && <Row icon="pin" title={place} caption="在这里领" />}
      {hoursText !== '' && (
        <Row icon="clock" title={hoursText} end={<Tag text={openNow ? '现在可以领' : '现在没开'} />} />
      )}
      <Row icon="hourglass" title={keepText} />
      {limitText !== '' && <Row icon="list" title={limitText} />}
      {untilAt !== null && <Row icon="calendar" title={`${dateWord(untilAt, now)}前可以订`} />}
    </RowGroup>
  )
}

export function PrizeIntro({ prize }: { prize: Prize }) {
  if (prize.intro === '') return null
  return (
    <Section title="介绍">
      <Card>
        <View>{prize.intro}</View>
      </Card>
    </Section>
  )
}
