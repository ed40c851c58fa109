/** Turns several things at once down with one reason: ticked one by one, or all of one person. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { type Answer } from '@/api/failure'
import { MANY } from '@/domain/kernel/many'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Choices } from '@/components/choices'
import { ActionSheet } from './action-sheet'
import type { Saying } from './said'

/** A thing that was ticked, in the version that was seen. */
export interface SeenVersion {
  id: string
  version: number
}

export interface Refusable extends SeenVersion {
  title: string
  /** Whose it is, as the list shows it. */
  who: string
}

export interface ManyDecided {
  done: string[]
  left: { id: string; text: string }[]
  /** Takes back what was done, where that is open: they wait as before. */
  undo?: () => Promise<Answer<object>>
}

interface RefuseManyProps {
  /** Names the draft of the reason. */
  draft: string
  /** 退回, 不通过 */
  verb: string
  /** What will follow. */
  text: string
  placeholder: string
  items: readonly Refusable[]
  refuse: (seen: SeenVersion[], reason: string) => Promise<Answer<ManyDecided>>
  saying: Saying
}

/** How it went, in words: how many are done, and why the others are not. */
function wordsOf({ done, left }: ManyDecided, verb: string, items: readonly Refusable[]): string {
  const titles = left.map(({ id, text }) => {
    const title = items.find((item) => item.id === id)?.title ?? ''
    return `「${title}」${text}`
  })
  const all = done.length > 0 ? `${verb}了 ${done.length} 条，已告诉本人` : `一条也没有${verb}`
  return titles.length === 0 ? all : `${all}；没有办的：${titles.join('；')}`
}

/** More than once in the list, in its order. */
const repeated = (items: readonly Refusable[]): string[] => [
  ...new Set(items.map(({ who }) => who).filter((who, i, all) => all.indexOf(who) !== i)),
]

function ManySheet({ draft, verb, text, placeholder, items, refuse, saying, onClose }: SheetProps) {
  const [ids, setIds] = useState<string[]>([])
  const options = items.map(({ id, title, who }) => ({ value: id, text: title, caption: who }))
  const idsOf = (who: string) => items.filter((item) => item.who === who).map(({ id }) => id)
  const seen = items.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version }))
  return (
    <ActionSheet
      draft={`reason:${draft}`}
      title={`一起${verb}`}
      text={text}
      confirm={ids.length > 0 ? `${verb}这 ${ids.length} 条` : verb}
      ask="同一个理由"
      placeholder={placeholder}
      ready={ids.length > 0}
      onConfirm={({ words }) => refuse(seen, words)}
      onDone={(decided) => {
        const words = wordsOf(decided, verb, items)
        if (decided.undo) saying.offer(words, decided.undo, '撤销了，还在这里等着')
        else saying.say(words)
      }}
      onClose={onClose}
    >
      <Stack>
        <Choices options={options} values={ids} onChange={setIds} label={`要${verb}的`} />
        {repeated(items).map((who) => (
          <Button
            key={who}
            small
            kind="second"
            text={`选上${who}的 ${idsOf(who).length} 条`}
            onTap={() => setIds((before) => [...new Set([...before, ...idsOf(who)])])}
          />
        ))}
        {ids.length === 0 && <Caption text="先点要办的几条，可以点多条。" />}
      </Stack>
    </ActionSheet>
  )
}

interface SheetProps extends RefuseManyProps {
  onClose: () => void
}

/** Nothing to see with fewer than two. The first twenty of the list are offered; what is below comes after. */
export function RefuseMany(props: RefuseManyProps) {
  const [open, setOpen] = useState(false)
  const items = props.items.slice(0, MANY)
  if (items.length < 2 && !open) return null
  return (
    <View>
      <Button small kind="second" text={`几条一起${props.verb}`} onTap={() => setOpen(true)} />
      {open && <ManySheet {...props} items={items} onClose={() => setOpen(false)} />}
    </View>
  )
}
