/** What waits for whoever works at the station: who has not seen the own notice, the three things that are due, a notice to write. */
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { dueTag } from '@/features/screens/due'
import { openPage } from '@/platform/navigate'
import type { Home } from './store'

type DeskHere = NonNullable<Home['desk']>

/** The own notice that somebody has not seen yet, with the way to those people. */
function UnseenCard({ unseen }: { unseen: NonNullable<DeskHere['unseen']> }) {
  return (
    <Card>
      <Stack>
        <View>
          <Caption text={unseen.title} />
          <Title text={`还有 ${unseen.people} 人没看到`} />
        </View>
        <Button
          kind="second"
          text="打电话告诉他们"
          onTap={() => openPage(appPages.callList(unseen.noticeId))}
        />
      </Stack>
    </Card>
  )
}

function ToDoRow({ toDo }: { toDo: DeskHere['toDos'][number] }) {
  const due = dueTag(toDo.dueAt, serverNow())
  const said = [toDo.title, toDo.caption, due?.text].filter(Boolean).join('，')
  return (
    <Row
      title={toDo.title}
      caption={toDo.caption}
      label={said}
      {...(due && { end: <Tag {...due} /> })}
      onTap={() => openPage(toDo.page)}
    />
  )
}

export function DeskPart({ desk }: { desk: DeskHere }) {
  const { toDos, unseen, mayWrite } = desk
  return (
    <>
      {unseen && <UnseenCard unseen={unseen} />}
      <Section
        title={toDos.length > 0 ? '先办这些' : '站里的事'}
        more="工作台"
        onMore={() => openPage(appPages.desk)}
      >
        <RowGroup>
          {toDos.map((toDo) => (
            <ToDoRow key={toDo.id} toDo={toDo} />
          ))}
          {toDos.length === 0 && <Row icon="check" title="都办完了" caption="有新的会出现在这里" />}
          {mayWrite && (
            <Row
              icon="edit"
              title="写通知"
              caption="发给一栋楼、一个网格或全站"
              onTap={() => openPage(appPages.noticeForm())}
            />
          )}
        </RowGroup>
      </Section>
    </>
  )
}
