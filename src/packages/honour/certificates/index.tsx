/** Making a certificate of service: whose, which months, what it will say; and those made before. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { honourPages } from '@/domain/honour-pages'
import { totalWord } from '@/domain/certificate/paper'
import { periodWord } from '@/domain/certificate/rules'
import { durationWord } from '@/domain/words/amounts'
import { monthWord } from '@/domain/words/moments'
import {
  awardsIn,
  type Choosing,
  chosenOf,
  monthsToChoose,
  nothingChosen,
  periodChoices,
  stationsOf,
  sumOf,
} from '@/features/certificate/choosing'
import { StateTag } from '@/features/certificate/parts'
import {
  type CertificateCard,
  makeCertificate,
  openPeriods,
  ownCertificates,
  type Periods,
  usePeriods,
} from '@/features/certificate/store'
import { LoadedList, useListShown } from '@/features/screens/loaded-list'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { useDraft } from '@/platform/use-draft'

interface PartProps {
  periods: Periods
  choosing: Choosing
  edit: (some: Partial<Choosing>) => void
}

/** What else can be written on it; nothing is, before it is wanted. */
function GoingAlong({ periods, choosing, edit }: PartProps) {
  const chosen = chosenOf(periods, choosing)
  const isOwn = periods.people.find(({ personId }) => personId === chosen.personId)?.own === true
  const trains = isOwn && periods.trainings > 0
  const awards = awardsIn(periods, chosen)
  if (!trains && awards === 0) return null
  return (
    <RowGroup>
      {trains && (
        <SwitchRow
          label="把培训也写上"
          hint="单独一栏，不算在时长里"
          on={choosing.trainings}
          onChange={(on) => edit({ trainings: on })}
        />
      )}
      {awards > 0 && (
        <SwitchRow
          label="把表彰也写上"
          hint={`这段时间在这个站有 ${awards} 项，单独一栏`}
          on={choosing.awards}
          onChange={(on) => edit({ awards: on })}
        />
      )}
    </RowGroup>
  )
}

/** Whose and of which station, where there is something to choose; then the months. */
function Choosings({ periods, choosing, edit }: PartProps) {
  const { people } = periods
  const chosen = chosenOf(periods, choosing)
  const stations = stationsOf(periods, chosen.personId)
  const months = monthsToChoose(periods, chosen.personId).map((value) => ({ value, text: monthWord(value) }))
  return (
    <>
      {people.length > 1 && (
        <Field label="开谁的">
          <Choice
            label="开谁的"
            options={people.map(({ personId, name, own }) => ({
              value: personId,
              text: own ? `${name}（我）` : name,
            }))}
            value={chosen.personId}
            onChange={(personId) => edit({ personId, stationId: null })}
          />
        </Field>
      )}
      {stations.length > 1 && (
        <Field label="哪个站出具" hint="在几个站做过的，一个站开一份">
          <Choice
            label="哪个站出具"
            options={stations.map(({ stationId, name }) => ({ value: stationId, text: name }))}
            value={chosen.stationId}
            onChange={(stationId) => edit({ stationId })}
          />
        </Field>
      )}
      <Field label="哪一段">
        <Choice
          label="哪一段"
          options={periodChoices}
          value={choosing.period}
          onChange={(period) => edit({ period })}
        />
      </Field>
      {choosing.period === 'own' && (
        <>
          <PickField
            label="从哪个月"
            options={months}
            value={chosen.from}
            onChange={(from) => edit({ from })}
          />
          <PickField label="到哪个月" options={months} value={chosen.to} onChange={(to) => edit({ to })} />
        </>
      )}
      <GoingAlong periods={periods} choosing={choosing} edit={edit} />
    </>
  )
}

/** What it would come to, and the years to choose where that is more than one holds. */
function Preview({ periods, choosing, edit }: PartProps) {
  const chosen = chosenOf(periods, choosing)
  const { lines, minutes, added, years, tooMany } = sumOf(periods, chosen)
  const period = periodWord(chosen.from, chosen.to)
  if (lines === 0)
    return <Note tone="amber" text={`${period}没有核定过的服务时长。换一段；刚做完的，等社区核定了再开。`} />
  return (
    <>
      <Card>
        <Strong text={period} />
        <Caption text={`${lines} 笔，${totalWord(minutes, minutes - added)}`} />
      </Card>
      {tooMany && (
        <Field label="一份写不下 400 笔以上，请选一年">
          <Choice
            label="选一年"
            options={years.map((year) => ({ value: year, text: `${year} 年` }))}
            value={null}
            onChange={(year) => edit({ period: 'own', from: `${year}-01`, to: `${year}-12` })}
          />
        </Field>
      )}
    </>
  )
}

function Making({ periods }: { periods: Periods }) {
  const { value: choosing, edit } = useDraft<Choosing>('certificate', nothingChosen)
  const [failed, setFailed] = useState<string | null>(null)
  const chosen = chosenOf(periods, choosing)
  const { lines, tooMany } = sumOf(periods, chosen)
  const make = async () => {
    setFailed(null)
    const { trainings, awards } = choosing
    const answer = await makeCertificate({ ...chosen, trainings, awards })
    if (answer.ok) openPage(honourPages.certificate(answer.data.no))
    else setFailed(failureText(answer.failure))
  }
  return (
    <Stack>
      <Choosings periods={periods} choosing={choosing} edit={edit} />
      <Preview periods={periods} choosing={choosing} edit={edit} />
      {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      {lines > 0 && !tooMany && <Button text="生成" busyText="正在生成…" onTap={make} />}
    </Stack>
  )
}

const Made = ({ one }: { one: CertificateCard }) => (
  <Row
    title={`${one.name} · ${periodWord(one.from, one.to)}`}
    caption={`${one.issuer} · ${one.lines} 笔 · ${durationWord(one.total)}`}
    end={<StateTag {...one} />}
    onTap={() => openPage(honourPages.certificate(one.no))}
  />
)

/** Asked for by whoever wants it, so that the page opens with one call. */
function Before() {
  useListShown(ownCertificates)
  return (
    <Section title="开过的">
      <LoadedList list={ownCertificates} stale={false} empty={<Caption text="还没有开过" />}>
        {(items) => (
          <RowGroup>
            {items.map((one) => (
              <Made key={one.no} one={one} />
            ))}
          </RowGroup>
        )}
      </LoadedList>
    </Section>
  )
}

function CertificatesPage() {
  const [before, setBefore] = useState(false)
  const showBefore = () => {
    setBefore(true)
    void ownCertificates.open()
  }
  return (
    <LoadedScreen
      title="开证明"
      resource={usePeriods()}
      open={openPeriods}
      stale={false}
      head={<Caption text="把核定过的服务时长开成一份证明，不要钱。谁拿到都能扫码查验，一笔一笔看得到。" />}
    >
      {(periods) => (
        <>
          {periods.ready ? (
            <Making periods={periods} />
          ) : (
            <Note
              tone="amber"
              text="本站还没有开通服务证明。时长都在，一笔不少；急用请找社区工作人员开纸质的。"
            />
          )}
          {before && <Before />}
          <RowGroup>
            {!before && (
              <Row
                icon="list"
                title="开过的证明"
                caption="再打印、再发一次，看被查验过几次"
                onTap={showBefore}
              />
            )}
            <Row
              icon="book"
              title="培训记录"
              caption="参加过的培训和上完的技能课"
              onTap={() => openPage(honourPages.trainings)}
            />
            <Row
              icon="scan"
              title="查验别人的证明"
              caption="输入证明上的号码"
              onTap={() => openPage(honourPages.checkCertificate())}
            />
          </RowGroup>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(CertificatesPage)
