/** Roles for somebody: ticked, with grids or a partner where one is needed, and what that person will be able to see. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { failureText } from '@/api/failure'
import { Caption, Stack, Strong } from '@/components/card'
import { Choice, Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { appointments, namedUnits } from '@/domain/person/appointments'
import { type AppointedRole, roleNames } from '@/domain/person/roles'
import { shortName } from '@/domain/station/units'
import { appoint, type ColleagueAt, type OneColleague } from './store'
import { rolesWord } from './words'

interface AppointSheetProps {
  colleague: OneColleague
  whom: ColleagueAt
  /** Those that are offered: new ones, or the one whose grids change. */
  offered: readonly AppointedRole[]
  onDone: (said: string, version: number) => void
  onClose: () => void
}

interface Wanted {
  roles: AppointedRole[]
  gridIds: string[]
  partnerId: string | null
  unitId: string | null
  why: string
}

type Need = NonNullable<(typeof appointments)[AppointedRole]['needs']>

const needing = (roles: readonly AppointedRole[], ...needs: Need[]): boolean =>
  roles.some((role) => needs.some((need) => appointments[role].needs === need))

const isWhole = ({ roles, gridIds, partnerId, unitId }: Wanted): boolean =>
  roles.length > 0 &&
  (!needing(roles, 'grids') || gridIds.length > 0) &&
  (!needing(roles, 'partner') || partnerId !== null) &&
  (!needing(roles, ...namedUnits) || unitId !== null)

interface PartProps {
  colleague: OneColleague
  value: Wanted
  edit: (some: Partial<Wanted>) => void
}

function Grids({ colleague: { choices }, value, edit }: PartProps) {
  if (!needing(value.roles, 'grids')) return null
  return (
    <Field label="管哪些网格">
      <Choices
        label="管哪些网格"
        options={choices.grids.map(({ gridId, name }) => ({ value: gridId, text: name }))}
        values={value.gridIds}
        onChange={(gridIds) => edit({ gridIds })}
      />
    </Field>
  )
}

function Partner({ colleague: { choices }, value, edit }: PartProps) {
  if (!needing(value.roles, 'partner')) return null
  if (choices.partners.length === 0)
    return <Note tone="amber" text="还没有登记商家，请先在「积分超市 → 货架」里登记一家" />
  return (
    <Field label="哪一家商家">
      <Choice
        label="哪一家商家"
        options={choices.partners.map(({ partnerId, name }) => ({ value: partnerId, text: name }))}
        value={value.partnerId}
        onChange={(partnerId) => edit({ partnerId })}
      />
    </Field>
  )
}

function Unit({ colleague: { choices }, value, edit }: PartProps) {
  if (!needing(value.roles, ...namedUnits)) return null
  const fitting = choices.units.filter(({ type }) => needing(value.roles, type))
  return (
    <Field label="管哪里">
      <Choice
        label="管哪里"
        options={fitting.map(({ unitId, name }) => ({ value: unitId, text: shortName(name) }))}
        value={value.unitId}
        onChange={(unitId) => edit({ unitId })}
      />
    </Field>
  )
}

const Opens = ({ roles }: Pick<Wanted, 'roles'>) => (
  <View>
    {roles.map((role) => (
      <View key={role}>
        <Strong text={`${roleNames[role]}可以`} />
        <Caption text={appointments[role].opens} />
      </View>
    ))}
  </View>
)

export function AppointSheet({ colleague, whom, offered, onDone, onClose }: AppointSheetProps) {
  const single = offered.length === 1
  const { gridIds, partnerId, unitId, name, version } = colleague
  const begun: Wanted = { roles: single ? [...offered] : [], gridIds, partnerId, unitId, why: '' }
  const [value, setValue] = useState(begun)
  const [failed, setFailed] = useState<string | null>(null)
  const edit = (some: Partial<Wanted>) => setValue({ ...value, ...some })
  const send = async () => {
    const answer = await appoint(whom, {
      ...{ version, roles: value.roles, why: value.why.trim() },
      gridIds: needing(value.roles, 'grids') ? value.gridIds : [],
      partnerId: needing(value.roles, 'partner') ? value.partnerId : null,
      unitId: needing(value.roles, ...namedUnits) ? value.unitId : null,
    })
    setFailed(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return
    onDone(`${name}现在是${rolesWord(value.roles)}，已告诉本人和站长`, answer.data.version)
    onClose()
  }
  const part = { colleague, value, edit }
  return (
    <Sheet
      open
      title={`请${name}做什么？`}
      confirm="定了"
      confirmDisabled={!isWhole(value)}
      onConfirm={send}
      onClose={onClose}
    >
      <Stack>
        <View>
          {!single && (
            <Field label="做什么">
              <Choices
                label="做什么"
                options={offered.map((role) => ({ value: role, text: roleNames[role] }))}
                values={value.roles}
                onChange={(roles) => edit({ roles })}
              />
            </Field>
          )}
          <Grids {...part} />
          <Partner {...part} />
          <Unit {...part} />
          <TextField
            label="为什么请这位"
            value={value.why}
            onChange={(why) => edit({ why })}
            placeholder="比如：热心，住在这几栋"
            maxLength={60}
            optional
          />
        </View>
        <Opens roles={value.roles} />
        {failed !== null && <Note tone="seal" text={failed} />}
      </Stack>
    </Sheet>
  )
}
