/** Asks somebody who came how it was: a grade, a sentence if they like; afterwards it says so and may be changed. */
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import { VerdictNote } from '@/components/verdict-note'
import type { Output } from '@/contract'
import { thanksForm } from '@/domain/activity/thanks'
import { blankForm, draftOf, type DraftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { dateWord } from '@/domain/words/moments'
import { Fields } from '@/features/screens/fields'
import { FormFoot, useFilling } from '@/features/screens/form'

interface ThanksProps {
  sessionId: string
  thanks: Output<'thanks.say'>
  now: number
  /** Reads anew what was said. */
  onSaid: () => unknown
}

function Asked({ sessionId, thanks, onSaid }: ThanksProps) {
  const { form, version } = thanks
  const begun: DraftOf<typeof thanksForm> = form === null ? blankForm(thanksForm) : draftOf(thanksForm, form)
  const filling = useFilling(`thanks:${sessionId}:${version}`, begun, (draft) =>
    problemsIn(thanksForm, draft),
  )
  const { value, edit, wrong } = filling
  const send = async () => {
    const said = formOf(thanksForm, value)
    const answer = await filling.handIn(() => call('thanks.say', { sessionId, version, form: said }))
    if (answer?.ok) onSaid()
  }
  return (
    <>
      <Fields table={thanksForm} answers={value} {...{ edit, wrong }} />
      <FormFoot filling={filling} text="送出感谢" onTap={send} short />
    </>
  )
}

export function Thanks(props: ThanksProps) {
  const { thanks, now, onSaid } = props
  const { form, until, verdict } = thanks
  const [changing, setChanging] = useState(false)
  const open = now <= until
  return (
    <Card>
      <Stack>
        <Strong text="谢谢组织的人，打几分？" />
        <Caption text="满 5 个人说了，组织的人才看得到平均分和话，不写名字" />
        {form !== null && !changing ? (
          <>
            <Note
              tone="jade"
              text={`您说过了：${thanksForm.grade.options[form.grade]}${form.words && `，${form.words}`}`}
            />
            {verdict !== null && <VerdictNote verdict={verdict} what="这句话" />}
            {open && (
              <Button
                kind="quiet"
                text={`改一改，${dateWord(until, now)}前都行`}
                onTap={() => setChanging(true)}
              />
            )}
          </>
        ) : (
          <Asked
            {...props}
            onSaid={() => {
              setChanging(false)
              return onSaid()
            }}
          />
        )}
      </Stack>
    </Card>
  )
}
