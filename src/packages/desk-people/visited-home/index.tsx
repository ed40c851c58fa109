/** One household: what was seen there is written down, with or without signal; what it wants is begun; what was written before. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { undoVisit, useHomeVisits, useVisitsArrived } from '@/features/visits/queue'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { goToFirstWrong } from '@/components/field/missing-note'
import { SwitchRow } from '@/components/field/switch-row'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { furtherPages } from '@/domain/further-pages'
import { casePages } from '@/domain/case-pages'
import { type VisitedHome } from '@/domain/desk-pages'
import { chipsFit } from '@/domain/visit/chips'
import { buildingSpot } from '@/domain/station/spots'
import { Loaded } from '@/features/screens/loaded'
import { Moves } from '@/features/screens/moves'
import { SaidNote, useSaid } from '@/features/screens/said'
import { putBy, useVisitDraft } from '@/features/visits/draft'
import { openHome, useHome } from '@/features/visits/store'
import { VisitCards } from '@/features/visits/visit-cards'
import { SaidFields, VisitPhotos } from '@/features/visits/visit-fields'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'

/** What somebody wants is begun from here, with what is known filled in. */
function Ways({ personId, gridId, building, name }: VisitedHome) {
  const ways = [
    { text: '替这家点单', page: casePages.beginCaseFor('order', { personId, name }) },
    { text: '报这栋楼的问题', page: casePages.beginCaseAt('incident', buildingSpot(gridId, building)) },
    { text: '扫卡替人许愿', page: furtherPages.makeWishFor },
  ]
  return (
    <Section title="顺手办">
      <Card>
        <Moves>
          {ways.map(({ text, page }) => (
            <Button key={text} small kind="second" text={text} onTap={() => openPage(page)} />
          ))}
        </Moves>
      </Card>
    </Section>
  )
}

/** What was written here and waits, in a line. */
function Waits({ personId }: Pick<VisitedHome, 'personId'>) {
  const waits = useHomeVisits(({ items }) =>
    items.some(
      ({ action, input, state }) =>
        action === 'visit.save' && input.personId === personId && state.status === 'waiting',
    ),
  )
  return waits ? <Caption text="刚记的一次在手机里，连上网络自己送" /> : null
}

function useWriting(home: VisitedHome, aloneBefore: boolean) {
  const { value, edit, drop } = useVisitDraft(home.personId)
  const saying = useSaid()
  const [strict, setStrict] = useState(false)
  const alone = value.alone ?? aloneBefore
  const save = () => {
    saying.say(null)
    if (!chipsFit(value.chips)) {
      setStrict(true)
      return goToFirstWrong()
    }
    const failed = putBy(home, value, alone)
    if (failed !== null) return saying.sayProblem(failed)
    const { requestKey } = value
    drop()
    setStrict(false)
    saying.offer(`${home.name} 记下了`, () => undoVisit(requestKey), '收回了')
  }
  return { value, edit, saying, strict, alone, save }
}

function HomePage() {
  const params = usePageParams('personId', 'gridId', 'building', 'shown', 'name')
  const { personId = '', gridId = '', building = '', shown = '', name = '' } = params
  const home = { personId, gridId, building, shown, name }
  const resource = useHome(home)
  const open = () => openHome(home)
  useShown(open)
  useVisitsArrived(() => void open())
  const newest = resource.status === 'ready' ? resource.data.visits.find((one) => !one.takenBack) : undefined
  const { value, edit, saying, strict, alone, save } = useWriting(home, newest?.alone ?? false)
  const [busy, setBusy] = useState(false)
  return (
    <Screen
      title="走访一户"
      action={
        <Stack>
          <SaidNote saying={saying} />
          <Button text={busy ? '照片正在存…' : '存好'} disabled={busy} onTap={() => save()} />
        </Stack>
      }
    >
      <Stack>
        <Title text={name} />
        <Waits personId={personId} />
        <Card>
          <SaidFields chips={value.chips} words={value.words} edit={edit} strict={strict} />
          <SwitchRow
            label="一个人住"
            hint="记下后会提醒早一点再去"
            on={alone}
            onChange={(on) => edit({ alone: on })}
          />
          <VisitPhotos photos={value.photos} onChange={(photos) => edit({ photos })} onBusy={setBusy} />
        </Card>
        <Ways {...home} />
        <Section title="以前的走访">
          <Loaded
            resource={resource}
            open={open}
            count={1}
            failed={({ text, next }) => ({ title: text, text: `${next}；上面照样可以记` })}
          >
            {({ visits }) => <VisitCards visits={visits} title={name} />}
          </Loaded>
        </Section>
      </Stack>
    </Screen>
  )
}

export default wholePage(HomePage, DeskFrame)
