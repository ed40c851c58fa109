/** What a station tells about itself: a few sentences, what it often says, and what it was honoured with. */
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import type { StationSelf } from '@/domain/station/sheet'

export function Self({ about, slogans, honours }: StationSelf) {
  return (
    <>
      {(about !== '' || slogans.length > 0) && (
        <Section title="我们是谁">
          <Card>
            <Stack>
              {about !== '' && <Caption text={about} />}
              {slogans.map((slogan, index) => (
                <Strong key={`${index} ${slogan}`} text={slogan} />
              ))}
            </Stack>
          </Card>
        </Section>
      )}
      {honours.length > 0 && (
        <Section title="得过的荣誉">
          <RowGroup>
            {honours.map((honour, index) => (
              <Row key={`${index} ${honour}`} icon="star" title={honour} />
            ))}
          </RowGroup>
        </Section>
      )}
    </>
  )
}
