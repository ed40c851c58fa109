/** One thing that waits for somebody at the desk, and the way to it. */
import { View } from '@tarojs/components'
import { Caption, Card, Strong } from '@/components/card'
import { Tag } from '@/components/tag'
import { dueTag } from '@/features/screens/due'
import { openPage } from '@/platform/navigate'
import type { ToDo } from './store'
import styles from './to-do-card.module.scss'

const toDoKinds: Record<ToDo['kind'], string> = {
  volunteer: '志愿者申请',
  hours: '时长核定',
  appeal: '时长申诉',
  activity: '活动',
  check: '内容审核',
  wish: '心愿',
  stock: '库存',
  case: '居民的事',
  forgotten: '忘了签退',
  recap: '写回顾',
  applicants: '等确认的报名',
  homeMove: '换站',
  absent: '没来',
  team: '队伍',
  seal: '盖章',
  campaign: '评选',
  article: '审文章',
  survey: '问卷',
  sorting: '垃圾分类',
  livelihood: '惠民工程',
}

export function ToDoCard({ toDo, now }: { toDo: ToDo; now: number }) {
  const { kind, title, caption, dueAt, page } = toDo
  const due = dueTag(dueAt, now)
  const said = [due?.text, toDoKinds[kind], title, caption].filter(Boolean).join('，')
  return (
    <Card onTap={() => openPage(page)} label={said}>
      <View className={styles.head}>
        {due ? <Tag {...due} /> : <View />}
        <View className={styles.kind}>{toDoKinds[kind]}</View>
      </View>
      <Strong text={title} />
      {caption !== '' && caption !== toDoKinds[kind] && <Caption text={caption} />}
    </Card>
  )
}
