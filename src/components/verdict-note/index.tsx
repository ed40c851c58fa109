/** What the content check says to the person who wrote something: wait, or put it right, or ask for a second look. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDraft } from '@/platform/use-draft'
import { Button, ButtonLine } from '../button'
import { TextField } from '../field/text-field'
import { Note } from '../note'
import { Sheet } from '../sheet'
import styles from './index.module.scss'

/** `appealed` is shown apart only where it is known; to everybody else the piece is simply still being looked at. */
export type ShownVerdict = 'pending' | 'passed' | 'inReview' | 'blocked' | 'appealed'

interface VerdictNoteProps {
  verdict: ShownVerdict
  /** What was checked, as its author calls it: 心愿, 照片, 感谢的话. */
  what: string
  /** Why a person turned it down, where one did. */
  reason?: string
  /** What can be done where nobody said why. */
  otherwise?: string
  /** Leads to where it can be put right. */
  onEdit?: () => void
  /** Names the kept words of the appeal: the id of the check. */
  draft?: string
  /** Asks for a second look; answers what went wrong in a sentence, or null. */
  onAppeal?: (reason: string) => Promise<string | null>
}

const waiting: Record<'pending' | 'inReview' | 'appealed', (what: string) => string> = {
  pending: (what) => `${what}正在检查，通过后别人才看得到，一般几分钟`,
  inReview: (what) => `${what}正在检查，工作人员会看一眼，一个工作日内有结果`,
  appealed: () => '申诉收到了，工作人员会再看一遍',
}

interface AppealSheetProps {
  what: string
  draft: string
  onAppeal: (reason: string) => Promise<string | null>
  onClose: () => void
}

function AppealSheet({ what, draft, onAppeal, onClose }: AppealSheetProps) {
  const { value, edit, dropSent } = useDraft(`appeal:${draft}`, { reason: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const send = async () => {
    const refused = await onAppeal(value.reason.trim())
    setProblem(refused)
    if (refused !== null) return
    dropSent(value)
    onClose()
  }
  return (
    <Sheet
      open
      title="请工作人员再看一遍？"
      confirm="送出申诉"
      confirmDisabled={value.reason.trim() === ''}
      onConfirm={send}
      onClose={onClose}
    >
      <View>{what}先不公开，等工作人员看过再说。</View>
      <TextField
        label="为什么没有问题"
        value={value.reason}
        onChange={(reason) => edit({ reason })}
        multiline
        maxLength={200}
        placeholder="比如：照片里是药盒，不是广告"
      />
      {problem !== null && <Note tone="seal" text={problem} />}
    </Sheet>
  )
}

/** Nothing once the piece has passed. */
export function VerdictNote({
  verdict,
  what,
  reason,
  otherwise = '请改一改再送，或者申诉',
  onEdit,
  draft = what,
  onAppeal,
}: VerdictNoteProps) {
  const [appealing, setAppealing] = useState(false)
  if (verdict === 'passed') return null
  if (verdict !== 'blocked') return <Note tone="amber" text={waiting[verdict](what)} />
  return (
    <View className={styles.verdict}>
      <Note
        tone="seal"
        text={`${what}没有通过内容检查，别人看不到。${reason ? `原因：${reason}` : otherwise}`}
      />
      {(onEdit || onAppeal) && (
        <View className={styles.ways}>
          <ButtonLine>
            {onEdit && <Button small kind="second" text="修改" label={`修改${what}`} onTap={onEdit} />}
            {onAppeal && (
              <Button
                small
                kind="second"
                text="申诉"
                label={`为${what}申诉`}
                onTap={() => setAppealing(true)}
              />
            )}
          </ButtonLine>
        </View>
      )}
      {appealing && onAppeal && (
        <AppealSheet what={what} draft={draft} onAppeal={onAppeal} onClose={() => setAppealing(false)} />
      )}
    </View>
  )
}
