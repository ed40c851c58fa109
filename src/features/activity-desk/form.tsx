/** Writing an activity, new or again; every answer is kept as it is typed, and saving leads to its page. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { useMe } from '@/api/me'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { goBack, replacePage } from '@/platform/navigate'
import { useDraft } from '@/platform/use-draft'
import { createActivity, updateActivity, type DeskActivity } from './store'
import { blankActivity, draftOf, formOf, missingForPublishing, problemsOf } from './draft'
import { CareFields, GridFields, WhatFields, WhereFields, WhoFields } from './fields'
import { SessionFields } from './session-fields'

interface ActivityFormProps {
  /** The activity that is changed; a new one without it. */
  activity: DeskActivity | null
}

/** A draft belongs to the version it was begun on: after somebody else's change it would undo that change. */
const draftName = (activity: DeskActivity | null): string =>
  activity === null ? 'activity' : `activity:${activity.activityId}:${activity.version}`

export function ActivityForm({ activity }: ActivityFormProps) {
  const now = serverNow()
  const { value, edit, dropSent } = useDraft(
    draftName(activity),
    activity === null ? blankActivity(now, '') : draftOf(activity.form),
  )
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const me = useMe()
  const known = me.status === 'ready' ? me.data.profile.grids : []
  const grids = activity?.grids ?? known
  const problems = problemsOf(value, now)
  const count = Object.keys(problems).length
  const missing = missingForPublishing(value)
  const live = activity?.state === 'published'
  const wrong = (key: keyof typeof problems) => {
    const error = tried ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const save = async () => {
    setTried(true)
    goToFirstWrong()
    const form = formOf(value, now)
    if (form === null) return
    const answer =
      activity === null
        ? await createActivity(form)
        : await updateActivity(activity.activityId, activity.version, form)
    if (!answer.ok) return setFailed(failureText(answer.failure))
    dropSent(value)
    if (activity === null) replacePage(appPages.deskActivity(answer.data.activityId))
    else goBack()
  }
  const part = { value, edit, wrong }
  return (
    <Screen
      title={activity === null ? '新建活动' : '修改活动'}
      action={
        <Stack>
          {tried && <MissingNote count={count} />}
          {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
          <Button text={live ? '保存修改' : '存好'} onTap={save} />
        </Stack>
      }
    >
      <Stack>
        {live && <Note tone="sky" text="已经发布了：改了时间或地点，报名的人会收到消息。" />}
        <WhatFields {...part} />
        <Section title="什么时候">
          <SessionFields
            sessions={value.sessions}
            now={now}
            onChange={(sessions) => edit({ sessions })}
            keepSaved={live}
            {...wrong('sessions')}
          />
        </Section>
        <Section title="在哪里，多少人">
          <WhereFields {...part} />
        </Section>
        <Section title="谁能来">
          <WhoFields {...part} />
          <GridFields {...part} grids={grids} />
        </Section>
        <CareFields {...part} />
        {missing.length > 0 && <Caption text={`送审前还要写：${missing.join('、')}。现在可以先存成草稿。`} />}
      </Stack>
    </Screen>
  )
}
