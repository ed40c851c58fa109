/** The nine steps in which a station is made ready: the next one first, each with how far it has come. All of them can wait. */
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { openSteps } from '@/domain/setup/steps'
import { shortName } from '@/domain/station/units'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { openSetup, useSetup, type Setup } from '@/features/setup/store'
import { stepWords } from '@/features/setup/words'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

type Step = Setup['steps'][number]

function Next({ step, left }: { step: Step; left: number }) {
  const { title, why, page } = stepWords[step.step]
  return (
    <Card>
      <Stack>
        <Caption text={`还有 ${left} 步，先做这一步；不急的可以放一放`} />
        <Title text={title} />
        <Caption text={why} />
        <Button text="去做" label={`去做：${title}`} onTap={() => openPage(page)} />
      </Stack>
    </Card>
  )
}

const Ready = () => (
  <Card>
    <Stack>
      <Title text="都备好了" />
      <Caption text="下面每一样随时可以再改。" />
    </Stack>
  </Card>
)

function StepRow({ step, done, count }: Step) {
  const { icon, title, why, page, counted } = stepWords[step]
  return (
    <Row
      icon={icon}
      title={title}
      caption={counted && count > 0 ? counted(count) : why}
      label={`${title}，${done ? '好了' : why}`}
      {...(done === true && { end: <Tag tone="jade" text="好了" /> })}
      onTap={() => openPage(page)}
    />
  )
}

function SetupPage() {
  return (
    <LoadedScreen title="开站九步" resource={useSetup()} open={openSetup} count={6}>
      {({ name, steps, isHead }) => {
        const next = steps.find(({ done }) => done === false)
        return (
          <>
            {next ? <Next step={next} left={openSteps(steps)} /> : <Ready />}
            <Section title={shortName(name)}>
              <RowGroup>
                {steps.map((step) => (
                  <StepRow key={step.step} {...step} />
                ))}
              </RowGroup>
            </Section>
            {!isHead && <Caption text="有几样要站长来写，您可以先看看。" />}
          </>
        )
      }}
    </LoadedScreen>
  )
}

export default wholePage(SetupPage, DeskFrame)
