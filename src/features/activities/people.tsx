/** Who comes: the person who holds the phone and the family, each chosen with a tap or standing where they stand. */
import { View } from '@tarojs/components'
import { tappable } from '@/components/accessible'
import { classNames } from '@/components/class-names'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tag, type Tone } from '@/components/tag'
import { leftWord, timeWord } from '@/domain/words/moments'
import { answerWord, standingWord } from '@/domain/words/people'
import type { SessionDetail, Standing } from './detail-store'
import { isOpenFor } from './use-places'
import styles from './people.module.scss'

interface PeopleProps {
  session: SessionDetail
  now: number
  chosen: readonly Standing[]
  onToggle: (standing: Standing) => void
  onCancel: (standing: Standing) => void
  onPass: (standing: Standing) => void
}

const tones: Record<string, Tone> = {
  ...{ waiting: 'amber', offered: 'seal', leftOpen: 'amber', noShow: 'plain' },
  ...{ applied: 'amber', declined: 'plain' },
}

/** The button that gives up what there is. */
const cancelWords: Partial<Record<Standing['state'], string>> = {
  ...{ confirmed: '取消', waiting: '退出候补', applied: '撤回' },
}

/** Whoever stays away from one lesson keeps the place in the course. */
const cancelWordOf = ({ lesson }: SessionDetail, { state }: Standing): string | undefined =>
  lesson && state === 'confirmed' ? '请假' : cancelWords[state]

function caption(standing: Standing, session: SessionDetail, now: number): string {
  const { obstacle, state, offerUntil, checkInAt, checkOutAt } = standing
  if (state === 'offered' && offerUntil !== null)
    return `位子留到 ${timeWord(offerUntil)}，还剩 ${leftWord(offerUntil, now)}`
  if (state === 'waiting') return `前面还有 ${Math.max(0, (standing.position ?? 1) - 1)} 位，有位子会告诉您`
  if (state === 'applied') return `${answerWord(standing, now)}，确认了才算报上`
  if (state === 'declined') return standing.why
  if (checkOutAt !== null) return `${timeWord(checkOutAt)} 离开`
  if (checkInAt !== null) return `${timeWord(checkInAt)} 到的`
  if (obstacle && (state === 'none' || state === 'cancelled')) return `${obstacle.text}，${obstacle.next}`
  if (state === 'confirmed' && now < session.freeCancelUntil) return '来不了请早点取消，位子留给邻居'
  return ''
}

function Person({ standing, ...props }: PeopleProps & { standing: Standing }) {
  const { session, now, chosen, onToggle, onCancel, onPass } = props
  const open = isOpenFor(session, standing, now)
  const on = chosen.some(({ personId }) => personId === standing.personId)
  const why = caption(standing, session, now)
  const word = standingWord(standing.state, standing.position)
  const cancelWord = now < session.startAt ? cancelWordOf(session, standing) : undefined
  const words = (
    <View className={styles.words}>
      <View className={styles.name}>{standing.name}</View>
      {why !== '' && <Caption text={why} />}
    </View>
  )
  if (open)
    return (
      <View
        className={styles.person}
        {...tappable({
          role: 'checkbox',
          label: standing.name,
          checked: on,
          onTap: () => onToggle(standing),
        })}
      >
        {words}
        <View className={classNames(styles.tick, on && styles.on)}>
          {on && <Icon name="check" size="mark" />}
          {on ? '参加' : '不参加'}
        </View>
      </View>
    )
  return (
    <View className={styles.person}>
      {words}
      {standing.post !== '' && <Tag text={standing.post} />}
      {word !== '' && <Tag tone={tones[standing.state] ?? 'jade'} text={word} />}
      {cancelWord && (
        <Button
          small
          kind="danger"
          text={cancelWord}
          label={`取消${standing.name}的报名`}
          onTap={() => onCancel(standing)}
        />
      )}
      {standing.state === 'offered' && (
        <Button small kind="quiet" text="让给下一位" onTap={() => onPass(standing)} />
      )}
    </View>
  )
}

export function People(props: PeopleProps) {
  return (
    <View className={styles.people}>
      {props.session.standings.map((standing) => (
        <Person key={standing.personId} standing={standing} {...props} />
      ))}
    </View>
  )
}
