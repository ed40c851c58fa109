/** One field to find anything public by: what was found stands under what it is, a few of each. */
import { useState } from 'react'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { ListSearch, NotFound } from '@/features/screens/list-search'
import { Loaded } from '@/features/screens/loaded'
import { openFound, useFound } from '@/features/search/store'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'

function Found({ text, onText }: { text: string; onText: (text: string) => void }) {
  const open = () => openFound(text)
  useShown(open)
  return (
    <Loaded resource={useFound(text)} open={open} count={3}>
      {({ groups }) => (
        <>
          {text === '' && (
            <Empty
              drawing="empty-list"
              title="写几个字就能找"
              text="活动、课程、通知、文章、心愿、项目、功能室、荣誉、招工、问卷、惠民工程、合伙人"
            />
          )}
          {text !== '' && groups.length === 0 && <NotFound text={text} onText={onText} />}
          {groups.map(({ title, items, more }) => (
            <Section key={title} title={title}>
              <RowGroup>
                {items.map(({ id, title: name, caption, page }) => (
                  <Row key={id} title={name} caption={caption} onTap={() => openPage(page)} />
                ))}
              </RowGroup>
              {more && <Caption text="还有更多，多写几个字找得更准" />}
            </Section>
          ))}
        </>
      )}
    </Loaded>
  )
}

function SearchPage() {
  const [text, setText] = useState('')
  const find = (typed: string) => {
    setText(typed)
    void openFound(typed)
  }
  return (
    <Screen title="找一找">
      <Stack>
        <ListSearch label="找一找" placeholder="剪纸、停水" text={text} onText={find} />
        <Found text={text} onText={find} />
      </Stack>
    </Screen>
  )
}

export default wholePage(SearchPage)
