/** What became of old things that neighbours gave: before and after beside each other, the newest first. */
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import { shownThings } from '@/features/green/show-store'
import { ShownThing } from '@/features/green/shown-thing'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function ShownPage() {
  return (
    <ListScreen
      title="变废为宝"
      list={shownThings()}
      action={<Button text="给一件旧物" onTap={() => openPage(casePages.beginCase('reuse'))} />}
      above={
        <>
          <Caption text="街坊给的旧物，改成了什么。" />
          <RowGroup>
            <Row
              icon="bag"
              title="我给的旧物"
              caption="收没收、用到哪里了"
              onTap={() => openPage(appPages.myCases('reuse'))}
            />
          </RowGroup>
        </>
      }
      empty={
        <Empty drawing="empty-list" title="还没有展出来的" text="家里有用不上的，交给站里，也许能变个样" />
      }
    >
      {(items) =>
        items.map((one) => (
          <ShownThing
            key={one.caseId}
            one={one}
            onOpen={() => openPage(casePages.case('reuse', one.caseId))}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(ShownPage)
