/** The one question before somebody's first sign-up: what to call them and where they live, so that the roster knows them. */
import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { call } from '@/api/client'
import type { Failure } from '@/api/failure'
import { openMe, useMe } from '@/api/me'
import { Button } from '@/components/button'
import { Note } from '@/components/note'
import { BuildingField, GridField, NameField } from '@/components/person-fields'
import { doorQuestions } from '@/domain/person/questions'
import { Fields } from '@/features/screens/fields'
import { Sheet } from '@/components/sheet'
import { consentTexts } from '@/domain/person/consents'
import { useDraft } from '@/platform/use-draft'

interface NameSheetProps {
  onNamed: () => Promise<void>
  /** Goes on without a name; it is not asked for again. */
  onSkip: () => Promise<void>
  onClose: () => void
}

interface NameDraft {
  nickname: string
  gridId: string | null
  building: string
  unit: string
  room: string
}

async function saveName({ nickname, gridId, building, unit, room }: NameDraft): Promise<Failure | null> {
  const { version } = consentTexts.basics
  const agreed = await call('me.consent', { scope: 'basics', version, given: true })
  if (!agreed.ok) return agreed.failure
  const saved = await call('me.updateProfile', {
    nickname: nickname.trim(),
    ...(gridId !== null && { gridId }),
    // A door says where to ring only together with its building.
    ...(building !== '' && { building, unit: unit.trim(), room: room.trim() }),
  })
  return saved.ok ? null : saved.failure
}

export function NameSheet({ onNamed, onSkip, onClose }: NameSheetProps) {
  const me = useMe()
  const [failure, setFailure] = useState<Failure | null>(null)
  const { value, edit, dropSent } = useDraft<NameDraft>('first-name', {
    nickname: '',
    gridId: null,
    building: '',
    unit: '',
    room: '',
  })
  // Only whoever is asked needs the list of grids and buildings.
  useEffect(() => void openMe(), [])
  const grids = me.status === 'ready' ? me.data.profile.grids : []
  const confirm = async () => {
    const problem = await saveName(value)
    setFailure(problem)
    if (problem !== null) return
    dropSent(value)
    await onNamed()
  }
  return (
    <Sheet
      open
      title="怎么称呼您？"
      confirm="同意，接着报名"
      confirmDisabled={value.nickname.trim() === ''}
      onConfirm={confirm}
      onClose={onClose}
    >
      <View>名单上写着，签到时叫得到您。只问这一次，以后在「我的资料」里改。</View>
      <NameField label="称呼" value={value.nickname} onChange={(nickname) => edit({ nickname })} />
      {grids.length > 0 && (
        <>
          <GridField
            grids={grids}
            value={value.gridId}
            onChange={(gridId) => edit({ gridId, building: '' })}
            optional
          />
          {value.gridId !== null && (
            <BuildingField
              grids={grids}
              gridId={value.gridId}
              value={value.building}
              onChange={(building) => edit({ building })}
            />
          )}
          {value.building !== '' && <Fields table={doorQuestions} answers={value} edit={edit} />}
        </>
      )}
      <View>{`用来：${consentTexts.basics.purpose}`}</View>
      <Button kind="quiet" text="先不写，直接报名" onTap={onSkip} />
      {failure && <Note tone="seal" text={`${failure.text}，${failure.next}`} />}
    </Sheet>
  )
}
