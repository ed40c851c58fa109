/** What those who run a session find on its page: the door's code and the roster. */
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'

export function Organisers({ sessionId }: { sessionId: string }) {
  return (
    <RowGroup>
      <Row
        icon="code"
        title="签到码"
        caption="给大家扫，没有信号也能换码"
        onTap={() => openPage(appPages.doorScreen(sessionId))}
      />
      <Row
        icon="list"
        title="名单"
        caption="谁到了、谁没到"
        onTap={() => openPage(appPages.roster(sessionId))}
      />
    </RowGroup>
  )
}
