/** What those who run a session find on its page: the door's code, the roster, and afterwards the recap. */
import { Row, RowGroup } from '@/components/rows'
import { deskPages } from '@/domain/desk-pages'
import { openPage } from '@/platform/navigate'
import type { SessionDetail } from './detail-store'

export function Organisers({ session }: { session: SessionDetail }) {
  const { sessionId, state, recap } = session
  return (
    <RowGroup>
      {state === 'ended' && (
        <Row
          icon="edit"
          title={recap ? '改回顾' : '写几句，放上照片'}
          caption="来了多少人已经数好，给大家看看"
          onTap={() => openPage(deskPages.recapForm(sessionId))}
        />
      )}
      <Row
        icon="code"
        title="签到码"
        caption="给大家扫，没有信号也能换码"
        onTap={() => openPage(deskPages.doorScreen(sessionId))}
      />
      <Row
        icon="list"
        title="名单"
        caption="谁到了、谁没到"
        onTap={() => openPage(deskPages.roster(sessionId))}
      />
    </RowGroup>
  )
}
