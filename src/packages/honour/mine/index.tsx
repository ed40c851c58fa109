/** What one was given, and on which board one wants to be read. */
import { Card } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { honourPages } from '@/domain/honour-pages'
import { OwnHonourPart } from '@/features/honour/own-honour'
import { myHonours } from '@/features/honour/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const ToPrivacy = () => (
  <RowGroup>
    <Row
      icon="medal"
      title="我的星级"
      caption="申请、公示、星级卡"
      onTap={() => openPage(honourPages.starCard)}
    />
    <Row
      icon="person"
      title="写全名还是只写姓"
      caption="在「公开姓名」里定，改了当时就变"
      onTap={() => openPage(appPages.privacy)}
    />
  </RowGroup>
)

function MyHonoursPage() {
  const saying = useSaid()
  return (
    <ListScreen
      title="我的荣誉"
      list={myHonours}
      above={<SaidNote saying={saying} />}
      empty={
        <Empty
          drawing="empty-list"
          title="还没有荣誉"
          text="评上了会有消息，写不写到荣誉墙上由您定"
          action="去荣誉墙看看"
          onAction={() => openPage(appPages.honourBoard('honours'))}
        />
      }
    >
      {(items) => (
        <>
          {items.map((honour) => (
            <Card key={honour.honourId}>
              <OwnHonourPart honour={honour} saying={saying} />
            </Card>
          ))}
          <ToPrivacy />
        </>
      )}
    </ListScreen>
  )
}

export default wholePage(MyHonoursPage)
