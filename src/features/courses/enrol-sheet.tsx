/** Enrolling: for whom, with the notice read and the guardian's consent where these are asked for. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Caption } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { SwitchRow } from '@/components/field/switch-row'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { type Course, type CourseStanding, enrol, type Told } from './store'
import { joinWord } from './words'

/** Those who may be put down now. */
export const openFor = ({ standings, phase }: Course): CourseStanding[] =>
  phase === 'open' || phase === 'lots'
    ? standings.filter(
        ({ state, obstacle }) =>
          (state === 'none' || (state === 'missed' && phase === 'open')) && obstacle === null,
      )
    : []

/** Whether a tap alone is not enough. */
export const asksMore = (course: Course): boolean => {
  const open = openFor(course)
  return (
    course.riskAckNeeded ||
    open.length > 1 ||
    open.some(({ consent, clashes }) => consent || clashes.length > 0)
  )
}

/** Puts these down, one after the other; the first that fails ends it. @returns what is said of it */
export async function enrolAll(course: Course, people: readonly CourseStanding[], agreed: boolean) {
  for (const { personId, isSelf, name } of people) {
    const answer = await enrol({
      ...{ courseId: course.courseId, version: course.version, riskAck: agreed, consent: agreed },
      ...(!isSelf && { forPersonId: personId }),
    })
    if (!answer.ok)
      return { ok: false, text: `${isSelf ? '' : `${name}：`}${failureText(answer.failure)}` } as const
  }
  return {
    ok: true,
    text: course.phase === 'lots' ? '登记好了，抽签以后告诉您结果' : '报好了，每一课都有位子',
  } as const
}

interface EnrolSheetProps {
  course: Course
  onDone: (told: Told) => void
  onClose: () => void
}

const usualNotice = '请听从老师和组织者安排，注意安全。'

export function EnrolSheet({ course, onDone, onClose }: EnrolSheetProps) {
  const open = openFor(course)
  const [picked, setPicked] = useState(() =>
    open.filter(({ isSelf }) => isSelf || open.length === 1).map(({ personId }) => personId),
  )
  const [agreed, setAgreed] = useState(false)
  const people = open.filter(({ personId }) => picked.includes(personId))
  const consents = people.some(({ consent }) => consent)
  const clashes = Math.max(0, ...people.map((one) => one.clashes.length))
  return (
    <Sheet
      open
      title="报这门课"
      confirm={`${course.riskAckNeeded ? '看过了，' : ''}${joinWord(course)} ${people.length} 人`}
      confirmDisabled={people.length === 0 || (consents && !agreed)}
      onConfirm={async () => onDone(await enrolAll(course, people, true))}
      onClose={onClose}
    >
      {open.length > 1 && (
        <Field label="谁来学">
          <Choices
            label="谁来学"
            options={open.map(({ personId, name }) => ({ value: personId, text: name }))}
            values={picked}
            onChange={setPicked}
          />
        </Field>
      )}
      {clashes > 0 && (
        <Note tone="amber" text={`有 ${clashes} 课和已经答应的别的事同一时间，那几课先算请假`} />
      )}
      {course.riskAckNeeded && <Note tone="amber" text={course.riskNotice || usualNotice} />}
      {consents && (
        <>
          <View>
            {course.adults.length > 0
              ? `孩子来上课，除了老师还有大人在场：${course.adults.join('、')}。`
              : '这门课大人孩子都能来，除了老师，站里没有另外安排大人看着孩子。'}
          </View>
          <SwitchRow label="我是监护人，同意孩子来上课" on={agreed} onChange={setAgreed} />
          <Caption text="接送的时间和路上的安全，请家里安排好。" />
        </>
      )}
    </Sheet>
  )
}
