/** Where a volunteer stands: waiting, active, suspended; and the way out. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { askFor } from '@/api/consent'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Caption, Card, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Tag, type Tone } from '@/components/tag'
import { skillNames, weekSlotNames } from '@/domain/person/vocabulary'
import { type Profile } from '@/api/me'
import { ConsentSwitches } from './consents'
import { OwnPapers } from './own-papers'
import { withdrawVolunteer } from './store'
import { volunteerWords } from './words'

type State = Profile['volunteer']['state']

const tones: Record<State, Tone> = {
  none: 'plain',
  pendingGuardian: 'amber',
  pendingReview: 'amber',
  active: 'jade',
  suspended: 'seal',
  withdrawn: 'plain',
  rejected: 'seal',
}

const meanings: Record<State, string> = {
  none: '',
  pendingGuardian: '社区会联系您的监护人，同意后就进入审核。',
  pendingReview: '社区工作人员会在三个工作日内看，结果用消息告诉您。',
  active: '可以报名志愿活动，时长和积分自动入账。',
  suspended: '这段时间不能报名志愿活动，有异议可请社区复核。',
  withdrawn: '已有的时长仍是您的，想回来随时再申请。',
  rejected: '改好资料可以再申请。',
}

/** Whether the form stands below: there is nothing to wait for. */
export const mayApply = ({ volunteer }: Profile): boolean =>
  volunteer.state === 'none' || volunteer.state === 'rejected' || volunteer.state === 'withdrawn'

export function VolunteerStatus({ profile }: { profile: Profile }) {
  const { state, reason, skills, slots } = profile.volunteer
  const [leaving, setLeaving] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const withdraw = async () => {
    const answer = await withdrawVolunteer()
    setFailed(answer.ok ? null : `${answer.failure.text}，${answer.failure.next}`)
    setLeaving(false)
  }
  return (
    <>
      <Card>
        <Title text={profile.realName || profile.nickname || '邻居'} />
        <TagLine>
          <Tag tone={tones[state]} text={volunteerWords[state]} />
        </TagLine>
        <Caption text={[reason && `原因：${reason}。`, meanings[state]].filter(Boolean).join('')} />
      </Card>
      {(state === 'pendingReview' || state === 'pendingGuardian') && (
        <AskNote
          text="有结果时，微信里告诉您？"
          action="告诉我"
          done="好的，有结果会在微信里告诉您"
          ask={() => askFor('caseHandedIn')}
        />
      )}
      {failed !== null && <Note tone="seal" text={failed} />}
      {!mayApply(profile) && (
        <RowGroup>
          <Row title="会做什么" caption={skills.map((skill) => skillNames[skill]).join('、') || '没有写'} />
          <Row
            title="什么时候有空"
            caption={slots.map((slot) => weekSlotNames[slot]).join('、') || '没有写'}
          />
        </RowGroup>
      )}
      {!mayApply(profile) && <OwnPapers papers={profile.volunteer.papers} />}
      {!mayApply(profile) && <ConsentSwitches profile={profile} scopes={['national']} />}
      {(state === 'active' || state === 'pendingReview' || state === 'pendingGuardian') && (
        <Button
          kind="danger"
          text={state === 'active' ? '退出志愿者队伍' : '撤回申请'}
          onTap={() => setLeaving(true)}
        />
      )}
      <Sheet
        open={leaving}
        title={state === 'active' ? '退出志愿者队伍？' : '撤回申请？'}
        danger
        confirm={state === 'active' ? '退出' : '撤回'}
        onConfirm={withdraw}
        onClose={() => setLeaving(false)}
      >
        <View>已有的时长仍是您的，以后随时可以再申请。</View>
      </Sheet>
    </>
  )
}
