/** The places of a station as its page lists them: rooms first, the others after a tap. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { byKind, placeLine } from '@/domain/station/place-words'
import type { Output } from '@/contract'
import { openPage } from '@/platform/navigate'

/** So many are in sight at once; one more than that is shown as well, as the button would need the same room. */
const FIRST = 8

export function PlaceRows({ places, office }: { places: Output<'station.open'>['places']; office: string }) {
  const [all, setAll] = useState(false)
  if (places.length === 0) return null
  const sorted = byKind(places)
  const shown = all || sorted.length <= FIRST + 1 ? sorted : sorted.slice(0, FIRST)
  return (
    <Section title="站里有哪些地方">
      <Stack>
        <RowGroup>
          {shown.map((place) => (
            <Row
              key={place.placeCode}
              icon="room"
              title={place.name}
              caption={placeLine(place, office)}
              onTap={() => openPage(appPages.place(place.placeCode))}
            />
          ))}
        </RowGroup>
        {shown.length < sorted.length && (
          <Button kind="quiet" text={`看全部 ${sorted.length} 个地方`} onTap={() => setAll(true)} />
        )}
      </Stack>
    </Section>
  )
}
