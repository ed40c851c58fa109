/** What the page of a wish says: the note itself, its facts, who helps, how it went on, the thanks. */
import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { unspoken } from '@/components/accessible'
import { apart } from '@/components/apart'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Moment } from '@/components/moment'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { VoicePlayer } from '@/components/voice/player'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import { daysBetween } from '@/domain/kernel/clock'
import { dateWord, dayWord, momentWord, weekdayWord } from '@/domain/words/moments'
import { deliverWayNames, wishKindNames, wishSaying } from '@/domain/wish/vocabulary'
import { openPage } from '@/platform/navigate'
import { Checked } from '../screens/checked'
import { Pictures } from '../screens/pictures'
import { openWish } from './store'
import { isGranted, isMakers, stageTag, type WishDetail } from './words'
import styles from './parts.module.scss'

interface PartProps {
  wish: WishDetail
  now: number
}

interface PieceProps {
  wish: WishDetail
  /** `body`, `thanks`, `proof`, `note:<id>`. */
  part: string
  /** 这个心愿, 感谢的话 */
  what: string
}

/** The way to say that what somebody wrote does not belong there; not on what is one's own. */
const Report = ({ wish: { wishId }, part, what }: PieceProps) => (
  <Button
    small
    kind="quiet"
    text="举报"
    label={`举报${what}`}
    onTap={() => openPage(casePages.beginCase('complaint', { on: 'wish', id: wishId, part, what }))}
  />
)

interface ToldProps extends PieceProps {
  said: Pick<NonNullable<WishDetail['proof']>, 'text' | 'photos' | 'check'>
  head?: ReactNode
  /** Whose the photos are. */
  label: string
  by: string
  isMine?: boolean
}

/** What somebody wrote and showed on the way. */
function Told({ wish, part, what, said, head, label, by, isMine = false }: ToldProps) {
  return (
    <Card>
      <Stack>
        {head}
        {said.text !== '' && <View>{said.text}</View>}
        <Pictures fileIds={said.photos} label={label} />
        <Caption text={by} />
        <Checked check={said.check} what={what} again={() => openWish(wish.wishId)} />
        {!isMine && <Report {...{ wish, part, what }} />}
      </Stack>
    </Card>
  )
}

/** The note from the wall, in large. */
export function Head({ wish, now }: PartProps) {
  const { title, group, kind, gridName, reason, photos, publishedAt, waitedDays } = wish
  const since =
    publishedAt === null ? '' : waitedDays === 0 ? '今天挂上墙' : `${dayWord(publishedAt, now)}挂上墙`
  return (
    <View className={styles.note}>
      <View className={styles.pin} {...unspoken} />
      <View className={styles.title}>{title}</View>
      <TagLine>
        <Tag {...stageTag(wish)} />
        <Tag tone="kind" text={wishKindNames[kind]} />
      </TagLine>
      {reason !== '' && <View className={styles.reason}>{reason}</View>}
      <Pictures fileIds={photos} label={title} />
      <View className={styles.by}>
        {apart([wishSaying(group), gridName, since].filter(Boolean).join(' · '))}
      </View>
      {!isMakers(wish) && <Report wish={wish} part="body" what="这个心愿" />}
    </View>
  )
}

function neededWord({ deadlineAt, nearlyDue }: WishDetail, now: number): { title: string; caption: string } {
  const day = `${dateWord(deadlineAt, now)} ${weekdayWord(deadlineAt)}`
  return { title: `盼在 ${day}前`, caption: nearlyDue && deadlineAt > now ? '日子快到了' : '' }
}

function helpersWord(wish: WishDetail): string {
  const { helpers, helpersWanted, runnersUp } = wish
  if (isGranted(wish)) return helpers > 0 ? `${helpers} 人帮的忙` : '社区办的'
  const wanted = helpersWanted > 1 ? `要 ${helpersWanted} 人一起` : '要一个人帮'
  const now = helpers > 0 ? `已有 ${helpers} 人认领` : '还没有人认领'
  return [wanted, now, runnersUp > 0 && `${runnersUp} 人排着`].filter(Boolean).join('，')
}

/** When and how it is wanted, while it still is. */
function Wanted({ wish, now }: PartProps) {
  const { deliverWay, contact } = wish
  // Whoever knows the place reads it elsewhere.
  const hidden = contact.place === null && { caption: '具体地点只告诉来帮的人' }
  return (
    <>
      <Row icon="calendar" {...neededWord(wish, now)} />
      <Row icon="bag" title={deliverWayNames[deliverWay]} {...hidden} />
    </>
  )
}

export function Facts({ wish, now }: PartProps) {
  const { people, refusal, points } = wish
  return (
    <RowGroup>
      {!isGranted(wish) && <Wanted wish={wish} now={now} />}
      <Row icon="people" title={helpersWord(wish)} />
      {points !== null && points > 0 && <Row icon="medal" title={`帮忙的人每人得 ${points} 分`} />}
      {people !== null && (
        <Row
          icon="person"
          title={people.wisher}
          {...(people.recorder !== null && { caption: `由${people.recorder}代写` })}
        />
      )}
      {refusal !== null && refusal !== '' && <Row icon="info" title={refusal} caption="理由" />}
    </RowGroup>
  )
}

/** Who helps, and what they have said about it. */
export function Progress({ wish, now }: PartProps) {
  const { helping, notes, proof } = wish
  if (helping.length === 0 && notes.length === 0 && proof === null) return null
  return (
    <Section title="办到哪一步了">
      {helping.length > 0 && (
        <RowGroup>
          {helping.map(({ name, isMine, since, hasPlan }) => (
            <Row
              key={`${name} ${since}`}
              icon="heart"
              title={isMine ? '我' : name}
              caption={`${momentWord(since, now)} 认领 · ${hasPlan ? '打算写好了' : '还没写打算'}`}
            />
          ))}
        </RowGroup>
      )}
      {notes.map(({ noteId, by, at, ...note }) => (
        <Told
          key={noteId}
          {...{ wish, part: `note:${noteId}`, what: '这条进展', said: note, isMine: note.isMine }}
          label={`${by}的进展`}
          by={`${by} · ${momentWord(at, now)}`}
        />
      ))}
      {proof && (
        <Told
          {...{ wish, part: 'proof', what: '送到的照片和话', said: proof, by: proof.by }}
          head={<Strong text={`送到了 · ${momentWord(proof.at, now)}`} />}
          label="送到时的照片"
        />
      )}
    </Section>
  )
}

/** Whose work it was, and how long it hung on the wall. */
function grantedWord({ helpers, publishedAt, grantedAt }: WishDetail): string {
  const by = helpers > 0 ? `${helpers} 位邻居圆了它` : '社区圆了它'
  if (publishedAt === null || grantedAt === null) return by
  const days = daysBetween(publishedAt, grantedAt)
  return days === 0 ? `挂上墙当天，${by}` : `挂上墙 ${days} 天，${by}`
}

/** What was said for it, by word or voice. */
function Said({ wish, now, onAgain }: PartProps & { onAgain: () => void }) {
  const { thanks, title } = wish
  if (thanks === null) return <Strong text="等一句感谢的话" />
  const { text, voice, at, check } = thanks
  return (
    <>
      {text !== '' && <View className={styles.thanks}>{`「${text}」`}</View>}
      {voice && (
        <VoicePlayer src={fileSrc(voice.fileId)} seconds={voice.seconds} label={`${title}，感谢的话`} />
      )}
      <Caption text={momentWord(at, now)} />
      <Checked check={check} what="感谢的话" again={() => openWish(wish.wishId)} onEdit={onAgain} />
      {!isMakers(wish) && <Report wish={wish} part="thanks" what="感谢的话" />}
    </>
  )
}

/** The note turned over: what was said for it is on its back. */
export function Granted({ wish, now, onAgain }: PartProps & { onAgain: () => void }) {
  return (
    <Section title={wish.thanks === null ? '心愿圆了' : '感谢的话'}>
      <Moment
        of="granted"
        sentence={grantedWord(wish)}
        next={{ text: '看看别的心愿', onTap: () => openPage(appPages.wishes) }}
      >
        <Stack>
          <Said {...{ wish, now, onAgain }} />
        </Stack>
      </Moment>
    </Section>
  )
}
