/** Writing down somebody who has no phone, with how they agreed; what is typed is kept until it is sent. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { isRejected } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack } from '@/components/card'
import { BirthField, BuildingField, GridField } from '@/components/person-fields'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import { deskPages } from '@/domain/desk-pages'
import { dayOf } from '@/domain/kernel/clock'
import { formOf, blankForm, type DraftOf, problemsIn, type Problems } from '@/domain/kernel/form'
import { residentForm } from '@/domain/person/questions'
import { Fields } from '@/features/screens/fields'
import { type Filling, FormFoot, useFilling } from '@/features/screens/form'
import { openPage } from '@/platform/navigate'
import { registerResident, type RegisteredResident } from './store'

interface ResidentDraft extends DraftOf<typeof residentForm> {
  birthDate: string | null
  gridId: string | null
  building: string
}

const blank: ResidentDraft = { ...blankForm(residentForm), birthDate: null, gridId: null, building: '' }

const problemsOf = (draft: ResidentDraft): Problems<ResidentDraft> => ({
  ...problemsIn(residentForm, { ...draft }),
  ...(draft.birthDate === null && { birthDate: '请选出生日期' }),
  ...(draft.gridId === null && { gridId: '请选住在哪个网格' }),
})

interface ResidentFormProps {
  grids: readonly { gridId: string; name: string; buildings: readonly string[] }[]
  onRegistered: (resident: RegisteredResident) => void
}

interface QuestionsProps {
  filling: Filling<ResidentDraft>
  grids: ResidentFormProps['grids']
}

function Questions({ filling: { value, edit, wrong }, grids }: QuestionsProps) {
  const part = { table: residentForm, answers: value, edit, wrong }
  return (
    <Card>
      <Fields {...part} names={['realName', 'sex']} />
      <BirthField
        value={value.birthDate}
        onChange={(birthDate) => edit({ birthDate })}
        today={dayOf(serverNow())}
        {...wrong('birthDate')}
      />
      <GridField
        grids={grids}
        value={value.gridId}
        onChange={(gridId) => edit(gridId === value.gridId ? {} : { gridId, building: '' })}
        {...wrong('gridId')}
      />
      <BuildingField
        grids={grids}
        gridId={value.gridId}
        value={value.building}
        onChange={(building) => edit({ building })}
      />
      <Fields {...part} names={['unit', 'room', 'consentEvidence']} />
    </Card>
  )
}

export function ResidentForm({ grids, onRegistered }: ResidentFormProps) {
  const filling = useFilling('resident', blank, problemsOf)
  const [twin, setTwin] = useState<string | null>(null)
  const send = async (another = false) => {
    setTwin(null)
    const { building, birthDate, gridId, ...written } = filling.value
    const known = birthDate !== null && gridId !== null && written.sex !== null
    const asked = known && { ...formOf(residentForm, written), birthDate, gridId, building }
    const answer = await filling.handIn(
      asked && (() => registerResident({ ...asked, ...(another && { another }) })),
      'RESIDENT_TWIN',
    )
    if (answer?.ok) onRegistered(answer.data)
    else if (answer && isRejected(answer, 'RESIDENT_TWIN')) setTwin(answer.failure.text)
  }
  return (
    <Screen
      title="替居民建档"
      action={<FormFoot filling={filling} text="建档，出一张卡" onTap={() => send()} />}
    >
      <Stack>
        <Caption text="给没用小程序的居民：建档后打印一张纸卡，报名、签到都扫这张卡。" />
        <Questions filling={filling} grids={grids} />
        <RowGroup>
          <Row
            icon="code"
            title="建过档的居民卡"
            caption="重印或一起打印"
            onTap={() => openPage(deskPages.paperCards)}
          />
          <Row
            icon="people"
            title="档案核对"
            caption="楼栋没对上的、可能建了两次的"
            onTap={() => openPage(deskPages.peopleCheck())}
          />
        </RowGroup>
      </Stack>
      <Sheet
        open={twin !== null}
        title="可能已经建过档"
        confirm="是另一位，照样建档"
        onConfirm={() => send(true)}
        cancel="先去核对"
        onClose={() => setTwin(null)}
      >
        <View>{`${twin ?? ''}。是同一位就用原来的档，卡可以重印；建了两份，时长和积分会分在两处。`}</View>
      </Sheet>
    </Screen>
  )
}
