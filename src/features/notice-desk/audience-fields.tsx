/** To whom a notice goes: the whole station, or grids and their buildings, roles, and the people of an activity. */
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { audienceRoles, type AudienceRole } from '@/domain/notice/vocabulary'
import { roleNames } from '@/domain/person/roles'
import { dayWord } from '@/domain/words/moments'
import type { GridDraft, NoticeDraft } from './notice-draft'
import type { FormChoices } from './store'

interface AudienceFieldsProps {
  value: NoticeDraft
  edit: (some: Partial<NoticeDraft>) => void
  choices: FormChoices
  error?: string
  now: number
}

const whole = 'whole'
const mostActivities = 5

const roleOptions = audienceRoles.map((role) => ({ value: role, text: roleNames[role] }))

/** One grid: all of it, or some of its buildings. */
function GridField({
  grid,
  place,
  onChange,
}: {
  grid: GridDraft
  place: FormChoices['grids'][number]
  onChange: (grid: GridDraft) => void
}) {
  const { gridId, buildings } = grid
  const pick = (values: readonly string[]) => {
    const all = values.includes(whole)
    // Choosing a building of a whole grid narrows it; choosing the whole grid lets go of the buildings.
    if (all && buildings !== null) return onChange({ gridId, buildings: null })
    return onChange({ gridId, buildings: values.filter((each) => each !== whole) })
  }
  return (
    <Field label={place.name}>
      <Choices
        label={`${place.name}的哪些楼`}
        options={[
          { value: whole, text: '整个网格' },
          ...place.buildings.map((building) => ({ value: building, text: building })),
        ]}
        values={buildings ?? [whole]}
        onChange={pick}
      />
    </Field>
  )
}

/** Where there is one grid alone, what is left to choose is which of its buildings. */
function PlaceFields({ value, edit, choices }: AudienceFieldsProps) {
  const chosen = value.grids.map(({ gridId }) => gridId)
  const pick = (gridIds: readonly string[]) =>
    edit({
      grids: gridIds.map(
        (gridId) => value.grids.find((grid) => grid.gridId === gridId) ?? { gridId, buildings: null },
      ),
    })
  const change = (next: GridDraft) =>
    edit({ grids: value.grids.map((grid) => (grid.gridId === next.gridId ? next : grid)) })
  const only = choices.grids.length === 1 ? choices.grids[0] : undefined
  if (only) {
    const { gridId } = only
    const [grid = { gridId, buildings: [] }] = value.grids
    const none = (next: GridDraft) => next.buildings?.length === 0
    return (
      <GridField grid={grid} place={only} onChange={(next) => edit({ grids: none(next) ? [] : [next] })} />
    )
  }
  return (
    <>
      <Field label="哪些网格" optional>
        <Choices
          label="哪些网格"
          options={choices.grids.map(({ gridId, name }) => ({ value: gridId, text: name }))}
          values={chosen}
          onChange={pick}
        />
      </Field>
      {choices.grids.map((place) => {
        const grid = value.grids.find(({ gridId }) => gridId === place.gridId)
        return grid && <GridField key={place.gridId} grid={grid} place={place} onChange={change} />
      })}
    </>
  )
}

function ActivityField({ value, edit, choices, now }: AudienceFieldsProps) {
  const titleOf = (activityId: string) =>
    choices.activities.find((activity) => activity.activityId === activityId)?.title ?? '一场活动'
  const others = choices.activities.filter(({ activityId }) => !value.activityIds.includes(activityId))
  return (
    <>
      {value.activityIds.length > 0 && (
        <Field label="报了这些活动的人">
          <Choices
            label="报了这些活动的人"
            options={value.activityIds.map((activityId) => ({
              value: activityId,
              text: titleOf(activityId),
            }))}
            values={value.activityIds}
            onChange={(activityIds) => edit({ activityIds })}
          />
        </Field>
      )}
      {others.length > 0 && value.activityIds.length < mostActivities && (
        <PickField
          label={value.activityIds.length > 0 ? '再加一场活动' : '报了某场活动的人'}
          optional
          options={others.map(({ activityId, title, nextStartAt }) => ({
            value: activityId,
            text: nextStartAt === null ? title : `${title} · ${dayWord(nextStartAt, now)}`,
          }))}
          value={null}
          onChange={(activityId) => edit({ activityIds: [...value.activityIds, activityId] })}
          placeholder="选一场活动"
        />
      )}
    </>
  )
}

export function AudienceFields(props: AudienceFieldsProps) {
  const { value, edit, choices, error } = props
  return (
    <>
      {choices.wholeStation && (
        <Card flush>
          <SwitchRow
            label="全站的人"
            hint="每一位在站里登记过的居民"
            on={value.station}
            onChange={(station) => edit({ station })}
          />
        </Card>
      )}
      {!value.station && (
        <Card>
          <PlaceFields {...props} />
          {choices.wholeStation && (
            <Field label="哪些身份的人" optional>
              <Choices<AudienceRole>
                label="哪些身份的人"
                options={roleOptions}
                values={value.roles}
                onChange={(roles) => edit({ roles })}
              />
            </Field>
          )}
          <ActivityField {...props} />
          {error !== undefined && (
            <Field label="" error={error}>
              {null}
            </Field>
          )}
        </Card>
      )}
    </>
  )
}
