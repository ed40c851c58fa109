/** What the papers of the station lack, by how pressing it is; each line leads to the page where it is put right. */
import { Row, RowGroup } from '@/components/rows'
import { Caption } from '@/components/card'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { type GapKind, gapKinds, pressingNames, pressings } from '@/domain/gaps/gaps'
import type { IconName } from '@/components/icon'
import { deskPages } from '@/domain/desk-pages'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { type Gaps, openGaps, useGaps } from '@/features/gaps/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const icons: Record<GapKind, IconName> = {
  hours: 'clock',
  clock: 'bell',
  duty: 'people',
  unsigned: 'check',
  untold: 'edit',
  unpictured: 'edit',
  cards: 'person',
  stock: 'gift',
}

/** Of which there are more than are shown. */
const moreText = ({ kinds }: Gaps): string => {
  const some = kinds
    .filter(({ more }) => more)
    .map(({ kind, count }) => `「${gapKinds[kind]}」不止 ${count} 样`)
  return some.length === 0 ? '' : `${some.join('，')}，补好这些，后面的会接着出来。`
}

/** For whoever looks after the station's group: the same, said there in the morning. */
const RobotWay = () => (
  <RowGroup>
    <Row
      icon="bell"
      title="早上在群里说一声"
      caption="工作日 8:30，发到企业微信群"
      onTap={() => openPage(deskPages.robot)}
    />
  </RowGroup>
)

function Listed({ data }: { data: Gaps }) {
  if (data.gaps.length === 0) return <Empty title="都齐了" text="活动、时长、期限和值班，现在什么也不缺" />
  const more = moreText(data)
  return (
    <>
      {pressingNames.map((pressing) => {
        const gaps = data.gaps.filter((gap) => gap.pressing === pressing)
        if (gaps.length === 0) return null
        return (
          <Section key={pressing} title={`${pressings[pressing]} · ${gaps.length}`}>
            <RowGroup>
              {gaps.map(({ id, kind, title, caption, page }) => (
                <Row
                  key={id}
                  icon={icons[kind]}
                  title={title}
                  caption={caption}
                  onTap={() => openPage(page)}
                />
              ))}
            </RowGroup>
          </Section>
        )
      })}
      {more !== '' && <Caption text={more} />}
    </>
  )
}

function GapsPage() {
  return (
    <LoadedScreen title="还缺什么" resource={useGaps()} open={openGaps} count={5}>
      {(data) => (
        <>
          <Listed data={data} />
          {data.mayTell && <RobotWay />}
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(GapsPage, DeskFrame)
