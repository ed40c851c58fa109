/** Stickers of the places that are ticked, as they go on paper. */
import { useState } from 'react'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Stack } from '@/components/card'
import { Button } from '@/components/button'
import { byKind, placeKinds } from '@/domain/station/place-words'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { openPlaces, type Places, usePlaces } from '@/features/places/desk-store'
import { Stickers, stickersId } from '@/features/places/stickers'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { stickersFile } from '@/features/screens/paper-files'
import { PrintFoot } from '@/features/screens/paper-sheet'
import { TickRow, Ticks } from '@/features/screens/tick-row'
import { wholePage } from '@/features/whole-page'

/** More pictures at once are too much for an old phone. */
const MOST = 100
/** So many stand on one sheet of A4. */
const WHOLE_SHEET = 10

const copiesOptions = [
  { value: '1', text: '1 张' },
  { value: '2', text: '2 张' },
  { value: String(WHOLE_SHEET), text: `${WHOLE_SHEET} 张，整页` },
]

const placesOf = ({ places }: Places) => byKind(places.map((place) => ({ ...place, kind: place.form.kind })))

interface ChoosingProps {
  places: Places
  off: readonly string[]
  onOff: (off: string[]) => void
}

/** Which places; all of them from the beginning. */
function Choosing({ places, off, onOff }: ChoosingProps) {
  const codes = places.places.map(({ placeCode }) => placeCode)
  const none = off.length === codes.length
  return (
    <Section title="印哪些地方">
      <Stack>
        <Button small kind="second" text={none ? '全选' : '全不选'} onTap={() => onOff(none ? [] : codes)} />
        <Ticks label="印哪些地方">
          {placesOf(places).map(({ placeCode, kind, form }) => {
            const on = !off.includes(placeCode)
            return (
              <TickRow
                key={placeCode}
                title={form.name}
                caption={placeKinds[kind]}
                on={on}
                onTap={() => onOff(on ? [...off, placeCode] : off.filter((code) => code !== placeCode))}
              />
            )
          })}
        </Ticks>
      </Stack>
    </Section>
  )
}

function PlaceStickersPage() {
  const [off, setOff] = useState<readonly string[]>([])
  const [copies, setCopies] = useState('1')
  const chosenOf = (places: Places) => placesOf(places).filter(({ placeCode }) => !off.includes(placeCode))
  const countOf = (places: Places): number => chosenOf(places).length * Number(copies)
  const fits = (places: Places): boolean => countOf(places) > 0 && countOf(places) <= MOST
  return (
    <LoadedScreen
      title="贴纸"
      resource={usePlaces()}
      open={openPlaces}
      count={4}
      action={(places) =>
        fits(places) && (
          <PrintFoot
            sheetId={stickersId}
            text={`打印 ${countOf(places)} 张贴纸`}
            take={stickersFile({
              placeCodes: chosenOf(places).map(({ placeCode }) => placeCode),
              copies: Number(copies),
            })}
            kinds={['word']}
          />
        )
      }
    >
      {(places) =>
        places.places.length === 0 ? (
          <Empty title="还没有地方" text="先在「地方」里加上，这里就有贴纸" />
        ) : (
          <>
            <Choosing places={places} off={off} onOff={setOff} />
            <Field label="一个地方印几张">
              <Choice label="一个地方印几张" options={copiesOptions} value={copies} onChange={setCopies} />
            </Field>
            {countOf(places) > MOST && (
              <Note
                tone="amber"
                text={`一次最多印 ${MOST} 张，现在是 ${countOf(places)} 张，请少选几个地方`}
              />
            )}
            {countOf(places) === 0 && <Note tone="sky" text="勾上一个地方，贴纸就在下面" />}
            {fits(places) && (
              <Section title="印出来是这样">
                <Stickers {...places} places={chosenOf(places)} copies={Number(copies)} />
              </Section>
            )}
          </>
        )
      }
    </LoadedScreen>
  )
}

export default wholePage(PlaceStickersPage, DeskFrame)
