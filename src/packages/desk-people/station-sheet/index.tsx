/** What the station writes about itself: its hours and number, what it stands for, its honours, its closed days. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { deskPages } from '@/domain/desk-pages'
import { phoneWord } from '@/domain/person/phone'
import { linesOf } from '@/domain/station/sheet'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ClosedDays } from '@/features/station/closed-days'
import { Self } from '@/features/station/self'
import { SelfSheet } from '@/features/station/self-sheet'
import { openSheet, useSheet, type Sheet } from '@/features/station/sheet-store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const unwritten = '还没有写'

function Written({ sheet }: { sheet: Sheet }) {
  const { hours, phone, about, slogans } = sheet.form
  return (
    <>
      <RowGroup>
        <Row icon="clock" title={hours || unwritten} caption="几点开门" />
        <Row icon="phone" title={phoneWord(phone) || unwritten} caption="居民打的电话" />
      </RowGroup>
      <Self about={about} slogans={linesOf(slogans)} />
      {about === '' && slogans === '' && (
        <Section title="我们是谁">
          <Caption text="还没有写。写了，居民在「服务」里点站名就看得到。" />
        </Section>
      )}
    </>
  )
}

function StationSheetPage() {
  const sheet = useSheet()
  const saying = useSaid()
  const [writing, setWriting] = useState(false)
  return (
    <LoadedScreen
      title="站的资料"
      resource={sheet}
      open={openSheet}
      count={4}
      action={({ mayEdit }) => (
        <Stack>
          <SaidNote saying={saying} />
          {mayEdit ? (
            <Button text="改站的资料" onTap={() => setWriting(true)} />
          ) : (
            <Caption text="要站长来改。" />
          )}
        </Stack>
      )}
    >
      {(data) => (
        <>
          <Written sheet={data} />
          <ClosedDays sheet={data} onSaid={saying.say} />
          <RowGroup>
            <Row
              icon="code"
              title="站的码"
              caption="印出来贴上，新来的居民扫一下就进本站"
              onTap={() => openPage(deskPages.stationCode)}
            />
          </RowGroup>
          <Slot>
            {writing && <SelfSheet sheet={data} onSaid={saying.say} onClose={() => setWriting(false)} />}
          </Slot>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(StationSheetPage, DeskFrame)
