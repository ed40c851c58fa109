/** What a station tells about itself: a few sentences and what it often says; and what it was honoured with. */
import { Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Written } from '@/features/screens/written'
import type { StationSelf } from '@/domain/station/sheet'
import type { Station } from './about'

export function Self({ about, slogans }: StationSelf) {
  if (about === '' && slogans.length === 0) return null
  return (
    <Section title="我们是谁">
      <Stack>
        {about !== '' && <Written text={about} pictures={[]} attachments={[]} />}
        {slogans.length > 0 && (
          <Card>
            <Stack>
              {slogans.map((slogan, index) => (
                <Strong key={`${index} ${slogan}`} text={slogan} />
              ))}
            </Stack>
          </Card>
        )}
      </Stack>
    </Section>
  )
}

export function StationHonours({ honours }: { honours: Station['honours'] }) {
  if (honours.length === 0) return null
  return (
    <Section title="得过的荣誉">
      <RowGroup>
        {honours.map(({ honourId, title, caption }) => (
          <Row key={honourId} icon="star" title={title} caption={caption} />
        ))}
      </RowGroup>
    </Section>
  )
}
