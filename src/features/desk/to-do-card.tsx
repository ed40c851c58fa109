/** One thing that waits for somebody at the desk, and the way to it. */
import { View } from '@tarojs/components'
import { Caption, Card, Strong } from '@/components/card'
import { Tag } from '@/components/tag'
import { openPage } from '@/platform/navigate'
import type { ToDo } from './desk-store'
import styles from './to-do-card.module.scss'
import { dueTag, isPressing, toDoKinds } from './words'

export function ToDoCard({ toDo, now }: { toDo: ToDo; now: number }) {
  const { kind, title, caption, dueAt, page } = toDo
  const due = dueTag(dueAt, now)
  const said = [due?.text, toDoKinds[kind], title, caption].filter(Boolean).join('，')
  return (
    <Card urgent={isPressing(dueAt, now)} onTap={() => openPage(page)} label={said}>
      <View className={styles.head}>
        {due ? <Tag {...due} /> : <View />}
        <View className={styles.kind}>{toDoKinds[kind]}</View>
      </View>
      <Strong text={title} />
      {caption !== '' && caption !== toDoKinds[kind] && <Caption text={caption} />}
    </Card>
  )
}
