/** What is prepared for a day that comes round: which activity its draft begins like, or none. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { type Answer, failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { deskPages } from '@/domain/desk-pages'
import { startOf } from '@/domain/kernel/clock'
import { dateWord } from '@/domain/words/moments'
import { ListSearch } from '@/features/screens/list-search'
import { openPage } from '@/platform/navigate'
import { findHeld, saveSeason, type SeasonDay, skipSeason, type Year } from './store'

const NOTHING = ''

type Choices = Year['choices']

/** What was looked for, with what was found, and what had been chosen before. */
interface Found {
  text: string
  choices: Choices
  chosen: Choices[number] | null
}

const foundWord = ({ text, choices }: Found): string =>
  choices.length === 0
    ? `没有找到名称里有「${text}」的，换个说法`
    : `名称里有「${text}」的有 ${choices.length} 个，在下面选`

interface SeasonSheetProps {
  day: SeasonDay
  year: Year
  onSaid: (text: string) => void
  onClose: () => void
}

export function SeasonSheet({ day: season, year, onSaid, onClose }: SeasonSheetProps) {
  const { key, name, plan } = season
  const { version } = year
  const [found, setFound] = useState<Found | null>(null)
  const choices = found?.choices ?? year.choices
  const [chosen, setChosen] = useState(plan?.activityId ?? NOTHING)
  const [failed, setFailed] = useState<string | null>(null)
  const now = serverNow()
  const wordOf = (day: string): string => dateWord(startOf(day), now)
  const planned = plan && { activityId: plan.activityId, title: plan.title }
  const kept = found?.chosen ?? planned
  const known = choices.some(({ activityId }) => activityId === kept?.activityId)
  const options = [
    { value: NOTHING, text: '不用起草' },
    ...(kept && !known ? [{ value: kept.activityId, text: kept.title }] : []),
    ...choices.map(({ activityId, title }) => ({ value: activityId, text: title })),
  ]
  const taken = (answer: Answer<unknown>, said: string) => {
    if (!answer.ok) return setFailed(failureText(answer.failure))
    onSaid(said)
    onClose()
  }
  const look = async (text: string) => {
    const stays = choices.find(({ activityId }) => activityId === chosen) ?? kept
    if (text === '') return setFound(stays ? { text, choices: year.choices, chosen: stays } : null)
    const answer = await findHeld(text)
    if (!answer.ok) return setFailed(failureText(answer.failure))
    setFound({ text, choices: answer.data.choices, chosen: stays })
  }
  const save = async () => {
    const activityId = chosen === NOTHING ? null : chosen
    taken(
      await saveSeason({ key, activityId, version }),
      activityId === null ? `${name}不再起草` : `${name}定好了，提前十四天写好草稿等您看`,
    )
  }
  const skip = async (day: string) =>
    taken(await skipSeason({ key, day, version }), `${name}这一回不起草，下一回照旧`)
  const { draftId = null, next = null, draftOn = null } = plan ?? {}
  return (
    <Sheet
      open
      title={name}
      confirm="存好"
      confirmDisabled={chosen === (plan?.activityId ?? NOTHING)}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack>
        <ListSearch label="找办过的活动" placeholder="活动名称" text={found?.text ?? ''} onText={look} />
        {found !== null && found.text !== '' && <Caption text={foundWord(found)} />}
        <PickField label="照哪个活动起草" options={options} value={chosen} onChange={setChosen} />
        {next !== null && draftOn !== null && (
          <Caption text={`下一回是 ${wordOf(next)}，${wordOf(draftOn)}起草；要您看过送审才发布。`} />
        )}
        {year.choices.length === 0 && (
          <Note tone="sky" text="站里还没有办过的活动；办过一次，明年就能照着起草" />
        )}
        {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
        {draftId !== null && (
          <Button kind="second" text="看上回起草的" onTap={() => openPage(deskPages.deskActivity(draftId))} />
        )}
        {next !== null && <Button kind="quiet" text="这一回不办" onTap={() => skip(next)} />}
      </Stack>
    </Sheet>
  )
}
