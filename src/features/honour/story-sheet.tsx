/** Writing what is told of an honour; whoever it is about reads it first. */
import { useRef } from 'react'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { storyForm } from '@/domain/honour/story'
import { blankForm, draftOf, formOf, problemsIn } from '@/domain/kernel/form'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { type DeskHonour, writeStory } from './desk-store'

interface StorySheetProps {
  honour: DeskHonour
  onSaid: (text: string) => void
  onClose: () => void
}

export function StorySheet({ honour, onSaid, onClose }: StorySheetProps) {
  const { honourId, version, name: called, story } = honour
  const begun = useRef({
    form: story === null ? blankForm(storyForm) : draftOf(storyForm, story),
    name: `story:${honourId}:${version}`,
  }).current
  const filling = useFilling(begun.name, begun.form, (draft) => problemsIn(storyForm, draft))
  const { value, edit, wrong, failed, fail } = filling
  const save = async () => {
    const form = formOf(storyForm, value)
    const answer = await filling.handIn(() => writeStory({ honourId, version, form }))
    if (!answer?.ok) return
    onSaid('写好了，本人同意以后才公开')
    onClose()
  }
  return (
    <Sheet open title={`${called}的事迹`} confirm="写好，请本人看" onConfirm={save} onClose={onClose}>
      <Stack>
        <Fields
          table={storyForm}
          answers={value}
          {...{ edit, wrong }}
          photos={{ folder: 'activity', keepAs: begun.name }}
          onBusy={filling.setBusy}
        />
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
      </Stack>
    </Sheet>
  )
}
