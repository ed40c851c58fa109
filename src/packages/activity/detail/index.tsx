/** One session: what it is, who of us comes, and the one thing to do about it. */
import { type ComponentProps, useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { openDetail, useDetail, type SessionDetail, type Standing } from '@/features/activities/detail-store'
import { Facts, Head, PlacesCard, Words } from '@/features/activities/facts'
import { KeepDate } from '@/features/activities/keep-date'
import { Foot, hasFoot } from '@/features/activities/foot'
import { leaving, Outcomes, taking } from '@/features/activities/outcomes'
import { People } from '@/features/activities/people'
import { Organisers } from '@/features/activities/organisers'
import { Poster } from '@/features/activities/poster'
import { Posts } from '@/features/activities/posts'
import { Stalls } from '@/features/activities/stalls'
import { Questions } from '@/features/activities/questions'
import { ShareButton } from '@/features/screens/share-button'
import { usePlaces } from '@/features/activities/use-places'
import { useIsAsked } from '@/features/duty/store'
import { TurnPart } from '@/features/duty/turn-part'
import { Told } from '@/features/recap/told'
import { Thanks } from '@/features/thanks/ask'
import { goToDoor } from '@/features/attendance/door'
import { useSettled } from '@/features/attendance/use-settled'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useTick } from '@/platform/use-tick'
import { momentWord } from '@/domain/words/moments'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

/** What a neighbour reads on the card that was handed on: when, what, and whether there is room. */
const sharedWords = ({ startAt, title, state, free }: SessionDetail, now: number): string => {
  const room = state === 'enrolling' && free > 0 ? `，还有 ${free} 个名额` : ''
  return `${momentWord(startAt, now)} ${title}${room}`
}

/** What a neighbour reads of a session that is over: nobody is invited any more. */
const toldWords = ({ title, figures }: NonNullable<SessionDetail['recap']>): string =>
  `办好了：${title}${figures.came > 0 ? `，来了 ${figures.came} 位` : ''}`

/** Whoever of us has a place to give back, the holder of the phone first. */
const holding = ({ standings, startAt }: SessionDetail, now: number): Standing | null =>
  now < startAt ? (standings.find(({ state }) => state === 'confirmed') ?? null) : null

interface AtThumbProps extends ComponentProps<typeof Foot> {
  /** Gives the place back, for whoever came from a reminder of it. */
  onLeave: (() => void) | null
}

/** What came of the last tap, and the one thing to do. */
function AtThumb({ session, now, places, onDoor, onLeave }: AtThumbProps) {
  return (
    <Stack>
      <Outcomes
        outcomes={places.outcomes}
        deeds={taking}
        session={session}
        now={now}
        onRetry={(outcome) => void places.again(outcome)}
      />
      {onLeave && <Button kind="second" text="我来不了" onTap={onLeave} />}
      {hasFoot(session, now, places) && <Foot session={session} now={now} places={places} onDoor={onDoor} />}
    </Stack>
  )
}

/** Once it is over the photos are those of what happened. */
const pictured = (session: SessionDetail): SessionDetail =>
  session.recap && session.recap.photos.length > 0 ? { ...session, photos: session.recap.photos } : session

const doorOf =
  ({ sessionId, title }: SessionDetail) =>
  ({ isSelf, personId, name }: Standing, as: 'in' | 'out' | 'standby') =>
    goToDoor({ as, sessionId, title, ...(!isSelf && { forPersonId: personId, name }) })

/** What a neighbour is told of it by: a card in a chat, or a picture for a group and the door of the house. */
function HandOn({ session, now }: { session: SessionDetail; now: number }) {
  return (
    <>
      <ShareButton
        text={session.recap ? '把回顾给邻居看看' : '转给邻居'}
        title={session.recap ? toldWords(session.recap) : sharedWords(session, now)}
        page={appPages.session(session.sessionId)}
        photo={session.photos[0]}
      />
      <Slot>
        <Poster session={session} now={now} />
      </Slot>
    </>
  )
}

/** A lesson is one of a course, in which one enrols once. */
const CourseWay = ({ courseId }: { courseId: string }) => (
  <RowGroup>
    <Row
      icon="calendar"
      title="看这门课"
      caption="报一次，每一课都有位子"
      onTap={() => openPage(furtherPages.course(courseId))}
    />
  </RowGroup>
)

interface ReadyProps {
  session: SessionDetail
  stale: ReactNode
  /** Whether somebody came from a reminder, or to give the place back. */
  arrived: { reminded: boolean; leave: boolean }
}

function Ready({ session: given, stale, arrived }: ReadyProps) {
  const session = pictured(given)
  const { sessionId } = session
  useTick(15_000)
  const now = serverNow()
  const places = usePlaces(session, now)
  const [cancelling, setCancelling] = useState<Standing | null>(() =>
    arrived.leave ? holding(session, now) : null,
  )
  // What came of a tap is said at the thumb that made it, wherever the page stands.
  const said = places.outcomes.some(({ deed }) => taking.includes(deed))
  const keeping = arrived.reminded && !hasFoot(session, now, places) ? holding(session, now) : null
  const isAsked = useIsAsked(sessionId)
  const foot = !isAsked && (said || keeping || hasFoot(session, now, places)) && (
    <AtThumb
      session={session}
      now={now}
      places={places}
      onDoor={doorOf(session)}
      onLeave={keeping && (() => setCancelling(keeping))}
    />
  )
  return (
    <Screen title="活动详情" action={foot}>
      <Stack>
        {stale}
        <Head session={session} now={now} />
        {session.recap && <Told recap={session.recap} />}
        {session.duty && <TurnPart sessionId={sessionId} title={session.title} read={session.turn} />}
        {session.thanks && (
          <Thanks {...{ sessionId, now, thanks: session.thanks, onSaid: () => openDetail(sessionId) }} />
        )}
        {session.notice && <Note tone="amber" text={session.notice} />}
        {session.state === 'enrolling' && !session.lesson && <PlacesCard session={session} />}
        {session.lesson && <CourseWay courseId={session.activityId} />}
        {session.posts.length > 0 && <Posts posts={session.posts} />}
        {session.stalls && <Stalls sessionId={sessionId} plan={session.stalls} />}
        {/* Who comes stands before what is read once. */}
        <Section title="谁来参加" more="添家人" onMore={() => openPage(appPages.family)}>
          <Outcomes outcomes={places.outcomes} deeds={leaving} session={session} now={now} />
          <People
            session={session}
            now={now}
            chosen={places.chosen}
            onToggle={places.toggle}
            onCancel={setCancelling}
            onPass={(standing) => void places.move('pass', standing)}
          />
        </Section>
        <Slot>
          <KeepDate session={session} now={now} />
        </Slot>
        <Section title="时间和地点">
          <Facts session={session} now={now} />
          <Words session={session} />
        </Section>
        {session.mayRunDoor && <Organisers session={session} />}
        <HandOn session={session} now={now} />
      </Stack>
      <Questions
        places={places}
        session={session}
        now={now}
        cancelling={cancelling}
        onClose={() => setCancelling(null)}
      />
    </Screen>
  )
}

function DetailPage() {
  // A code on a poster says the session and nothing else, under the name that WeChat gives it.
  const { scene = '', sessionId = scene, from, leave } = usePageParams('scene', 'sessionId', 'from', 'leave')
  const arrived = { reminded: from === 'reminder', leave: leave !== undefined }
  const open = () => openDetail(sessionId)
  useSettled(open)
  return (
    <LoadedScreen
      title="活动详情"
      resource={useDetail(sessionId)}
      open={open}
      elsewhere={{ text: '看别的活动', onTap: () => openPage(appPages.activities) }}
      count={4}
      stale={{ again: true }}
      screen={(session, stale) => <Ready session={session} stale={stale} arrived={arrived} />}
    />
  )
}

export default wholePage(DetailPage)
