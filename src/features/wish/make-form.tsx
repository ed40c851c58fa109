/** Writing a wish in three short steps: what, for whom, when and where. */
import { useState } from 'react'
import type { Me } from '@/api/me'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { appPages } from '@/domain/app-pages'
import { blankForm } from '@/domain/kernel/form'
import { ageOf } from '@/domain/person/birth-date'
import { GRID } from '@/domain/person/roles'
import { relationNames } from '@/domain/person/vocabulary'
import { wishForm } from '@/domain/wish/form'
import type { WishGroup } from '@/domain/wish/vocabulary'
import { goBack, replacePage } from '@/platform/navigate'
import { scanPerson } from '@/platform/scan-person'
import { useDraft } from '@/platform/use-draft'
import { StepForm, type StepDraft } from '../screens/step-form'
import { takeStep } from './store'
import type { WishDetail } from './words'

/** For whom it is made: `self`, `card`, or the id of a family member. */
type Draft = StepDraft & { who: string; cardToken: string | null }

interface WhomProps {
  draft: Draft
  edit: (some: Partial<Draft>) => void
  /** Null while it is not known who holds the phone. */
  me: Me | null
}

/** For whom the wall would say it is, as far as the birthday tells. */
function guessGroup(birthDate: string | null): WishGroup | null {
  const age = birthDate === null ? null : ageOf(birthDate, serverNow())
  if (age === null) return null
  if (age >= 60) return 'elder'
  return age < 14 ? 'child' : null
}

/** The card of somebody without a phone. */
function CardScan({ draft, edit }: Omit<WhomProps, 'me'>) {
  const [problem, setProblem] = useState<string | null>(null)
  const read = async () => {
    const found = await scanPerson()
    if ('token' in found) edit({ cardToken: found.token })
    setProblem('problem' in found ? found.problem : null)
  }
  return (
    <Field label="本人的居民卡" hint="您的名字也会记下：由您代写">
      {draft.cardToken !== null && <Note tone="jade" text="卡扫好了" />}
      <Button kind="second" text={draft.cardToken === null ? '扫居民卡' : '换一张卡'} onTap={read} />
      {problem !== null && <Note tone="seal" text={problem} />}
    </Field>
  )
}

function Whom({ draft, edit, me }: WhomProps) {
  const { roles = [], birthDate = null, family = [] } = me?.profile ?? {}
  const people = [
    { value: 'self', text: '我自己', birthDate },
    ...family.map(({ personId, name, relation, birthDate }) => ({
      ...{ value: personId, text: name, caption: relationNames[relation], birthDate },
    })),
    ...(GRID.some((role) => roles.includes(role))
      ? [{ value: 'card', text: '没带手机的街坊', caption: '扫本人的纸卡，您代写', birthDate: null }]
      : []),
  ]
  const choose = (who: string) => {
    const guess = guessGroup(people.find(({ value }) => value === who)?.birthDate ?? null)
    edit({ who, ...(!draft.group && guess !== null && { group: guess }) })
  }
  return (
    <>
      <Field label="替谁许">
        <Choice options={people} value={draft.who} onChange={choose} label="替谁许" />
      </Field>
      {draft.who === 'card' && <CardScan draft={draft} edit={edit} />}
    </>
  )
}

/** Whom it is made for, as it is sent. */
function forWhom({ who, cardToken }: Draft): { forPersonId?: string; cardToken?: string } {
  if (who === 'self') return {}
  if (who !== 'card') return { forPersonId: who }
  return cardToken === null ? {} : { cardToken }
}

/** The steps at which refusals can be put right. */
const stepOf = { WISH_NO_MONEY: 0, WISH_NOT_THIS: 0, WISH_TOO_DEAR: 2, WISH_BY_WHEN: 2, CARD_UNKNOWN: 1 }

interface MakeFormProps extends Pick<WhomProps, 'me'> {
  /** The wish to be put right; a new one without it. */
  wish?: WishDetail
  /** It is begun for somebody who stands there with a card. */
  byCard?: boolean
}

export function MakeForm({ me, wish, byCard }: MakeFormProps) {
  const draft = useDraft<Draft>(
    wish ? `wish-amend:${wish.wishId}:${wish.version}` : byCard ? 'wish-make-card' : 'wish-make',
    {
      ...{ ...blankForm(wishForm), ...wish?.form },
      ...{ step: 0, who: byCard ? 'card' : 'self', cardToken: null },
    },
  )
  const { value, edit } = draft
  const lacksCard = value.who === 'card' && value.cardToken === null
  const lead = {
    asks: <Whom draft={value} edit={edit} me={me} />,
    missing: lacksCard ? '扫一下本人的居民卡' : null,
  }
  return (
    <StepForm
      title={wish ? '改心愿' : '许个心愿'}
      table={wishForm}
      draft={draft}
      photos={{ folder: 'wish', keepAs: 'wish' }}
      steps={[
        {
          title: '想要什么',
          sheets: [['kind', 'title', 'reason', 'photos']],
          note: '心愿是一样东西或一次帮忙，不收钱也不给钱。',
        },
        { title: '为谁', sheets: [['group']], ...(!wish && { lead }) },
        {
          title: '什么时候、怎么交',
          sheets: [['neededBy', 'deliverWay', 'place'], ['estCost', 'helpersWanted'], ['sharePhone']],
          note: '交上去后，网格员先核实，再用化名挂到墙上。',
        },
      ]}
      confirm={wish ? '改好了，再交' : '写好了，交上去'}
      stepOf={stepOf}
      send={(form) =>
        wish
          ? takeStep('wish.amend', { wishId: wish.wishId, version: wish.version, form })
          : takeStep('wish.make', { form, ...forWhom(value) })
      }
      onSent={({ wishId }) =>
        wish ? goBack(appPages.wish(wishId)) : replacePage(appPages.wish(wishId, 'made'))
      }
    />
  )
}
