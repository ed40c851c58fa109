/** What a station tells about itself: a few sentences, what it often says, and what it was honoured with. */
import { Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Written } from '@/features/screens/written'
import type { StationSelf } from '@/domain/station/sheet'

export function Self({ about, slogans, honours }: StationSelf) {
  return (
    <>
      {(about !== '' || slogans.length > 0) && (
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
