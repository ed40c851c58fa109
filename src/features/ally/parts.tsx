/** What a partner is, needs and gives, and what it stands for in public. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong, TagLine, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { serverNow } from '@/api/server-clock'
import { casePages } from '@/domain/case-pages'
import { furtherPages } from '@/domain/further-pages'
import { Moves } from '@/features/screens/moves'
import { writtenDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Ally } from './store'

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <Section title={title}>
      <RowGroup>
        {lines.map((line) => (
          <Row key={line} title={line} />
        ))}
      </RowGroup>
    </Section>
  )

/** What it gives each month; those of the station see what it was drawn for. */
const Monthly = ({ ally: { monthly, mayLook } }: { ally: Ally }) =>
  monthly.length === 0 ? null : (
    <Section title="每月能请几次">
      <RowGroup>
        {monthly.map(({ agreementId, what, mostText, leftText }) => (
          <Row
            key={agreementId}
            title={what}
            caption={`${mostText}，${leftText}`}
            {...(mayLook && { onTap: () => openPage(furtherPages.allyDrawn(agreementId)) })}
          />
        ))}
      </RowGroup>
      <Caption text="想请的，点一单，由社区来约" />
    </Section>
  )

/** Whoever finds that it is not so writes it to the station. */
const Vow = ({ ally: { partnerId, name: whose }, card }: { ally: Ally; card: Ally['vowCards'][number] }) => {
  const { vow, name, text, day } = card
  const what = `「${whose}」的承诺「${name}」`
  return (
    <Card>
      <Stack>
        <View>
          <Strong text={name} />
          <View>{text}</View>
          <Caption text={`${writtenDayWord(day, serverNow())}起公开承诺`} />
        </View>
        <Moves>
          <Button
            small
            kind="second"
            text="没有做到？反映"
            onTap={() =>
              openPage(
                casePages.beginCase('complaint', { on: 'partner', id: partnerId, part: `vow:${vow}`, what }),
              )
            }
          />
        </Moves>
      </Stack>
    </Card>
  )
}

export const AboutAlly = ({ ally }: { ally: Ally }) => (
  <Stack>
    <Card>
      <Title text={ally.name} />
      <TagLine>
        <Tag text={ally.sortText} />
      </TagLine>
      {ally.place !== '' && <Caption text={ally.place} />}
    </Card>
    {ally.vowCards.map((card) => (
      <Vow key={card.vow} ally={ally} card={card} />
    ))}
    <Monthly ally={ally} />
    <Lines title="能给什么" lines={ally.gives} />
    <Lines title="需要什么" lines={ally.needs} />
    <Lines title="认领了什么" lines={ally.projects} />
  </Stack>
)
