/** Writing down a figure that comes from elsewhere, new or again, and taking it away. */
import { useRef, useState } from 'react'
import { type Answer, failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { outsideForm, outsideProblems } from '@/domain/figures/outside'
import { blankForm, draftOf, formOf } from '@/domain/kernel/form'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import type { Saying } from '@/features/screens/said'
import { type Outside, type OutsideItem, type OutsideOf, removeOutside, saveOutside } from './outside-store'

interface SheetProps {
  /** The one that is changed; a new one without it. */
  item: OutsideItem | null
  of: OutsideOf
  version: number
  saying: Saying
  onWritten: (outside: Outside) => void
  onClose: () => void
}

export function OutsideSheet({ item, of, version, saying, onWritten, onClose }: SheetProps) {
  const begun = useRef({
    form: item === null ? blankForm(outsideForm) : draftOf(outsideForm, item.form),
    name: item === null ? `outside:${of}` : `outside:${of}:${item.form.what}:${version}`,
  }).current
  const filling = useFilling(begun.name, begun.form, outsideProblems)
  const { value, edit, wrong, failed, fail } = filling
  const [asked, setAsked] = useState(false)
  const taken = (answer: Answer<Outside> | null, text: string) => {
    if (!answer?.ok) return
    onWritten(answer.data)
    saying.say(text)
    onClose()
  }
  const save = async () => {
    const form = formOf(outsideForm, value)
    const was = item && { was: item.form.what }
    taken(await filling.handIn(() => saveOutside({ of, form, ...was, version })), `${form.what}记下了`)
  }
  const remove = async () => {
    if (!item) return
    fail(null)
    setAsked(false)
    const answer = await removeOutside({ of, what: item.form.what, version })
    if (!answer.ok) return fail(failureText(answer.failure))
    taken(answer, `${item.form.what}去掉了`)
  }
  return (
    <Sheet
      open
      title={item === null ? '加一个外面的数' : '改外面的数'}
      confirm="记下"
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <Fields table={outsideForm} answers={value} {...{ edit, wrong }} />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        {item && !asked && <Button kind="second" text="去掉这个数" onTap={() => setAsked(true)} />}
        {item && asked && (
          <Note
            tone="amber"
            text={`去掉「${item.form.what}」？`}
            action="确定去掉"
            onAction={() => void remove()}
            onClose={() => setAsked(false)}
          />
        )}
      </Stack>
    </Sheet>
  )
}
