/** How far the station is with work: posts and those who look for it, each state with its list, and the way to a new one. */
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import type { Output } from '@/contract'
import { casePages } from '@/domain/case-pages'
import { gigPages } from '@/domain/gig-pages'
import { readPages } from '@/domain/read-pages'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { openGigDesk, useGigDesk } from '@/features/gig/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

/** The states in which there is something, each with the way to its list. */
const Standing = ({ kind, states }: { kind: string; states: Output<'gig.desk'>['posts'] }) => {
  const some = states.filter(({ count }) => count > 0)
  return some.length === 0 ? (
    <Caption text="还没有登记过" />
  ) : (
    <RowGroup>
      {some.map(({ state, label, count }) => (
        <Row
          key={state}
          icon="list"
          title={label}
          value={`${count} 件`}
          onTap={() => openPage(casePages.deskCases(kind, state))}
        />
      ))}
    </RowGroup>
  )
}

function GigDeskPage() {
  return (
    <LoadedScreen
      title="零工驿站"
      resource={useGigDesk()}
      open={openGigDesk}
      action={
        <Stack>
          <Button text="登记求职" onTap={() => openPage(casePages.beginCase('seeker'))} />
          <Button kind="second" text="登记招工" onTap={() => openPage(casePages.beginCase('jobPost'))} />
        </Stack>
      }
    >
      {({ posts, seekers, hired }) => (
        <>
          <Card>
            <Stack>
              <Strong text={`在这里登记过的，上工了 ${hired} 位`} />
              <Caption text="单位来招工，站里的人替它写，看过执照才挂出去；单位没有账号，看不到谁在找活。" />
            </Stack>
          </Card>
          <Section title="求职">
            <Standing kind="seeker" states={seekers} />
          </Section>
          <Section title="招工">
            <Standing kind="jobPost" states={posts} />
          </Section>
          <RowGroup>
            <Row
              icon="book"
              title="居民看到的招工"
              caption="挂着的、没有到期的"
              onTap={() => openPage(gigPages.board)}
            />
            <Row
              icon="info"
              title="找活常问的"
              caption="居民来问，照着念"
              onTap={() => openPage(gigPages.answers)}
            />
            <Row
              icon="edit"
              title="添一条常问的"
              caption="自己写，或者拿现成的改，要三个人看过"
              onTap={() => openPage(readPages.articleForm({ topic: 'work' }))}
            />
          </RowGroup>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(GigDeskPage, DeskFrame)
