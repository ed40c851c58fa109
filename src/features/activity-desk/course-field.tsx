/** Making a course of an activity: one enrols once for all its sessions; who teaches, who is there, how places are given. */
import { useState } from 'react'
import { useMe } from '@/api/me'
import { createPages } from '@/api/pages'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { MomentField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { MOST_ADULTS } from '@/domain/activity/course-terms'
import { dayOf } from '@/domain/kernel/clock'
import { STAFF } from '@/domain/person/roles'
import { writtenDayWord } from '@/domain/words/moments'
import { useListSearch } from '@/features/screens/list-search'
import { LoadedList, useListShown } from '@/features/screens/loaded-list'
import { blankCourse, type CourseDraft } from './course-draft'

const volunteers = createPages({
  ...{ name: 'teachers', action: 'desk.volunteers', duty: true },
  inputOf: (state: 'active') => ({ state }),
})
const volunteersBy = (text: string) => volunteers.of('active', text)

interface ChooseSheetProps {
  onChoose: (teacher: Pick<CourseDraft, 'teacherId' | 'teacherName'>) => void
  onClose: () => void
}

function ChooseSheet({ onChoose, onClose }: ChooseSheetProps) {
  const search = useListSearch({ label: '找志愿者', placeholder: '名字' })
  const list = volunteersBy(search.text)
  useListShown(list)
  return (
    <Sheet open title="哪位志愿者来教" cancel="不改了" onClose={onClose}>
      <Stack>
        {search.box}
        <Button
          kind="second"
          text="请来的老师，不是志愿者"
          onTap={() => onChoose({ teacherId: null, teacherName: '' })}
        />
        <LoadedList
          list={list}
          empty={search.orNotFound(<Empty title="还没有志愿者" text="通过了申请的会列在这里" />)}
        >
          {(items) => (
            <RowGroup>
              {items.map(({ personId, name, gridName }) => (
                <Row
                  key={personId}
                  title={name}
                  caption={gridName}
                  onTap={() => onChoose({ teacherId: personId, teacherName: name })}
                />
              ))}
            </RowGroup>
          )}
        </LoadedList>
      </Stack>
    </Sheet>
  )
}

interface PartProps {
  course: CourseDraft
  edit: (some: Partial<CourseDraft>) => void
}

function Teacher({ course, edit }: PartProps) {
  const [choosing, setChoosing] = useState(false)
  const me = useMe()
  const isStaff = me.status === 'ready' && STAFF.some((role) => me.data.profile.roles.includes(role))
  const { teacherId, teacherName } = course
  return (
    <>
      {teacherId === null ? (
        <TextField
          label="谁来教"
          hint="请来的老师写名字，不记时长"
          maxLength={20}
          optional
          value={teacherName}
          onChange={(name) => edit({ teacherName: name })}
        />
      ) : (
        <Field label="谁来教" hint="志愿者，到了签到、离开签退，时长照记">
          <Strong text={teacherName} />
        </Field>
      )}
      {isStaff && (
        <Button
          kind="quiet"
          text={teacherId === null ? '是站里的志愿者教' : '换一位'}
          onTap={() => setChoosing(true)}
        />
      )}
      {choosing && (
        <ChooseSheet
          onChoose={(teacher) => {
            edit(teacher)
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

function Adults({ course: { adults }, edit }: PartProps) {
  const change = (at: number, name: string) =>
    edit({ adults: adults.map((one, i) => (i === at ? name : one)) })
  return (
    <>
      {adults.map((name, i) => (
        <TextField
          key={i}
          label={`在场的大人 ${i + 1}`}
          {...(i === 0 && { hint: '学的是孩子：老师以外至少还要两位不同的、站里核过身份的大人，家长看得到' })}
          maxLength={20}
          value={name}
          onChange={(next) => change(i, next)}
        />
      ))}
      {adults.length < MOST_ADULTS && (
        <Button kind="quiet" text="再加一位大人" onTap={() => edit({ adults: [...adults, ''] })} />
      )}
    </>
  )
}

function Places({ course, edit, now, district }: PartProps & { now: number; district: boolean }) {
  const { draws, drawDay, drawTime, ownUntil } = course
  return (
    <>
      <SwitchRow
        label="人多，抽签定"
        hint="先登记，到时候自动抽；种子的指纹事先公布，谁都能照着再算一遍"
        on={draws}
        onChange={(on) => edit({ draws: on })}
      />
      {draws && (
        <>
          <MomentField
            label="哪天抽"
            mode="date"
            start={dayOf(now)}
            value={drawDay}
            {...(drawDay !== null && { shown: writtenDayWord(drawDay, now) })}
            onChange={(day) => edit({ drawDay: day })}
          />
          <MomentField
            label="几点抽"
            mode="time"
            value={drawTime}
            onChange={(time) => edit({ drawTime: time })}
          />
        </>
      )}
      {district && (
        <MomentField
          label="先让本站居民报，到哪天"
          optional
          mode="date"
          start={dayOf(now)}
          value={ownUntil}
          {...(ownUntil !== null && { shown: `${writtenDayWord(ownUntil, now)}（含当天）` })}
          onChange={(day) => edit({ ownUntil: day })}
        />
      )}
    </>
  )
}

interface CourseFieldProps {
  /** Absent in a draft of an earlier version. */
  course: CourseDraft | null | undefined
  onChange: (course: CourseDraft | null) => void
  now: number
  /** Whether the other stations may come too. */
  district: boolean
  /** Whether those who learn are minors. */
  minors: boolean
  /** Whether it has to be a course: children are taught their schoolwork. */
  needed: boolean
  /** Once it is published it stays what it is. */
  live: boolean
  error?: string
}

export function CourseField({
  course = null,
  onChange,
  now,
  district,
  minors,
  needed,
  live,
  error,
}: CourseFieldProps) {
  const edit = (some: Partial<CourseDraft>) => onChange({ ...(course ?? blankCourse), ...some })
  return (
    <Card>
      {!live && (
        <SwitchRow
          label="这是一门课"
          hint="报一次，下面每一场都来；来不了的那一课请假"
          on={course !== null}
          onChange={(on) => onChange(on ? blankCourse : null)}
        />
      )}
      {needed && course === null && !live && (
        <Note
          tone="amber"
          text="教孩子功课，要当成一门课来办：监护人同意了才能报，老师以外还有两位大人在场"
        />
      )}
      {course !== null && (
        <>
          <Teacher course={course} edit={edit} />
          {minors && <Adults course={course} edit={edit} />}
          <Places {...{ course, edit, now, district }} />
        </>
      )}
      {error !== undefined && <Note tone="seal" text={error} />}
    </Card>
  )
}
