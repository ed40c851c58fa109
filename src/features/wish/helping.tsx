/** What a helper has to know: how long the promise holds, whom to find and where, and the way to become one. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Figure } from '@/components/figure'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { appPages } from '@/domain/app-pages'
import { DAY, HOUR, MINUTE } from '@/domain/kernel/clock'
import { deliverWayNames } from '@/domain/wish/vocabulary'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { PhoneCall } from '../screens/phone-call'
import { askContact } from './store'
import { hasRoom, type WishDetail } from './words'

/** A claim holds for 72 hours, and once more when the plan is written. */
const leaseMs = 72 * HOUR
/** From here on the figure is red: there is one evening left. */
const pressingMs = 12 * HOUR

/** What is left of a claim as a large figure: 2 天 6 小时. */
function leftFigure(left: number): { value: number; unit: string } {
  const days = Math.floor(left / DAY)
  const hours = Math.floor((left % DAY) / HOUR)
  const minutes = Math.floor((left % HOUR) / MINUTE)
  if (days > 0) return { value: days, unit: hours > 0 ? `天 ${hours} 小时` : '天' }
  if (hours > 0) return { value: hours, unit: minutes > 0 ? `小时 ${minutes} 分钟` : '小时' }
  return { value: minutes, unit: '分钟' }
}

function InLine({ wish: { standing, leaseUntil }, now }: { wish: WishDetail; now: number }) {
  const turn = leaseUntil !== null && leaseUntil > now ? `最早 ${momentWord(leaseUntil, now)} 轮到，` : ''
  return (
    <Card>
      <Strong text={`您排在第 ${standing.position ?? 1} 位`} />
      <Caption text={`${turn}轮到了会告诉您`} />
    </Card>
  )
}

/** How long a promise still holds, large, for the one who made it and for those who wait on it. */
export function LeaseCard({ wish, now }: { wish: WishDetail; now: number }) {
  const { standing, leaseUntil, stage, runnersUp } = wish
  if (standing.is === 'waiting') return <InLine wish={wish} now={now} />
  const own = standing.is === 'holder'
  const promised = stage === 'claimed' || stage === 'fulfilling'
  const until = own ? standing.leaseUntil : promised ? leaseUntil : null
  if (until === null || until <= now) return null
  const left = until - now
  const { value, unit } = leftFigure(left)
  const tone = left < pressingMs ? 'seal' : 'amber'
  const end = momentWord(until, now)
  const inLine = runnersUp > 0 ? `，还有 ${runnersUp} 人排着` : ''
  const words = own
    ? `给您留到${end}${standing.hasPlan ? '，送到了点一下就好' : '；写一句打算，再留 72 小时'}`
    : `有人在帮，${end} 前没办成就交给下一位${inLine}`
  return (
    <Card>
      <Caption text={own ? '您认领的时间还剩' : '认领的时间还剩'} />
      <Figure value={value} unit={unit} tone={tone} />
      <Meter value={left} max={Math.max(leaseMs, left)} label={`还剩 ${value} ${unit}`} tone={tone} />
      <Caption text={words} />
    </Card>
  )
}

/** What a neighbour reads who would help and may not yet: why, and the way to it. */
export function WayToHelp({ wish }: { wish: WishDetail }) {
  const claim = wish.moves.find(({ event }) => event === 'claim')
  if (wish.standing.is !== 'none' || !claim || claim.allowed || claim.reason === null) return null
  const way = { action: '去申请', onAction: () => openPage(appPages.volunteer) }
  // With a seat free and the wall open, only not being a volunteer yet stands in the way.
  return <Note tone="sky" text={claim.reason} {...(hasRoom(wish) && (wish.isOn ?? true) && way)} />
}

/** Who wished, for helpers and the station: first the name and the place, then, for a helper with a plan, the number. */
export function ContactCard({ wish }: { wish: WishDetail }) {
  const { standing, people, contact } = wish
  const { calling, place, mayCall, next } = contact
  // Everybody else reads among the facts that the place is told to helpers only.
  if (standing.is !== 'holder' && people === null) return null
  if (calling === null) return null
  return (
    <Card>
      <Stack>
        <Strong text={`找${calling}`} />
        {place !== null && (
          <Caption text={[deliverWayNames[wish.deliverWay], place].filter(Boolean).join(' · ')} />
        )}
        {mayCall && (
          <PhoneCall ask={() => askContact(wish.wishId)} line={({ phone }) => phone} whose="许愿的人" />
        )}
        {standing.is === 'holder' && next !== '' && <Note tone="sky" text={next} />}
      </Stack>
    </Card>
  )
}
