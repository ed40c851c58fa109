/** What is no business of the platform: that is said, with the teams with which one may talk oneself, and nothing is sent. */
import { View } from '@tarojs/components'
import { Card, Stack, Strong } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import type { CaseKind } from '@/domain/case/define-case'
import { openPage } from '@/platform/navigate'
import { useForm } from './store'

interface ElsewhereProps {
  kind: CaseKind
  said: NonNullable<ReturnType<NonNullable<CaseKind['begin']['elsewhere']>>>
}

export function Elsewhere({ kind, said: { title, text, teams } }: ElsewhereProps) {
  const form = useForm(kind.name)
  const known = (form.status === 'ready' ? form.data.teams : null) ?? []
  return (
    <>
      <Card>
        <Stack>
          <Strong text={title} />
          <View>{text}</View>
        </Stack>
      </Card>
      {known.length > 0 && (
        <Section title={teams}>
          <RowGroup>
            {known.map(({ teamId, name }) => (
              <Row key={teamId} icon="people" title={name} onTap={() => openPage(appPages.team(teamId))} />
            ))}
          </RowGroup>
        </Section>
      )}
    </>
  )
}
