/** How long a promise still holds, large, for the one who made it and for those who wait on it. */
import { Caption, Card, Strong } from '@/components/card'
import { Figure } from '@/components/figure'
import { Meter } from '@/components/meter'
import { HOUR } from '@/domain/kernel/clock'
import { momentWord } from '@/domain/words/moments'
import { leftFigure, type WishDetail } from './words'

/** A claim holds for 72 hours, and once more when the plan is written. */
const leaseMs = 72 * HOUR
/** From here on the figure is red: there is one evening left. */
const pressingMs = 12 * HOUR

interface LeaseCardProps {
  wish: WishDetail
  now: number
}

export function LeaseCard({ wish, now }: LeaseCardProps) {
  const { standing, leaseUntil, stage, runnersUp } = wish
  const promised = stage === 'claimed' || stage === 'fulfilling'
  if (standing.is === 'waiting')
    return (
      <Card urgent>
        <Strong text={`您排在第 ${standing.position ?? 1} 位`} />
        <Caption
          text={
            leaseUntil !== null && leaseUntil > now
              ? `最早 ${momentWord(leaseUntil, now)} 轮到，轮到了会告诉您`
              : '轮到了会告诉您'
          }
        />
      </Card>
    )
  const until = standing.is === 'holder' ? standing.leaseUntil : promised ? leaseUntil : null
  if (until === null || until <= now) return null
  const { value, unit } = leftFigure(until, now)
  const own = standing.is === 'holder'
  const left = until - now
  const tone = left < pressingMs ? 'seal' : 'amber'
  const words = own
    ? standing.hasPlan
      ? `给您留到 ${momentWord(until, now)}，送到了点一下就好`
      : `给您留到 ${momentWord(until, now)}；写一句打算，再留 72 小时`
    : `有人在帮，${momentWord(until, now)} 前没办成就交给下一位${runnersUp > 0 ? `，还有 ${runnersUp} 人排着` : ''}`
  return (
    <Card urgent={own}>
      <Caption text={own ? '您认领的时间还剩' : '认领的时间还剩'} />
      <Figure value={value} unit={unit} tone={tone} />
      <Meter value={left} max={Math.max(leaseMs, left)} label={`还剩 ${value} ${unit}`} tone={tone} />
      <Caption text={words} />
    </Card>
  )
}
