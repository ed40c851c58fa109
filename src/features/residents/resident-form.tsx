/** Writing down somebody who has no phone, with how they agreed; what is typed is kept until it is sent. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText, isRejected } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { Note } from '@/components/note'
import { DoorFields } from '@/components/person-fields/door-fields'
import { BirthField, BuildingField, GridField, NameField, SexField } from '@/components/person-fields'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import { appPages } from '@/domain/app-pages'
import { dayOf } from '@/domain/kernel/clock'
import { openPage } from '@/platform/navigate'
import { useDraft } from '@/platform/use-draft'
import { registerResident, type Registered } from './store'

interface ResidentDraft {
  realName: string
  sex: 'woman' | 'man' | null
  birthDate: string | null
  gridId: string | null
  building: string
  unit: string
  room: string
  consentEvidence: string
}

const blank: ResidentDraft = {
  realName: '',
  sex: null,
  birthDate: null,
  gridId: null,
  building: '',
  unit: '',
  room: '',
  consentEvidence: '',
}

type Problems = Partial<Record<keyof ResidentDraft, string>>

function problemsOf({ realName, sex, birthDate, gridId, consentEvidence }: ResidentDraft): Problems {
  return {
    ...(realName.trim() === '' && { realName: '请写姓名' }),
    ...(sex === null && { sex: '请选一项' }),
    ...(birthDate === null && { birthDate: '请选出生日期' }),
    ...(gridId === null && { gridId: '请选住在哪个网格' }),
    ...(consentEvidence.trim() === '' && { consentEvidence: '请写本人怎么同意的' }),
  }
}

interface ResidentFormProps {
  grids: readonly { gridId: string; name: string; buildings: readonly string[] }[]
  onRegistered: (resident: Registered) => void
}

interface FieldsProps {
  value: ResidentDraft
  edit: (some: Partial<ResidentDraft>) => void
  wrong: (key: keyof ResidentDraft) => { error?: string }
  grids: ResidentFormProps['grids']
}

function Fields({ value, edit, wrong, grids }: FieldsProps) {
  return (
    <Card>
      <NameField value={value.realName} onChange={(realName) => edit({ realName })} {...wrong('realName')} />
      <SexField value={value.sex} onChange={(sex) => edit({ sex })} {...wrong('sex')} />
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
      <DoorFields unit={value.unit} room={value.room} onChange={edit} />
      <TextField
        label="本人怎么同意的"
        value={value.consentEvidence}
        onChange={(consentEvidence) => edit({ consentEvidence })}
        maxLength={100}
        hint="要本人同意，这句话留在档案里。比如：上门当面说明，签了同意书"
        {...wrong('consentEvidence')}
      />
    </Card>
  )
}

export function ResidentForm({ grids, onRegistered }: ResidentFormProps) {
  const { value, edit, dropSent } = useDraft('resident', blank)
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const problems = problemsOf(value)
  const count = Object.keys(problems).length
  const wrong = (key: keyof ResidentDraft) => {
    const error = tried ? problems[key] : undefined
    return error === undefined ? {} : { error }
  }
  const [twin, setTwin] = useState<string | null>(null)
  const send = async (another = false) => {
    setTwin(null)
    setTried(true)
    goToFirstWrong()
    const { sex, birthDate, gridId } = value
    if (count > 0 || sex === null || birthDate === null || gridId === null) return
    const answer = await registerResident({
      ...{ ...value, sex, birthDate, gridId },
      ...(another && { another }),
    })
    if (isRejected(answer, 'RESIDENT_TWIN')) return setTwin(answer.failure.text)
    if (!answer.ok) return setFailed(failureText(answer.failure))
    dropSent(value)
    onRegistered(answer.data)
  }
  return (
    <Screen
      title="替居民建档"
      action={
        <Stack>
          {tried && <MissingNote count={count} />}
          {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
          <Button text="建档，出一张卡" onTap={() => send()} />
        </Stack>
      }
    >
      <Stack>
        <Caption text="给没有手机的居民：建档后打印一张纸卡，报名、签到都扫这张卡。" />
        <Fields value={value} edit={edit} wrong={wrong} grids={grids} />
        <RowGroup>
          <Row
            icon="code"
            title="建过档的居民卡"
            caption="重印或一起打印"
            onTap={() => openPage(appPages.paperCards)}
          />
          <Row
            icon="people"
            title="档案核对"
            caption="楼栋没对上的、可能建了两次的"
            onTap={() => openPage(appPages.peopleCheck)}
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
