/** What is missing to the next star or to the marked prize, and the activities, turns and orders that would bring it; each leads to its page. */
import { View } from '@tarojs/components'
import type * as v from 'valibot'
import { apart } from '@/components/apart'
import { tappable } from '@/components/accessible'
import { Card, Stack, Strong } from '@/components/card'
import { Icon } from '@/components/icon'
import { Meter } from '@/components/meter'
import type { NextStep as NextStepSchema } from '@/contract/next-step'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import { timeOf } from '@/domain/kernel/clock'
import { durationWord } from '@/domain/words/amounts'
import { dayWord, momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import styles from './next-step.module.scss'

type NextStep = v.InferOutput<typeof NextStepSchema>
type Unit = NextStep['unit']
type Way = NonNullable<NextStep['ways']>[number]

/** What is missing is rounded up, so that nobody who does it falls short: 3.5 小时, 12 分. */
const missingWord = (amount: number, unit: Unit): string =>
  unit === 'minutes' ? durationWord(amount) : `${amount} 分`

const bringsWord = (amount: number, unit: Unit): string =>
  unit === 'minutes' ? `+${durationWord(amount)}` : `+${amount} 分`

const haveWord = (amount: number, unit: Unit): string =>
  unit === 'minutes' ? durationWord(amount) : `${amount} 分`

/** 还差 3.5 小时到一星志愿者 */
function nextStepWord({ aim, unit, title, missing }: NextStep): string {
  if (missing === 0) return aim === 'prize' ? `积分够换${title}了` : `到${title}了`
  return `还差 ${missingWord(missing, unit)}${aim === 'prize' ? '换' : '到'}${title}`
}

/** An order says in which part of the day, not when. */
const partWord = (at: number): string => {
  const hour = Number(timeOf(at).slice(0, 2))
  return hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'
}

/** The page of a way. */
const pageOf = ({ is, id }: Way): string =>
  is === 'order' ? casePages.case('order', id) : appPages.session(id)

/** As an earlier version of the cloud said it. */
const waysOf = ({ ways, sessions }: NextStep): Way[] =>
  ways ?? sessions.map(({ sessionId, ...way }) => ({ is: 'session', id: sessionId, ...way }))

function hintOf({ missing, enough }: NextStep, ways: readonly Way[]): string {
  if (missing === 0) return ''
  if (ways.length === 0) return '近期没有合适的，有了会出现在这里'
  const sort = ways.some(({ is }) => is === 'order') ? '件' : '场'
  const which = ways.length === 1 ? `这一${sort}` : `这两${sort}`
  return ways.some(({ fitsTime }) => fitsTime)
    ? `${which}合适您${enough ? '，去了就够' : ''}：`
    : `${which}${enough ? '去了就够' : '可以攒一些'}：`
}

function WayLine({ way, unit, now }: { way: Way; unit: Unit; now: number }) {
  const { is, title, startAt, placeName, free, brings } = way
  const when = is === 'order' ? `${dayWord(startAt, now)}${partWord(startAt)}` : momentWord(startAt, now)
  const about = is === 'order' ? `${placeName} · 等人接` : `${placeName} · 还有 ${free} 个名额`
  const amount = bringsWord(brings, unit)
  return (
    <View
      className={styles.session}
      {...tappable({
        label: `${when} ${title}，${about}，${amount}`,
        onTap: () => openPage(pageOf(way)),
      })}
    >
      <View className={styles.what}>
        <View>{`${when} ${title}`}</View>
        <View className={styles.text}>{apart(about)}</View>
      </View>
      <View className={styles.brings}>
        {amount}
        <View className={styles.chevron}>
          <Icon name="next" size="mark" />
        </View>
      </View>
    </View>
  )
}

export function NextStepCard({ step, now }: { step: NextStep; now: number }) {
  const { aim, unit, have, needed, prizeId, missing } = step
  const ways = waysOf(step)
  const hint = hintOf(step, ways)
  return (
    <Card>
      <Stack>
        <Strong text={nextStepWord(step)} />
        <Meter value={have} max={needed} label={`${haveWord(needed, unit)}里已有 ${haveWord(have, unit)}`} />
        {hint !== '' && <View className={styles.text}>{hint}</View>}
      </Stack>
      {ways.map((way) => (
        <WayLine key={way.id} way={way} unit={unit} now={now} />
      ))}
      {aim === 'prize' && prizeId !== null && missing === 0 && (
        <View
          className={styles.session}
          {...tappable({ label: '去换', onTap: () => openPage(appPages.prize(prizeId)) })}
        >
          <View className={styles.what}>去换</View>
          <View className={styles.chevron}>
            <Icon name="next" size="mark" />
          </View>
        </View>
      )}
    </Card>
  )
}
