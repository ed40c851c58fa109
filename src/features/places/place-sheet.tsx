/** Writing a place, new or again: what it is for, where it is, when it is open; and taking away one that is no more. */
import { useRef, useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { deskPages } from '@/domain/desk-pages'
import { blankForm, draftOf, formOf } from '@/domain/kernel/form'
import { placeForm, placeProblems } from '@/domain/station/places'
import { useAttempt } from '@/features/screens/attempt'
import { Fields } from '@/features/screens/fields'
import { useFilling } from '@/features/screens/form'
import { openPage } from '@/platform/navigate'
import { HoldsFor, holdsDraft, holdsTyped } from './holds-for'
import { type DeskPlace, type Places, removePlace, savePlace } from './desk-store'

const NOWHERE = ''

interface PlaceSheetProps {
  /** The place that is changed; a new one without it. */
  place: DeskPlace | null
  /** The station's, as they stand now. */
  places: Places
  onSaid: (text: string) => void
  onClose: () => void
}

interface OfOldProps {
  place: DeskPlace
  onClose: () => void
  onRemove: () => Promise<void>
}

/** What can be done beside with a place that is there: the paper for its door, and taking it away. */
function OfOld({ place, onClose, onRemove }: OfOldProps) {
  const [asked, setAsked] = useState(false)
  const print = () => {
    onClose()
    openPage(deskPages.placeDoor(place.placeCode))
  }
  const remove = () => {
    setAsked(false)
    void onRemove()
  }
  return (
    <>
      <Button kind="second" text="看门牌，印出来" onTap={print} />
      {asked ? (
        <Note
          tone="amber"
          text={`去掉${place.form.name}？贴过的码不再管用，要撕下来`}
          action="确定去掉"
          onAction={remove}
          onClose={() => setAsked(false)}
        />
      ) : (
        <Button kind="quiet" text="去掉这个地方" onTap={() => setAsked(true)} />
      )}
    </>
  )
}

export function PlaceSheet({ place, places, onSaid, onClose }: PlaceSheetProps) {
  const { version, grids } = places
  // The draft stays while somebody else's change comes in beneath it.
  const begun = useRef({
    form: {
      ...(place === null ? blankForm(placeForm) : draftOf(placeForm, place.form)),
      gridId: place?.gridId ?? null,
      holdsFor: holdsDraft(place),
    },
    name: place === null ? 'place' : `place:${place.placeCode}:${version}`,
  }).current
  const filling = useFilling(begun.name, begun.form, placeProblems)
  const { value, edit, wrong, failed, fail } = filling
  const attempt = useAttempt(version)
  const known = place && { placeCode: place.placeCode }
  const save = async () => {
    const form = formOf(placeForm, value)
    const answer = await attempt((seen) =>
      filling.handIn(() =>
        savePlace({
          ...{ ...known, form, gridId: value.gridId, version: seen },
          holdsFor: holdsTyped(form.purposes, value.holdsFor),
        }),
      ),
    )
    if (!answer?.ok) return
    onSaid(`${form.name}存好了`)
    onClose()
  }
  const remove = async () => {
    if (!known) return
    fail(null)
    const answer = await removePlace({ ...known, version })
    if (!answer.ok) return fail(failureText(answer.failure))
    onSaid(`${value.name}去掉了`)
    onClose()
  }
  return (
    <Sheet
      open
      title={place === null ? '加一个地方' : '改这个地方'}
      confirm="存好"
      confirmDisabled={value.name.trim() === ''}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <Fields table={placeForm} answers={value} {...{ edit, wrong }} />
        <HoldsFor
          purposes={value.purposes}
          typed={value.holdsFor}
          onType={(holdsFor) => edit({ holdsFor })}
        />
        {grids.length > 0 && (
          <PickField
            label="在哪个网格"
            options={[
              { value: NOWHERE, text: '不写网格' },
              ...grids.map(({ gridId, name }) => ({ value: gridId, text: name })),
            ]}
            value={value.gridId ?? NOWHERE}
            onChange={(gridId) => edit({ gridId: gridId === NOWHERE ? null : gridId })}
          />
        )}
        {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
        {place && <OfOld place={place} onClose={onClose} onRemove={remove} />}
      </Stack>
    </Sheet>
  )
}
