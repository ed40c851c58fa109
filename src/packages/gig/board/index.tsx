/** The posts that hang at the station, the city's own mini-program, and what is asked most often. */
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { casePages } from '@/domain/case-pages'
import { gigPages } from '@/domain/gig-pages'
import { openBoard, useBoard } from '@/features/gig/store'
import { untilWord } from '@/features/gig/words'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openMiniProgram } from '@/platform/mini-program'
import { openPage } from '@/platform/navigate'

function BoardPage() {
  return (
    <LoadedScreen
      title="招工"
      resource={useBoard()}
      open={openBoard}
      action={<Button text="登记求职" onTap={() => openPage(casePages.beginCase('seeker'))} />}
    >
      {({ items, official }) => (
        <>
          <Caption text="站里看过营业执照才挂出来，不收您的钱。要您先交钱的别去，到站里说一声。" />
          {items.length === 0 ? (
            <Empty drawing="empty-list" title="现在没有招工" text="可以先登记，有合适的站里来问您" />
          ) : (
            <RowGroup>
              {items.map(({ postId, title, employer, place, payWord, endsAt }) => (
                <Row
                  key={postId}
                  icon="tools"
                  title={`${title} · ${payWord}`}
                  caption={[employer, place, untilWord(endsAt)].join(' · ')}
                  onTap={() => openPage(gigPages.post(postId))}
                />
              ))}
            </RowGroup>
          )}
          {official && (
            <Section title="全市的招工">
              <Button
                kind="second"
                text={`打开「${official.name}」`}
                onTap={() => openMiniProgram(official)}
              />
            </Section>
          )}
          <RowGroup>
            <Row
              icon="book"
              title="找活常问的"
              caption="工钱、押金、养老保险，每条写着出处"
              onTap={() => openPage(gigPages.answers)}
            />
            <Row
              icon="list"
              title="我的求职登记"
              caption="办到哪里了，不找了也在这里说"
              onTap={() => openPage(appPages.myCases('seeker'))}
            />
          </RowGroup>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(BoardPage)
