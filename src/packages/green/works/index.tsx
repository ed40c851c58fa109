/** What the station does for everybody: each work, and how far it is. */
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { greenPages } from '@/domain/green-pages'
import { livelihoodStages } from '@/domain/livelihood/form'
import { stageTones } from '@/features/green/work-parts'
import { openWorks, useWorks } from '@/features/green/works-store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function WorksPage() {
  return (
    <LoadedScreen title="惠民工程" resource={useWorks()} open={openWorks}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty drawing="empty-list" title="还没有写上的工程" text="站里给大家办实事，会写在这里" />
        ) : (
          <>
            <Caption text="钱从哪里来、做了多少、照片前后，点开都看得到；有话就问。" />
            <RowGroup>
              {items.map(({ workId, title, stage, money }) => (
                <Row
                  key={workId}
                  icon="tools"
                  title={title}
                  {...(money !== '' && { caption: `花 ${money}` })}
                  end={<Tag tone={stageTones[stage]} text={livelihoodStages[stage]} />}
                  onTap={() => openPage(greenPages.work(workId))}
                />
              ))}
            </RowGroup>
          </>
        )
      }
    </LoadedScreen>
  )
}

export default wholePage(WorksPage)
