/** What a session says about itself: when, where, what to bring, who leads it, how many places are left. */
import { View } from '@tarojs/components'
import { CalendarLeaf } from '@/components/calendar-leaf'
import { Beside, Caption, Card, TagLine, Title } from '@/components/card'
import { Figure, type FigureProps } from '@/components/figure'
import { Meter } from '@/components/meter'
import { Row, RowGroup } from '@/components/rows'
import { Tag } from '@/components/tag'
import { promiseOf } from '@/domain/activity/legal-words'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { bringWord } from '@/domain/words/amounts'
import { leafOf, momentWord, spanWord } from '@/domain/words/moments'
import { ContactRow } from '@/features/screens/contact-row'
import { Pictures } from '@/features/screens/pictures'
import { SessionCover } from '@/features/screens/session-cover'
import { openPage } from '@/platform/navigate'
import type { SessionDetail } from './detail-store'
import { kindTags, opensWord, placesTag } from './words'

interface FactsProps {
  session: SessionDetail
  now: number
}

export function Head({ session, now }: FactsProps) {
  return (
    <>
      <SessionCover {...session} shape="cover" />
      <Beside lead={<CalendarLeaf {...leafOf(session.startAt, now)} past={session.endAt < now} />}>
        <Title text={session.title} />
        <TagLine>
          {(session.state !== 'enrolling' || opensWord(session, now) !== null) && (
            <Tag {...placesTag(session, now)} />
          )}
          {kindTags(session).map((tag) => (
            <Tag key={tag.text} {...tag} />
          ))}
        </TagLine>
      </Beside>
    </>
  )
}

/** The figure people came for: places left, else how long the queue is, else that it is full. */
function placesFigure({ capacity, free, waiting, queueCapacity }: SessionDetail): FigureProps {
  if (free > 0) return { value: free, unit: '个名额还空着', tone: 'jade', caption: `共 ${capacity} 人` }
  const room = Math.max(0, queueCapacity - waiting)
  const roomWord = room > 0 ? `还能再排 ${room} 人候补` : '候补也排满了'
  if (waiting === 0) return { value: capacity, unit: '个名额都满了', tone: 'amber', caption: roomWord }
  return { value: waiting, unit: '人在候补', tone: 'amber', caption: `${capacity} 个名额已满，${roomWord}` }
}

export function PlacesCard({ session }: { session: SessionDetail }) {
  const { capacity, free } = session
  const taken = capacity - free
  return (
    <Card>
      <Figure {...placesFigure(session)} />
      <Meter
        value={taken}
        max={capacity}
        label={`${capacity} 个名额报了 ${taken} 个`}
        tone={free > 0 ? 'jade' : 'amber'}
      />
    </Card>
  )
}

/** 60 岁以上, 志愿者参加, 要有「急救证」: what is asked of those who come. */
export function whoMayCome(session: SessionDetail): string[] {
  const { minAge, maxAge, volunteersOnly, credential, training, insured } = session
  const ages =
    minAge !== null && maxAge !== null
      ? `${minAge} 到 ${maxAge} 岁`
      : minAge !== null
        ? `${minAge} 岁以上`
        : maxAge !== null
          ? `${maxAge} 岁以下`
          : ''
  const asked = [
    ages,
    volunteersOnly ? '志愿者参加' : '',
    credential ? `要有「${credential}」` : '',
    training ? `参加过「${training}」` : '',
    insured ? '要有保险' : '',
  ]
  return asked.filter((word) => word !== '')
}

/** What it is a part of; an answer of an earlier version does not say. */
const ProjectWay = ({ projectId, name }: NonNullable<SessionDetail['project']>) => (
  <Row icon="list" title={name} caption="所属项目" onTap={() => openPage(furtherPages.project(projectId))} />
)

/** Who organises it; an answer of an earlier version does not say. */
const TeamWay = ({ teamId, name }: NonNullable<SessionDetail['team']>) => (
  <Row icon="people" title={name} caption="哪支队伍办的" onTap={() => openPage(appPages.team(teamId))} />
)

export function Facts({ session, now }: FactsProps) {
  const {
    placeName,
    placeDetail,
    bring,
    leaderName,
    organiserName,
    safetyContact,
    freeCancelUntil,
    enrolFrom,
  } = session
  const cancelWord = now < freeCancelUntil ? `${momentWord(freeCancelUntil, now)} 前可以取消` : ''
  const openingWord = enrolFrom !== null && now < enrolFrom ? `${momentWord(enrolFrom, now)} 开始报名` : ''
  const who = whoMayCome(session).join(' · ')
  return (
    <RowGroup>
      <Row
        icon="clock"
        title={spanWord(session.startAt, session.endAt, now)}
        caption={openingWord || cancelWord}
      />
      <Row icon="pin" title={placeName} caption={placeDetail} />
      {bringWord(bring) !== '' && <Row icon="bag" title={bringWord(bring)} />}
      {who !== '' && <Row icon="people" title={who} />}
      {session.station && (
        <Row icon="home" title={`${session.station}的活动`} caption="时长和积分由那边的站记，一样算您的" />
      )}
      {session.review && <Row icon="check" title="报名要社区确认" caption={`看：${session.review}`} />}
      {session.project && <ProjectWay {...session.project} />}
      {session.team && <TeamWay {...session.team} />}
      <Row icon="person" title={[leaderName, organiserName].filter(Boolean).join('，')} />
      {safetyContact !== '' && <ContactRow text={safetyContact} />}
    </RowGroup>
  )
}

/** The intro in full, and the risk notice where there is one. */
export function Words({ session }: { session: SessionDetail }) {
  const promise = promiseOf(session.type)
  return (
    <>
      {session.intro !== '' && (
        <Card>
          <View>{session.intro}</View>
        </Card>
      )}
      <Pictures fileIds={session.photos.slice(1)} label={session.title} />
      {session.riskNotice !== '' && (
        <RowGroup>
          <Row icon="warn" title={session.riskNotice} caption="来之前请看一遍" />
        </RowGroup>
      )}
      {promise !== null && (
        <RowGroup>
          <Row icon="check" title={promise} caption="遇到推销，请告诉站里" />
        </RowGroup>
      )}
      {session.countsHours && <Caption text="到了签到、离开签退，时长自动算好。" />}
    </>
  )
}
