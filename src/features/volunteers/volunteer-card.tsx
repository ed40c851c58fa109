/** Somebody who has applied to be a volunteer, or is one: what is known, and the decisions. */
import { useState } from 'react'
import type { Input } from '@/contract'
import { Button } from '@/components/button'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Tag } from '@/components/tag'
import { deskPages } from '@/domain/desk-pages'
import { momentWord } from '@/domain/words/moments'
import { ActionSheet, type Question } from '@/features/screens/action-sheet'
import { Decided, Undo } from '@/features/screens/decided'
import { OpenMoves } from '@/features/screens/moves'
import type { Saying } from '@/features/screens/said'
import { decideVolunteer, takeBackVolunteer, type VolunteerCase, type VolunteerState } from './store'
import { decidedTag } from './words'
import { dueTag } from '@/features/screens/due'
import { openPage } from '@/platform/navigate'

type Event = Input<'desk.decideVolunteer'>['event']

const questions: Record<Event, Omit<Question, 'title'> & { said: string }> = {
  approve: { text: '马上成为志愿者，能报志愿者的活动；本人会收到消息。', confirm: '通过', said: '通过了' },
  reject: {
    text: '本人会收到消息，里面有您写的原因，可以改好再申请。',
    confirm: '不通过',
    said: '没有通过，已告诉本人',
    ask: '为什么不通过',
    placeholder: '比如：姓名和证件对不上',
  },
  guardianConsent: {
    text: '已经打电话或当面问过监护人，监护人知道并同意。',
    confirm: '监护人同意了',
    said: '记下了，接着等审核',
  },
  suspend: {
    text: '暂停期间不能报志愿者的活动，已有时长不变；本人会收到消息。',
    confirm: '暂停',
    said: '暂停了',
    ask: '为什么暂停',
    placeholder: '比如：连续三次报了没来',
  },
  restore: { text: '又可以报志愿者的活动了；本人会收到消息。', confirm: '恢复', said: '恢复了' },
}

/** In these states somebody has a file of papers. */
const filed: readonly VolunteerState[] = ['active', 'suspended']

const main: readonly string[] = ['approve', 'guardianConsent', 'restore']

interface VolunteerCardProps {
  volunteer: VolunteerCase
  /** The list it stands in. */
  listed: VolunteerState
  now: number
  saying: Saying
}

/** What is known of the person. */
function Facts({ volunteer, now }: Pick<VolunteerCardProps, 'volunteer' | 'now'>) {
  const { name, maskedPhone, age, gridName, skills, slots, guardian } = volunteer
  const due = dueTag(volunteer.dueAt, now)
  return (
    <>
      <Title text={name} />
      <Caption text={[age === null ? '' : `${age} 岁`, gridName, maskedPhone].filter(Boolean).join(' · ')} />
      <TagLine>
        {due && <Tag {...due} />}
        {skills.map((skill) => (
          <Tag key={skill} tone="kind" text={skill} />
        ))}
      </TagLine>
      {slots.length > 0 && <Caption text={`有空：${slots.join('、')}`} />}
      {guardian && (
        <Caption text={`监护人：${guardian.name}（${guardian.relation}）${guardian.maskedPhone}`} />
      )}
      <Caption text={`${momentWord(volunteer.appliedAt, now)} 申请`} />
      {volunteer.suspension && (
        <Caption
          text={`${momentWord(volunteer.suspension.at, now)} 被暂停过，还没有恢复。原因：${volunteer.suspension.reason}`}
        />
      )}
      {volunteer.remarks.map((remark) => (
        <Caption key={remark} text={remark} />
      ))}
    </>
  )
}

/** The steps that are open now; what was decided a moment ago, or within the day, may be taken back beside or instead. */
function Steps({ volunteer, listed, saying, onAsk }: StepsProps) {
  const { name, state, moves, mayTakeBack } = volunteer
  const tag = decidedTag(state)
  const undo = {
    ...{ name, saying, text: tag.text },
    undo: () => takeBackVolunteer(listed, volunteer),
    undone: '撤销了，还在等着',
  }
  if (state !== listed) return <Decided {...undo} {...tag} mayTakeBack={mayTakeBack} />
  return (
    <OpenMoves moves={moves} main={main} name={name} onAsk={onAsk}>
      {mayTakeBack && <Undo {...undo} />}
    </OpenMoves>
  )
}

interface StepsProps extends Omit<VolunteerCardProps, 'now'> {
  onAsk: (event: string) => void
}

export function VolunteerCard(props: VolunteerCardProps) {
  const [asked, setAsked] = useState<Event | null>(null)
  const { volunteer, listed, saying } = props
  const { personId, version, name } = volunteer
  const decide = (event: Event, reason: string) =>
    decideVolunteer(listed, { personId, version, event, ...(reason !== '' && { reason }) })
  return (
    <Card>
      <Stack>
        <Facts {...props} />
        {filed.includes(volunteer.state) && (
          <Button
            kind="second"
            text="证书、培训和保险"
            label={`${name}：证书、培训和保险`}
            onTap={() => openPage(deskPages.volunteerFile(personId))}
          />
        )}
        <Steps {...props} onAsk={(event) => setAsked(event as Event)} />
      </Stack>
      {asked && (
        <ActionSheet
          draft={`reason:${asked}:${personId}`}
          title={`${name}：${questions[asked].confirm}？`}
          {...questions[asked]}
          onConfirm={({ words }) => decide(asked, words)}
          onDone={() => saying.say(`${name}：${questions[asked].said}`)}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  )
}
