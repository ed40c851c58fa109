/** One piece of content that waits for a person: what it says and shows, who wrote it, why it waits, and the decision. */
import { useState } from 'react'
import { fileSrc } from '@/api/files'
import { View } from '@tarojs/components'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Note } from '@/components/note'
import { Photos } from '@/components/photo'
import { Tag } from '@/components/tag'
import { VoicePlayer } from '@/components/voice/player'
import { leftWord } from '@/domain/words/moments'
import { showPhotos } from '@/platform/media'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { Decided, Undo } from '@/features/screens/decided'
import { CaseMoves } from '@/features/screens/moves'
import type { Saying } from '@/features/screens/said'
import { dueTag } from '@/features/screens/due'
import styles from './check-card.module.scss'
import { decideCheck, isListed, takeBackChecks, type CheckItem, type CheckView, type Verdict } from './store'
import { checkTones, decidedTag, historyWords, subjectWords } from './words'

interface CheckCardProps {
  check: CheckItem
  /** The list it stands in. */
  listed: CheckView
  now: number
  saying: Saying
}

function Media({ media, title }: { media: CheckItem['media']; title: string }) {
  const photos = media.filter(({ kind }) => kind === 'image')
  const voices = media.filter(({ kind }) => kind === 'voice')
  const sources = photos.map(({ fileId }) => fileSrc(fileId))
  const label = (index: number) => [`第 ${index + 1} 张照片`, photos[index]?.label].filter(Boolean).join('，')
  return (
    <>
      {photos.length > 0 && (
        <Photos
          items={sources.map((src, index) => ({ src, label: label(index) }))}
          onTap={(index) => showPhotos(sources, index)}
        />
      )}
      {voices.map(({ fileId }) => (
        <VoicePlayer key={fileId} src={fileSrc(fileId)} label={`${title}的录音`} />
      ))}
    </>
  )
}

function Facts({ check, now }: { check: CheckItem; now: number }) {
  const { state, stateText, subjectKind, title, text, media, author, authorHistory } = check
  const { createdAt, dueAt, why, reason, appealReason } = check
  const due = dueTag(dueAt, now)
  const waited = leftWord(now, createdAt)
  return (
    <>
      <TagLine>
        {due && <Tag {...due} />}
        <Tag tone={checkTones[state]} text={stateText} />
        <Tag tone="kind" text={subjectWords[subjectKind]} />
      </TagLine>
      <Strong text={title} />
      {text !== '' && <View className={styles.words}>{text}</View>}
      <Media media={media} title={title} />
      {why !== '' && <Caption text={`为什么要看：${why}`} />}
      <Caption text={[author, historyWords(authorHistory), `等了 ${waited}`].filter(Boolean).join(' · ')} />
      {reason !== '' && <Caption text={`上次的理由：${reason}`} />}
      {appealReason !== '' && <Note tone="sky" text={`本人申诉：${appealReason}`} />}
    </>
  )
}

const questions: Record<Verdict, Omit<Question, 'title'> & { said: string }> = {
  passed: {
    text: '别人马上能看到。',
    confirm: '通过',
    ask: '说明',
    placeholder: '可以写给同事看',
    optional: true,
    said: '通过了',
  },
  blocked: {
    text: '别人看不到；本人会收到消息，里面有您写的原因，可以改，也可以申诉。',
    confirm: '不通过',
    ask: '为什么不通过',
    placeholder: '比如：照片里有别人的门牌和电话',
    said: '没有通过，已告诉本人',
  },
}

const verdicts: Record<string, Verdict> = { pass: 'passed', block: 'blocked' }

/** The steps that are open now; what was decided a moment ago, or within the day, may be taken back beside or instead. */
function Steps({ check, listed, saying, onAsk }: StepsProps) {
  const { checkId: id, version, title, moves, mayTakeBack } = check
  const tag = decidedTag(check)
  const undo = {
    ...{ name: title, saying, text: tag.text },
    undo: () => takeBackChecks(listed, [{ id, version }]),
    undone: '撤销了，和原来一样',
  }
  if (!isListed(check, listed)) return <Decided {...undo} {...tag} mayTakeBack={mayTakeBack} />
  const obstacles = [...new Set(moves.flatMap(({ allowed, reason }) => (allowed || !reason ? [] : [reason])))]
  return (
    <>
      {obstacles.map((reason) => (
        <Caption key={reason} text={reason} />
      ))}
      <CaseMoves
        moves={moves.filter(({ allowed, event }) => allowed && event in verdicts)}
        main={['pass']}
        name={title}
        onAsk={onAsk}
      >
        {mayTakeBack && <Undo {...undo} />}
      </CaseMoves>
    </>
  )
}

interface StepsProps extends Omit<CheckCardProps, 'now'> {
  onAsk: (event: string) => void
}

export function CheckCard(props: CheckCardProps) {
  const [asked, setAsked] = useState<Verdict | null>(null)
  const { check, listed, now, saying } = props
  const { checkId, version, title } = check
  const decide = (verdict: Verdict, reason: string) =>
    decideCheck(listed, { checkId, version, verdict, ...(reason !== '' && { reason }) })
  return (
    <Card>
      <Stack>
        <Facts check={check} now={now} />
        <Steps {...props} onAsk={(event) => setAsked(verdicts[event] ?? null)} />
      </Stack>
      {asked && (
        <ActionSheet
          draft={`reason:check:${asked}:${checkId}`}
          title={`${title}：${questions[asked].confirm}？`}
          {...questions[asked]}
          onConfirm={({ words }) => decide(asked, words)}
          onDone={() => saying.say(`${title}：${questions[asked].said}`)}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  )
}
