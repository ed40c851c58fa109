/** What a case says: what was written, how it went so far. */
import { View } from '@tarojs/components'
import { fileSrc } from '@/api/files'
import { together } from '@/components/apart'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Tag } from '@/components/tag'
import { VoicePlayer } from '@/components/voice/player'
import { clockWords } from '@/domain/case/clock-words'
import type { CaseKind } from '@/domain/case/define-case'
import { momentWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { Pictures } from '@/features/screens/pictures'
import { stateTone } from '@/features/screens/state-tone'
import styles from './parts.module.scss'
import type { CaseDetail } from './store'
import { Unpassed } from './unpassed'

interface PartProps {
  one: CaseDetail
  now: number
}

/** 第 2 次，问了 3 位，1 位这次去不了，等到 周六 9:00 */
const waveWords = ({ round, asked, declined, until }: NonNullable<CaseDetail['wave']>, now: number) =>
  [
    ...(round > 1 ? [`第 ${round} 次`] : []),
    `在等 ${asked} 位回话`,
    ...(declined > 0 ? [`${declined} 位去不了`] : []),
    `等到${momentWord(until, now)}`,
  ].join('，')

/** Where it stands and whose it is. */
export function Head({ one, now }: PartProps) {
  const { number, by, handler, stateText, tone, createdAt } = one
  const clock = clockWords(one, now)
  return (
    <View>
      <TagLine>
        <Tag tone={stateTone[tone]} text={stateText} />
        <Caption text={`第 ${number} 号`} />
      </TagLine>
      <Caption
        text={[by, momentWord(createdAt, now), handler === '' ? '' : `${handler}经手`]
          .filter(Boolean)
          .join(' · ')}
      />
      {clock !== '' && <Caption text={clock} />}
      {one.wave && <Caption text={waveWords(one.wave, now)} />}
    </View>
  )
}

interface KindPartProps extends Pick<PartProps, 'one'> {
  kind: string
}

/** What was written, in the words of the form, beneath the way to what it is about. */
export function Written({ kind, one }: KindPartProps) {
  const { lines, photos, voices, link } = one
  return (
    <Stack>
      {link && (
        <RowGroup>
          <Row title={link.title} caption="说的是这件" onTap={() => openPage(link.page)} />
        </RowGroup>
      )}
      <Card>
        <Stack>
          {lines.map(({ label, text }) => (
            <View key={label}>
              <Caption text={label} />
              <View className={styles.text}>{together(text)}</View>
            </View>
          ))}
          {voices.map((fileId) => (
            <VoicePlayer key={fileId} src={fileSrc(fileId)} label="说的话" />
          ))}
          <Pictures fileIds={photos} />
          <Unpassed kind={kind} one={one} check={one.check} />
        </Stack>
      </Card>
    </Stack>
  )
}

/** The ways to the other cases that it is tied to. */
export const Ties = ({ one: { links } }: Pick<PartProps, 'one'>) =>
  links.length > 0 && (
    <RowGroup>
      {links.map(({ label, title, page }) => (
        <Row key={`${label} ${page}`} title={title} caption={label} onTap={() => openPage(page)} />
      ))}
    </RowGroup>
  )

/**
 * The last thing that somebody said about it, where it can be read without looking for it; and how it has gone on since, so
 * that nobody takes what was said for what is so now.
 */
function LastWords({ one, now }: PartProps) {
  const newest = [...one.story].reverse()
  const last = newest.find(({ words }) => words !== '')
  if (!last) return null
  const [since] = newest
  return (
    <Card>
      <Strong text={`${last.by}${last.text}`} />
      <View className={styles.text}>{last.words}</View>
      <Caption text={momentWord(last.at, now)} />
      {since && since !== last && (
        <Caption text={`后来：${since.by}${since.text}，${momentWord(since.at, now)}`} />
      )}
    </Card>
  )
}

/**
 * What the other side proposes, where one of the buttons says yes to it: nobody agrees to a day that is not in sight. Else
 * what somebody said last.
 */
export function Latest({ kind, one, now }: PartProps & { kind: Pick<CaseKind, 'moves'> }) {
  const last = one.story[one.story.length - 1]
  const asks = one.moves.some(({ event }) => kind.moves[event]?.settles !== undefined)
  if (!asks || !last || last.lines.length === 0) return <LastWords one={one} now={now} />
  return (
    <Card>
      <Strong text={`${last.by}${last.text}`} />
      {last.lines.map(({ label, text }) => (
        <View key={label} className={styles.text}>{`${label}：${together(text)}`}</View>
      ))}
      <Caption text={momentWord(last.at, now)} />
    </Card>
  )
}

/** The photos that were given with a step, the newest first. */
export const StepPhotos = ({ kind, one }: KindPartProps) =>
  [...one.story].reverse().flatMap(({ at, by, text, photos, check }) =>
    photos.length === 0 && !check
      ? []
      : [
          <Card key={at}>
            <Stack>
              <Caption text={`${by}${text}，拍了照片`} />
              <Pictures fileIds={photos} />
              <Unpassed kind={kind} one={one} check={check} />
            </Stack>
          </Card>,
        ],
  )

/** The case so far, as its story says it. */
export const storyOf = ({ story }: CaseDetail) =>
  story.map(({ at, text, by, words, lines }) => {
    // Words stand beside the time, what was answered beneath it.
    const said = [words, ...lines.map(({ label, text }) => `${label}：${text}`)].join('\n').trimEnd()
    return { ...{ at, text: `${by}${text}` }, ...(said !== '' && { caption: said }) }
  })
