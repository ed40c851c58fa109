/** My star: the card, the next one with what it asks for still, and how far I have come along. */
import { serverNow } from '@/api/server-clock'
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { NextStar, OwnStage, OwnStar } from '@/features/star/parts'
import { openStarCard, useStarCard } from '@/features/star/store'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const StarCardPage = () => (
  <LoadedScreen title="我的星级" resource={useStarCard()} open={openStarCard}>
    {(card) => (
      <>
        <OwnStar card={card} now={serverNow()} />
        <NextStar card={card} />
        <OwnStage stage={card.stage} />
        <RowGroup>
          <Row
            icon="list"
            title="正在公示的星级"
            caption="有不对的可以提异议"
            onTap={() => openPage(casePages.caseBoard('star'))}
          />
          <Row icon="book" title="我申请过的星级" onTap={() => openPage(appPages.myCases('star'))} />
          <Row icon="warn" title="我提过的异议" onTap={() => openPage(appPages.myCases('objection'))} />
        </RowGroup>
      </>
    )}
  </LoadedScreen>
)

export default wholePage(StarCardPage)
