/** Shows what was handed over: who wrote it, when, and what. */
import { Caption, Strong } from '@/components/card'
import { momentWord } from '@/domain/words/moments'
import { View } from '@tarojs/components'
import type { DutyNote } from './store'

export function Notes({ notes, now }: { notes: readonly DutyNote[]; now: number }) {
  return (
    <>
      {notes.map(({ name, writtenAt, text }) => (
        <View key={`${name} ${writtenAt}`}>
          <Strong text={text} />
          <Caption text={`${name} · ${momentWord(writtenAt, now)} 写的`} />
        </View>
      ))}
    </>
  )
}
